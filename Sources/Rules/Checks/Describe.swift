import OpenAPI
import Syntax

/// `describe`: headers whose description is missing, or lacks a word about something.
///
/// Definitions in the guideline's models describe themselves. Silent about callbacks and webhooks, and about a header
/// whose definition lies behind a reference that can't be followed.
struct Describe: Check {
  static let word = "describe"
  private let selection: Selection
  /// One of which must be there; nil where any text will do.
  private let words: WordList?
  /// Whether only headers are meant that are marked as deprecated.
  private let isAboutDeprecated: Bool
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    words = try entry.strings("words").map(WordList.init)
    isAboutDeprecated = try entry.boolean("deprecated") ?? false
    message = try entry.message(["header"])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    let entries = selection.entries(inspection).filter { $0.via == nil }
    let schemas = SchemaParts(inspection.document)
    for header in inspection.definitions(of: entries) {
      if isAboutDeprecated, !header.definition.isDeprecated { continue }
      guard !schemas.descriptions(of: header.definition).contains(where: isEnough) else { continue }
      let place =
        isAboutDeprecated ? header.definition.object["deprecated"] : header.definition.object["description"]
      let shown = place.flatMap { $0.range.isEmpty ? nil : $0 }
      report.add(message.text(["header": header.name]), about: inspection.subject(header, at: shown))
    }
  }

  private func isEnough(_ description: String) -> Bool {
    words?.isIn(description) ?? !description.allSatisfy(\.isWhitespace)
  }
}
