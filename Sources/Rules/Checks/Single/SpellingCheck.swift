import OpenAPI
import Syntax
import Text

/// `spelling`: a name that the registry, the guideline or the configuration spells differently. A document whose names are
/// all in lower case is reported once, with the count. Skips deprecated headers.
struct SpellingCheck: Check {
  static let word = "spelling"
  static let judgesForm = true
  static let lists: [RuleSettings.List] = [.spellings]
  static let meaning = "Names that the registry, the guideline or the configuration spells differently."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "summary", .text, default: "each header is reported",
        "the message that is reported once in a document that writes all names in lower case; `{count}` says how many"
      )
    ]
  }
  static let placeholders = ["header", "meant", "authority"]

  private let selection: Selection
  private let hasSummary: Bool

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    try entry.readMessage(Self.placeholders)
    hasSummary = try entry.readText(.summary, ["header", "meant", "count"])
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var verdicts = NameMemo<String?>(inspection.spellings)
    var found: [(entry: HeaderEntry, right: String)] = []
    for entry in selection.entries(inspection) {
      guard let right = verdicts.verdict(on: entry, { rightSpelling(of: $0.name, inspection.names) }),
        !inspection.isDeprecated(entry)
      else { continue }
      found.append((entry, right))
    }
    if hasSummary, found.count > 1, isAllInLowerCase(inspection) {
      return addSummary(found, inspection, &collector)
    }
    for (entry, right) in found {
      let statement = collector.statement(
        arguments: [
          "header": entry.name, "meant": right, "authority": inspection.names.authority(for: entry.name),
        ], url: inspection.names.link(for: entry.name))
      collector.add(
        statement, about: inspection.subject(entry), fix: inspection.renaming(entry, to: right))
    }
  }

  /// Whether no header name in the document has a capital.
  private func isAllInLowerCase(_ inspection: Inspection) -> Bool {
    inspection.entries(on: .all) { $0.name != asciiLowercase($0.name) }.isEmpty
  }

  /// At the first header, together with the others.
  private func addSummary(
    _ found: [(entry: HeaderEntry, right: String)], _ inspection: Inspection,
    _ collector: inout FindingCollector
  ) {
    let entries = found.map(\.entry)
    var subject = inspection.subject(entries[0])
    subject.others = entries.dropFirst().compactMap { Subject.Spot(inspection.subject($0)) }
    subject.elements = Subject.Elements(entries.map(\.element))
    collector.add(
      .summary, about: subject,
      arguments: ["header": entries[0].name, "meant": found[0].right, "count": String(found.count)])
  }

  /// Nil for a correctly spelled name.
  private func rightSpelling(of name: String, _ names: KnownNames) -> String? {
    guard let right = names.authoritativeSpelling(of: name), !names.isAuthoritative(name) else { return nil }
    return right
  }
}
