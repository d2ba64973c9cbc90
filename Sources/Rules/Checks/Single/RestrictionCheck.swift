import OpenAPI
import Syntax

/// `restriction`: formats, lengths, patterns and lists that exclude values the guideline allows, unless a
/// description mentions it.
///
/// Skips callbacks and webhooks: the API may choose what it sends itself.
struct RestrictionCheck: SchemaDemanding {
  static let word = "restriction"
  static let judgesForm = true
  static let looksAtSelection = true
  static let meaning =
    "Formats, lengths, patterns and lists that exclude values that the guideline allows, where no description mentions it. Silent about callbacks and webhooks."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("formats", .texts, default: "none", "formats that exclude some of the values"),
      EntryKey(
        "characters", .text,
        "the characters that values may have, as inside the brackets of a regular expression"),
      EntryKey("length", .integer, "how many characters values may have"),
      EntryKey(
        "words", .texts, default: "none",
        "words, and globs over words, one of which a description has if it mentions a restriction"),
    ]
  }
  static let placeholders = ["header", "restriction", "keyword"]

  private let selection: Selection
  /// Formats that exclude some of the values.
  private let formats: [String]
  /// The characters of a value, and their number.
  private let characters: Pattern
  private let length: Int
  /// Words by which a description mentions a restriction.
  private let words: WordList

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    formats = try entry.strings("formats") ?? []
    let group = try entry.requiredString("characters")
    guard let characters = Pattern("[\(group)]"), let length = try entry.integer("length") else {
      throw RuleFileError(
        "the entry lacks a 'length', or its 'characters' aren't a character class", at: entry.node)
    }
    self.characters = characters
    self.length = length
    words = WordList(try entry.strings("words") ?? [])
    try entry.readMessage(Self.placeholders)
  }

  func addDemands(to table: inout SchemaDemands.Table, _ rule: Rule, _ inspection: Inspection) {
    for entry in selection.entries(inspection) {
      table[entry.index, default: []].append(
        SchemaDemands.Entry(demand: .otherFormats(than: formats), settings: [], field: nil))
    }
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var judged: [String: Bool] = [:]
    for (index, entries) in selection.definitions(inspection) {
      let definition = inspection.document.definitions[index]
      let parts = definition.schemaParts(in: inspection.document).lazy
      guard let fault = parts.compactMap({ leftOut(by: $0, &judged) }).first,
        !definition.descriptions(in: inspection.document).contains(where: words.isIn)
      else { continue }
      let entries = entries.filter { $0.via == nil }
      if entries.isEmpty { continue }
      collector.add(
        about: inspection.subject(definition, entries, at: fault.node),
        arguments: [
          "header": entries[0].name, "restriction": fault.restriction, "keyword": fault.keyword,
        ])
    }
  }

  /// - Parameter judged: whether patterns exclude anything; many headers may share one.
  private func leftOut(by schema: SchemaView, _ judged: inout [String: Bool]) -> RestrictionFault? {
    if let format = schema.keyword("format"), let text = format.text, formats.contains(text) {
      return RestrictionFault(keyword: "format", restriction: "'format: \(text)'", node: format)
    }
    if let node = schema.keyword("maxLength"), let text = node.text, let maximum = Int(text), maximum < length
    {
      return RestrictionFault(keyword: "maxLength", restriction: "'maxLength: \(maximum)'", node: node)
    }
    if let node = schema.keyword("minLength"), let text = node.text, let minimum = Int(text), minimum > 1 {
      return RestrictionFault(keyword: "minLength", restriction: "'minLength: \(minimum)'", node: node)
    }
    if let list = schema.keyword("enum"), list.isSequence {
      return RestrictionFault(keyword: "enum", restriction: "its 'enum'", node: list)
    }
    if let value = schema.keyword("const") {
      return RestrictionFault(keyword: "const", restriction: "its 'const'", node: value)
    }
    guard let pattern = schema.keyword("pattern"), let text = pattern.string else { return nil }
    let leavesSomeOut = judged[text] ?? leavesOut(text)
    judged[text] = leavesSomeOut
    return leavesSomeOut
      ? RestrictionFault(keyword: "pattern", restriction: "its 'pattern'", node: pattern) : nil
  }

  /// Whether it rejects some permitted value. Without anchors it is taken as meant for the whole value; an
  /// unsupported pattern, or one too hard to match, is assumed to exclude most values.
  private func leavesOut(_ text: String) -> Bool {
    guard let pattern = Pattern(text, ofWhole: true) else { return true }
    return !permittedTexts.allSatisfy { pattern.matches($0) == true }
  }

  /// For each permitted character, a text that cycles through all of them starting with that one.
  private var permittedTexts: some Sequence<String> {
    let all = (UInt8(0)..<0x80).map(Unicode.Scalar.init).filter { characters.matches(String($0)) == true }
    return all.indices.lazy.map { start in
      let text = (start..<start + length).map { all[$0 % all.count] }
      return String(String.UnicodeScalarView(text))
    }
  }
}

/// A keyword that excludes values.
private struct RestrictionFault {
  let keyword: String
  /// For messages: `'format: uuid'`.
  let restriction: String
  let node: Node
}
