import HTTPFields
import OpenAPI
import Syntax

/// Which headers a rule looks at: `on`, `headers`, `with-substitutes`, `versions`, `part-of`, `described`, `unless-only`,
/// `unless-key`, `where` and `unless` of its entry.
///
/// A class to make copying cheap.
final class Selection: Sendable {
  let kinds: HeaderKinds
  /// Nil for all names.
  private let names: NameQuery?
  private let versions: Set<OpenAPIVersion>?
  /// The media type of the parts that carry the header.
  private let multipart: String?
  /// A header that states values, and only these, isn't meant.
  private let unwantedValues: Set<String>
  /// An object with one of these keys isn't meant.
  private let unwantedKeys: [String]
  /// What a description must say.
  private let sentence: SentenceQuery?
  private let filter: RuleContextFilter
  /// Whether a header that the configuration permits has a meaning of its own.
  private let isUnlessPermitted: Bool

  static let keys =
    [
      EntryKey("on", .someOf(SelectionWord.self), "the kinds of headers"),
      EntryKey(
        "headers", .other("names and globs, or a query"), default: "all names",
        """
        the names; or `status` (one or several of \(FieldFacts.Status.words)), `proprietary` (whether only those that \
        neither the registry nor anybody else's specification has), `like` (names that these are like, separators and case aside) and `except` (names to \
        leave out)
        """),
      EntryKey("versions", .someOf(OpenAPIVersion.self), default: "all versions", "the versions of OpenAPI"),
      EntryKey(
        "part-of", .text, default: "all parts",
        "with `on: part-header`, the media type, in lower case, whose parts carry the header"),
      EntryKey(
        "unless-only", .texts, default: "none",
        "values; a header that states some, and only these, isn't meant"),
      EntryKey(
        "as-spelt", .boolean, default: "`false`",
        "whether only headers with exactly these names are meant, not others that count as them"),
      EntryKey(
        "with-substitutes", .boolean, default: "`false`",
        "whether headers are meant as well that another rule wants replaced with one of these"),
      EntryKey(
        "unless-permitted", .boolean, default: "`false`",
        "whether headers are left out that the configuration permits"),
      EntryKey(
        "unless-key", .texts, default: "none",
        "keys; where the object that declares the header has one of these, it isn't meant"),
      EntryKey(
        "described", .keys(SentenceQuery.keys), default: "however it is described",
        "a description of the header has such a sentence"),
    ] + RuleContextFilter.keys

  init(_ entry: EntryReader) throws(RuleFileError) {
    guard let on = entry.value("on") else { throw RuleFileError("the entry lacks 'on'", at: entry.node) }
    kinds = Self.kinds(try EntryReader.words(on, "place", SelectionWord.self))
    let isAsSpelt = try entry.boolean("as-spelt") ?? false
    let hasSubstitutes = try entry.boolean("with-substitutes") ?? false
    names = try entry.value("headers").map { (node) throws(RuleFileError) in
      try NameQuery(node, isAsSpelt: isAsSpelt, hasSubstitutes: hasSubstitutes)
    }
    isUnlessPermitted = try entry.boolean("unless-permitted") ?? false
    versions = try Self.versions(entry)
    multipart = try entry.string("part-of")
    unwantedValues = Set(try entry.strings("unless-only") ?? [])
    unwantedKeys = try entry.strings("unless-key") ?? []
    sentence = try entry.value("described").map { (node) throws(RuleFileError) in
      let reader = try EntryReader(node)
      let sentence = try SentenceQuery(reader)
      try reader.finish()
      return sentence
    }
    filter = try RuleContextFilter(entry)
  }

  /// What `on` says, if it is about headers.
  static func kinds(_ on: Node) -> HeaderKinds? {
    guard let words = try? EntryReader.words(on, "place", SelectionWord.self) else { return nil }
    return kinds(words)
  }

  private static func kinds(_ words: [SelectionWord]) -> HeaderKinds {
    words.reduce(into: []) { $0.formUnion($1.kinds) }
  }

  static func versions(_ entry: EntryReader) throws(RuleFileError) -> Set<OpenAPIVersion>? {
    guard let node = entry.value("versions") else { return nil }
    return Set(try EntryReader.words(node, "version", OpenAPIVersion.self))
  }

  /// The entries that the rule applies to, in document order. A shared one counts if the conditions hold for
  /// any of its uses.
  func entries(_ inspection: Inspection) -> [HeaderEntry] {
    let candidates = candidates(inspection)
    guard !filter.isEmpty else { return candidates }
    var sieve = RuleContextSieve(filter)
    return candidates.filter { !sieve.fitting(inspection.contexts.uses(of: $0)).contexts.isEmpty }
  }

  /// The definitions of these entries; see `Inspection.definitions(of:)`.
  func definitions(_ inspection: Inspection) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    guard isAboutVersion(inspection) else { return [] }
    guard names == nil, multipart == nil, unwantedValues.isEmpty, unwantedKeys.isEmpty, sentence == nil,
      filter.isEmpty
    else {
      return inspection.definitions(of: entries(inspection))
    }
    return inspection.definitions(on: kinds)
  }

  /// The same entries, each with the uses for which the conditions hold.
  func uses(_ inspection: Inspection) -> [(entry: HeaderEntry, contexts: RuleContextList)] {
    var sieve = RuleContextSieve(filter)
    return candidates(inspection).compactMap { entry in
      let fitting = sieve.fitting(inspection.contexts.uses(of: entry))
      return fitting.contexts.isEmpty ? nil : (entry, fitting)
    }
  }

  /// Whether a field of the catalogue is meant, as far as its name and status tell.
  func mayMean(_ field: FieldFacts) -> Bool { names?.mayMean(field) ?? true }

  func isAboutVersion(_ inspection: Inspection) -> Bool {
    versions?.contains(inspection.document.version) ?? true
  }

  private func candidates(_ inspection: Inspection) -> [HeaderEntry] {
    guard isAboutVersion(inspection) else { return [] }
    let parts = multipart.map { inspection.document.headersOfParts(in: $0) }
    var candidates =
      if let names {
        inspection.entries(on: kinds) { names.matches($0, inspection) }
      } else {
        inspection.entries(on: kinds)
      }
    if let names {
      // An alias beside its header is to be deleted; what else is wrong with it doesn't matter.
      candidates.removeAll { entry in
        names.isOnlyAlias(entry)
          && (inspection.standsBesideItsHeader(entry) || isDeprecatedSubstitute(entry, inspection))
      }
    }
    if let parts { candidates.removeAll { !parts.contains($0.element) } }
    if !unwantedValues.isEmpty { candidates.removeAll { statesOnlyUnwanted($0, inspection.document) } }
    if isUnlessPermitted { candidates.removeAll { inspection.added.permitted.contains($0.key) } }
    if !unwantedKeys.isEmpty { candidates.removeAll(where: hasUnwantedKey) }
    if let sentence { candidates.removeAll { !isDescribed($0, sentence, inspection.document) } }
    return candidates
  }
}

extension FieldFacts.Status {
  fileprivate static var words: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }
}

extension Selection {
  /// Whether it does the same as another header and is deprecated: it can only go, so that nobody says to write that one.
  private func isDeprecatedSubstitute(_ entry: HeaderEntry, _ inspection: Inspection) -> Bool {
    inspection.aliases.successor(of: entry) != nil && inspection.isDeprecated(entry)
  }

  private func statesOnlyUnwanted(_ entry: HeaderEntry, _ document: APIDocument) -> Bool {
    guard let index = entry.definition else { return false }
    return document.definitions[index].states(only: unwantedValues, in: document)
  }

  private func hasUnwantedKey(_ entry: HeaderEntry) -> Bool {
    unwantedKeys.contains { entry.element.value(ofKey: $0) != nil }
  }

  private func isDescribed(_ entry: HeaderEntry, _ sentence: SentenceQuery, _ document: APIDocument) -> Bool {
    guard let index = entry.definition else { return false }
    return document.definitions[index].descriptions(in: document).contains(where: sentence.isIn)
  }
}

extension HeaderDefinition {
  /// Whether it states values, and only some of these.
  func states(only values: Set<String>, in document: APIDocument) -> Bool {
    let texts = statedTexts(in: document).filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy(values.contains)
  }
}

extension APIDocument {
  /// The entries for headers of parts of some media type, by their elements.
  fileprivate func headersOfParts(in mediaType: String) -> Set<Node> {
    Set(
      headerMaps.filter { $0.mediaTypes.contains(mediaType) }.flatMap(\.headers).map { headers[$0].element })
  }
}

/// The words of `on`.
private enum SelectionWord: String, CaseIterable {
  case parameter
  case responseHeader = "response-header"
  case partHeader = "part-header"
  case apiKey = "api-key"
  case unusedComponent = "unused-component"
  case header

  var kinds: HeaderKinds {
    switch self {
    case .parameter: .request
    case .responseHeader: .response
    case .partHeader: .encoding
    case .apiKey: .apiKey
    case .unusedComponent: .component
    case .header: .all
    }
  }
}
