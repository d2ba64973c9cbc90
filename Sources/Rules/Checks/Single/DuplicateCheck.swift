import OpenAPI
import Syntax

/// `duplicate`: the same header twice in one place, ignoring case.
struct DuplicateCheck: Check {
  static let word = "duplicate"
  static let meaning = "The same header twice in one place, when case is ignored."
  static var keys: [EntryKey] {
    [
      EntryKey(
        "for", .oneOf(DuplicateFault.self), default: "all faults without a case of their own",
        "what a case is about: twice in a list of parameters, spelt alike; the same, spelt differently; twice in a map of headers; in an operation and, spelt differently, in its path; as a parameter of operations with a security scheme in force that sends it"
      )
    ]
  }
  static let placeholders = ["header", "first", "write", "scheme"]

  private let cases: FaultCases<DuplicateFault>

  init(_ entry: EntryReader) throws(RuleFileError) {
    cases = try FaultCases(entry, Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    for list in document.parameterLists { inspect(list, inspection, &collector) }
    for map in document.headerMaps { inspect(map, inspection, &collector) }
    var compared: Set<[ParameterListIndex]> = []
    for operation in document.operations {
      guard let own = operation.ownParameters, let path = operation.pathParameters,
        compared.insert([own, path]).inserted
      else { continue }
      inspect(own: document.parameterLists[own], path: document.parameterLists[path], inspection, &collector)
    }
    inspectCredentials(inspection, &collector)
  }

  private func inspect(_ list: ParameterList, _ inspection: Inspection, _ collector: inout FindingCollector) {
    let headers = inspection.document.headers
    var first: [String: ParameterUse] = [:]
    for item in list.items {
      let entry = headers[item.header]
      let name = entry.name
      guard let earlier = first[entry.key] else {
        first[entry.key] = item
        continue
      }
      let firstName = headers[earlier.header].name
      add(
        firstName == name ? .list : .respelt, name, first: firstName, about: inspection.subject(item),
        fix: Self.isSame(earlier.site, item.site) ? inspection.removing(item) : nil, &collector)
    }
  }

  private func inspect(_ map: HeaderMap, _ inspection: Inspection, _ collector: inout FindingCollector) {
    var first: [String: HeaderEntry] = [:]
    for index in map.headers {
      let entry = inspection.document.headers[index]
      guard let earlier = first[entry.key] else {
        first[entry.key] = entry
        continue
      }
      let fix =
        earlier.element.hasSameContent(as: entry.element) && earlier.element != entry.element
        ? inspection.removing(entry) : nil
      add(.map, entry.name, first: earlier.name, about: inspection.subject(entry), fix: fix, &collector)
    }
  }

  /// Whether two parameters differ in nothing but how their names are spelt.
  private static func isSame(_ left: Node, _ right: Node) -> Bool {
    func others(_ node: Node) -> [Node.Member] { node.members.filter { $0.name != "name" } }
    let (own, other) = (others(left), others(right))
    return left != right && own.count == other.count
      && own.allSatisfy { member in
        right.value(ofKey: member.name).map(member.value.hasSameContent) ?? false
      }
  }

  /// An operation's parameter overrides its path's only if both are spelled alike (OpenAPI, Operation
  /// Object).
  private func inspect(
    own: ParameterList, path: ParameterList, _ inspection: Inspection, _ collector: inout FindingCollector
  ) {
    let headers = inspection.document.headers
    let inherited = Dictionary(grouping: path.items.map { headers[$0.header] }, by: \.key)
    for item in own.items {
      let entry = headers[item.header]
      let name = entry.name
      let same = inherited[entry.key, default: []].map(\.name)
      guard let other = same.first, !same.contains(name) else { continue }
      // A shared parameter may be right elsewhere.
      let style = inspection.style
      let isRight = style.accepts(other)
      let fix = isRight && item.site == entry.element ? inspection.renaming(entry, to: other) : nil
      add(
        .override, name, first: other,
        write: isRight ? "'\(other)'" : "'\(style.proposal(for: other))' in both places",
        about: inspection.subject(item), fix: fix, &collector)
    }
  }

  // MARK: Credentials

  /// A header parameter that a scheme sends wherever the parameter stands: elsewhere it may be needed.
  private func inspectCredentials(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    guard let index = cases.own(.credential) else { return }
    let credentials = SentCredentials(document)
    if credentials.isEmpty { return }
    let sent = Set(document.operations.lazy.flatMap { credentials.of($0).keys })
    let entries = document.headers.filter { $0.kind == .request && sent.contains($0.key) }
    let items = inspection.parameterUses(of: entries).map { use, operations in
      let entry = document.headers[use.header]
      return (use: use, entry: entry, scheme: Self.scheme(sending: entry.key, with: operations, credentials))
    }
    let itemsOfEntries = Dictionary(grouping: items) { $0.entry.element }
    var reported: Set<Node> = []
    for (use, entry, scheme) in items {
      guard let scheme else { continue }
      let isAlways = itemsOfEntries[entry.element]!.allSatisfy { $0.scheme != nil }
      guard !isAlways || reported.insert(entry.element).inserted else { continue }
      var subject = isAlways ? inspection.subject(entry) : inspection.subject(use)
      subject.elements = [entry.element]
      collector.add(
        case: index, about: subject, arguments: ["header": entry.name, "scheme": scheme],
        fix: isAlways ? inspection.removing(entry) : inspection.removing(use))
    }
  }

  /// The scheme that sends a header with the requests of each operation; nil where one of them has none.
  private static func scheme(
    sending key: String, with operations: [Operation], _ credentials: SentCredentials
  ) -> String? {
    let schemes = operations.map { credentials.of($0)[key] }
    return schemes.contains(nil) ? nil : schemes.first ?? nil
  }

  private func add(
    _ fault: DuplicateFault, _ name: String, first: String, write: String = "", about subject: Subject,
    fix: Fix? = nil,
    _ collector: inout FindingCollector
  ) {
    guard let index = cases[fault] else { return }
    collector.add(
      case: index, about: subject, arguments: ["header": name, "first": first, "write": write], fix: fix)
  }
}

/// The words of `for`.
private enum DuplicateFault: String, CaseIterable {
  /// Twice in a list of parameters, spelled alike.
  case list
  /// Twice in a list of parameters, spelled differently.
  case respelt
  /// Twice in a map of headers.
  case map
  /// In an operation and, spelled differently, in its path.
  case override
  /// A parameter that a security scheme sends already.
  case credential
}
