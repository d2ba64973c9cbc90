import HTTPFields
import OpenAPI

/// `name-case`: kebab-case with capitalised words, known spellings aside.
struct NameCase: Check {
  static let word = "name-case"
  static let lists: [RuleSettings.List] = [.abbreviations, .spellings]
  private let selection: Selection
  let abbreviations: Set<String>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    abbreviations = Set(try entry.strings("abbreviations") ?? [])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    let style = NameStyle(
      abbreviations: abbreviations, added: inspection.added.abbreviations, names: inspection.names)
    var messages = NameVerdicts<String?>(inspection.spellings)
    for entry in selection.entries(inspection) {
      let message = messages.verdict(on: entry) {
        style.accepts($0.name) ? nil : self.message($0.name, style)
      }
      if let message { report.add(message, about: inspection.subject(entry)) }
    }
  }

  private func message(_ name: String, _ style: NameStyle) -> String {
    "Header name '\(name)' is not in kebab-case with capitalised words; write '\(style.proposal(for: name))'"
  }
}
