import OpenAPI

/// `spelling`: a name of the right shape that the registry or the guideline spells otherwise.
struct Spelling: Check {
  static let word = "spelling"
  static let lists: [RuleSettings.List] = [.spellings]
  private let selection: Selection

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) {
      let spellings = inspection.names.authoritativeSpellings(of: entry.name)
      guard let right = spellings.first, !spellings.contains(entry.name), NameStyle.hasShape(entry.name)
      else { continue }
      let authority = inspection.names.authority(for: entry.name)
      report.add(
        "Header name '\(entry.name)' is spelt '\(right)' in \(authority); write '\(right)'",
        about: inspection.subject(entry))
    }
  }
}
