import OpenAPI
import Syntax

/// `restriction`: formats, lengths and patterns that leave out values which the guideline allows, where no description
/// speaks of it.
///
/// Silent about callbacks and webhooks: what the API sends itself, it may choose.
struct Restriction: Check {
  static let word = "restriction"
  private let selection: Selection
  /// Formats that leave out some of the values.
  private let formats: [String]
  /// The characters and the length that values may have.
  private let characters: [Unicode.Scalar]
  private let length: Int
  /// Of which a description has one that speaks of a restriction.
  private let words: WordList
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    formats = try entry.strings("formats") ?? []
    let group = try entry.requiredString("characters")
    guard let pattern = SimplePattern("[\(group)]*"), let length = try entry.integer("length") else {
      throw RuleFileError(
        "the entry lacks a 'length', or its 'characters' are no character class", at: entry.node)
    }
    characters = (UInt8(0)..<0x80).map(Unicode.Scalar.init).filter(pattern.characters.contains)
    self.length = length
    words = WordList(try entry.strings("words") ?? [])
    message = try entry.message(["header", "restriction", "keyword"])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for (index, entries) in selection.definitions(inspection) {
      let definition = inspection.document.definitions[index]
      guard let fault = definition.schemaParts(in: inspection.document).lazy.compactMap(leftOut).first,
        !definition.descriptions(in: inspection.document).contains(where: words.isIn)
      else { continue }
      let entries = entries.filter { $0.via == nil }
      if entries.isEmpty { continue }
      let text = message.text([
        "header": entries[0].name, "restriction": fault.restriction, "keyword": fault.keyword,
      ])
      report.add(text, about: inspection.subject(definition, entries, at: fault.node))
    }
  }

  /// A keyword that leaves something out.
  private struct Fault {
    let keyword: String
    /// As people would write it: `'format: uuid'`.
    let restriction: String
    let node: Node
  }

  private func leftOut(by schema: SchemaView) -> Fault? {
    if let format = schema.keyword("format"), let text = format.text, formats.contains(text) {
      return Fault(keyword: "format", restriction: "'format: \(text)'", node: format)
    }
    if let node = schema.keyword("maxLength"), let text = node.text, let maximum = Int(text), maximum < length {
      return Fault(keyword: "maxLength", restriction: "'maxLength: \(maximum)'", node: node)
    }
    if let pattern = schema.keyword("pattern"), let text = pattern.string, leavesOut(text) {
      return Fault(keyword: "pattern", restriction: "its 'pattern'", node: pattern)
    }
    return nil
  }

  /// Patterns that aren't a repeated class of characters leave out most of all values.
  private func leavesOut(_ text: String) -> Bool {
    guard let pattern = SimplePattern(text) else { return true }
    return pattern.maximum.map { $0 < length } ?? false || !characters.allSatisfy(pattern.characters.contains)
  }
}
