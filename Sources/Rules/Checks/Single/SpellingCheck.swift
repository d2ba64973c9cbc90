import OpenAPI

/// `spelling`: a well-formed name that the registry or the guideline spells differently.
struct SpellingCheck: Check {
  static let word = "spelling"
  static let lists: [RuleSettings.List] = [.spellings]
  static let meaning = "Names of the right shape that the registry or the guideline spells otherwise."
  static var keys: [EntryKey] {
    Selection.keys
  }
  static let placeholders = ["header", "meant", "authority"]

  private let selection: Selection

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var verdicts = NameMemo<String?>(inspection.spellings)
    for entry in selection.entries(inspection) {
      guard let right = verdicts.verdict(on: entry, { rightSpelling(of: $0.name, inspection.names) })
      else { continue }
      collector.add(
        about: inspection.subject(entry),
        arguments: [
          "header": entry.name, "meant": right, "authority": inspection.names.authority(for: entry.name),
        ], fix: inspection.renaming(entry, to: right))
    }
  }

  /// Nil for a correctly spelled name, or one whose form is left to another rule.
  private func rightSpelling(of name: String, _ names: KnownNames) -> String? {
    guard let right = names.authoritativeSpelling(of: name), !names.isAuthoritative(name),
      NameStyle.hasShape(name)
    else { return nil }
    return right
  }
}
