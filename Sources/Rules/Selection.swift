import HTTPFields
import OpenAPI
import Syntax

/// Which headers a rule looks at: `on`, `headers`, `versions`, `part-of`, `where` and `unless` of its entry.
struct Selection: Sendable {
  let kinds: Set<HeaderEntry.Kind>
  /// Nil for all names.
  private let names: NameQuery?
  private let versions: Set<OpenAPIVersion>?
  /// The media type whose parts carry the header.
  private let multipart: String?
  private let condition: Condition?
  private let exceptions: [Condition]

  /// The words of `on`.
  private enum Place: String, CaseIterable {
    case parameter
    case responseHeader = "response-header"
    case partHeader = "part-header"
    case apiKey = "api-key"
    case unusedComponent = "unused-component"
    case header

    var kinds: Set<HeaderEntry.Kind> {
      switch self {
      case .parameter: [.request]
      case .responseHeader: [.response]
      case .partHeader: [.encoding]
      case .apiKey: [.apiKey]
      case .unusedComponent: [.component]
      case .header: [.request, .response, .component, .encoding, .apiKey]
      }
    }
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    guard let on = entry.value("on") else { throw RuleFileError("the entry lacks 'on'", at: entry.node) }
    var kinds: Set<HeaderEntry.Kind> = []
    for node in on.isSequence ? on.elements : [on] {
      kinds.formUnion(try EntryReader.word(node, "place", Place.self).kinds)
    }
    self.kinds = kinds
    names = try entry.value("headers").map { (node) throws(RuleFileError) in try NameQuery(node) }
    versions = try Self.versions(entry)
    multipart = try entry.string("part-of")
    condition = try entry.value("where").map { (node) throws(RuleFileError) in try Condition(node) }
    exceptions = try Self.exceptions(entry)
  }

  private static func versions(_ entry: EntryReader) throws(RuleFileError) -> Set<OpenAPIVersion>? {
    guard let node = entry.value("versions") else { return nil }
    var versions: Set<OpenAPIVersion> = []
    for element in node.isSequence ? node.elements : [node] {
      versions.insert(try EntryReader.word(element, "version", OpenAPIVersion.self))
    }
    return versions
  }

  /// `unless` is one condition or a list of them, each of which is enough.
  private static func exceptions(_ entry: EntryReader) throws(RuleFileError) -> [Condition] {
    guard let node = entry.value("unless") else { return [] }
    var conditions: [Condition] = []
    for element in node.isSequence ? node.elements : [node] { conditions.append(try Condition(element)) }
    return conditions
  }

  /// The entries that the rule looks at, in document order.
  func entries(_ inspection: Inspection) -> [HeaderEntry] {
    if let versions, !versions.contains(inspection.document.version) { return [] }
    let parts = multipart.map { inspection.document.headersOfParts(in: $0) }
    return inspection.entries(on: kinds).filter { entry in
      names?.matches(entry, inspection) ?? true
        && (parts?.contains(entry.element) ?? true)
        && conditionsHold(for: entry, in: inspection.document)
    }
  }

  /// A shared response counts when the conditions hold for one of its uses.
  private func conditionsHold(for entry: HeaderEntry, in document: APIDocument) -> Bool {
    guard condition != nil || !exceptions.isEmpty else { return true }
    return Situation.all(of: entry, in: document).contains { situation in
      (condition?.holds(in: situation) ?? true) && !exceptions.contains { $0.holds(in: situation) }
    }
  }
}

extension APIDocument {
  /// The entries for headers of the parts of some media type, by their elements.
  fileprivate func headersOfParts(in mediaType: String) -> Set<Node> {
    Set(
      headerMaps.filter { $0.mediaTypes.contains(mediaType) }.flatMap(\.headers).map { headers[$0].element })
  }
}

/// A header in one of its uses.
struct Situation {
  let document: APIDocument
  let response: Response?
  /// Nil where nothing uses the response.
  let use: Response.Use?

  static func all(of entry: HeaderEntry, in document: APIDocument) -> [Situation] {
    if entry.responses.isEmpty { return [Situation(document: document, response: nil, use: nil)] }
    return entry.responses.flatMap { all(of: document.responses[$0], in: document) }
  }

  static func all(of response: Response, in document: APIDocument) -> [Situation] {
    if response.uses.isEmpty { return [Situation(document: document, response: response, use: nil)] }
    return response.uses.map { Situation(document: document, response: response, use: $0) }
  }
}

/// When a rule looks at a header: `where` and `unless` of its entry. All that is said must hold.
struct Condition: Sendable {
  /// In upper case.
  private let methods: Set<String>?
  /// `201`, `3XX`.
  private let statuses: [String]?
  private let content: Content?
  /// A header that the response doesn't have.
  private let lacks: NamePattern?
  /// Keys of which some mapping of the document's files has one.
  private let properties: [String]?

  private enum Content: String, CaseIterable {
    case none
    case any
  }

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    methods = try reader.strings("method").map(Set.init)
    statuses = try reader.strings("status")
    content = try reader.word("content", Content.self)
    lacks = try reader.string("lacks").map(NamePattern.init)
    properties = try reader.strings("property")
    try reader.finish()
  }

  func holds(in situation: Situation) -> Bool {
    if let methods {
      guard let use = situation.use, methods.contains(situation.document.operations[use.operation].method)
      else {
        return false
      }
    }
    if let statuses {
      guard let status = situation.use?.status, statuses.contains(where: { Self.status(status, fits: $0) })
      else {
        return false
      }
    }
    if let content {
      guard let response = situation.response, response.hasContent == (content == .any) else { return false }
    }
    if let lacks {
      guard let response = situation.response, response.hasAllHeaders,
        !has(lacks, response, situation.document)
      else { return false }
    }
    if let properties {
      guard situation.document.files.contains(where: { properties.contains(where: $0.containsKey) }) else {
        return false
      }
    }
    return true
  }

  private func has(_ name: NamePattern, _ response: Response, _ document: APIDocument) -> Bool {
    response.headers.contains { name.matches(lowercase: document.headers[$0].key) }
  }

  /// - Parameter pattern: a status, or a class of them such as `3XX`.
  private static func status(_ status: String, fits pattern: String) -> Bool {
    guard pattern.hasSuffix("XX") else { return status == pattern }
    return status.utf8.count == 3 && status.utf8.first == pattern.utf8.first
  }
}
