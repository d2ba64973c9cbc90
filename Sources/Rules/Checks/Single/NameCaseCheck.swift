import HTTPFields
import OpenAPI

/// `name-case`: kebab-case with capitalised words, apart from known spellings. Skips deprecated headers: they are part of a
/// contract, and renaming one would make it another header.
struct NameCaseCheck: Check {
  static let word = "name-case"
  static let judgesForm = true
  static let lists: [RuleSettings.List] = [.abbreviations, .spellings]
  static let meaning = "Names that aren't in kebab-case with capitalised words, known spellings aside."
  static var keys: [EntryKey] {
    Selection.keys
  }
  static let placeholders = ["header", "meant"]

  private let selection: Selection

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let style = inspection.style
    func proposal(_ entry: HeaderEntry) -> String {
      inspection.aliases.final(style.proposal(for: entry.name), entry.kind)
    }
    var statements = NameMemo<Statement?>(inspection.spellings)
    for entry in selection.entries(inspection) {
      let statement = statements.verdict(on: entry) { entry in
        style.accepts(entry.name)
          ? nil
          : collector.statement(arguments: ["header": entry.name, "meant": proposal(entry)])
      }
      guard let statement, !inspection.isDeprecated(entry) else { continue }
      let fix = statement.arguments["meant"].flatMap { inspection.renaming(entry, to: $0) }
      collector.add(statement, about: inspection.subject(entry), fix: fix)
    }
  }
}
