import HTTPFields
import OpenAPI

/// `name-case`: kebab-case with capitalised words, apart from known spellings.
struct NameCaseCheck: Check {
  static let word = "name-case"
  static let lists: [RuleSettings.List] = [.abbreviations, .spellings]
  static let meaning = "Names that aren't in kebab-case with capitalised words, known spellings aside."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("abbreviations", .texts, default: "none", "words that stay in capitals")
    ]
  }
  static let placeholders = ["header", "meant"]

  private let selection: Selection
  let abbreviations: Set<String>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    abbreviations = Set(try entry.strings("abbreviations") ?? [])
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let style = NameStyle(
      abbreviations: abbreviations, added: inspection.added.abbreviations, names: inspection.names)
    var statements = NameMemo<Statement?>(inspection.spellings)
    for entry in selection.entries(inspection) {
      let statement = statements.verdict(on: entry) { entry in
        style.accepts(entry.name)
          ? nil
          : collector.statement(arguments: ["header": entry.name, "meant": style.proposal(for: entry.name)])
      }
      guard let statement else { continue }
      let fix = statement.arguments["meant"].flatMap { inspection.renaming(entry, to: $0) }
      collector.add(statement, about: inspection.subject(entry), fix: fix)
    }
  }
}
