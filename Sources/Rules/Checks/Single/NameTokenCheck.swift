import HTTPFields
import OpenAPI

/// `name-token`: a field name must be a token (RFC 9110, section 5.1).
struct NameTokenCheck: Check {
  static let word = "name-token"
  static let meaning = "Names that are no token (RFC 9110, section 5.1)."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "abbreviations", .texts, default: "none", "words that stay in capitals where a name is proposed"),
      EntryKey(
        "for", .oneOf(NameTokenFault.self), default: "all faults without a case of their own",
        "what is wrong with the name; `list` for several names in one, `foreign` for letters that can't be sent"
      ),
    ]
  }
  static let placeholders = ["header", "character", "meant"]

  private let selection: Selection
  /// Words that stay upper-case in proposed names.
  private let abbreviations: Set<String>
  private let cases: FaultCases<NameTokenFault>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    abbreviations = Set(try entry.strings("abbreviations") ?? [])
    cases = try FaultCases(entry, Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    for entry in selection.entries(inspection) {
      guard let (fault, wrong) = Self.fault(of: entry.name), let index = cases[fault] else { continue }
      let meant =
        fault == .other
        ? NameStyle(abbreviations: abbreviations, names: inspection.names).proposal(for: entry.name) : ""
      collector.add(
        case: index, about: inspection.subject(entry),
        arguments: ["header": entry.name, "character": wrong.map(Self.describe) ?? "", "meant": meant],
        fix: meant.isEmpty ? nil : inspection.renaming(entry, to: meant))
    }
  }

  /// What is wrong with a name, and its first invalid character; nil for a token.
  private static func fault(of name: String) -> (fault: NameTokenFault, wrong: Unicode.Scalar?)? {
    guard !name.isEmpty else { return (.empty, nil) }
    guard let wrong = name.unicodeScalars.first(where: { !FieldName.isTokenCharacter($0) }) else {
      return nil
    }
    if wrong == ":", name.utf8.first == UInt8(ascii: ":") { return (.pseudoHeader, wrong) }
    if wrong == "," { return (.list, wrong) }
    // Don't guess what letters of another alphabet stand for.
    let hasLatinLetters =
      name.utf8.allSatisfy { $0 < 0x80 } && name.unicodeScalars.contains { $0.properties.isAlphabetic }
    return (hasLatinLetters ? .other : .foreign, wrong)
  }

  private static func describe(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": return "a blank"
    case "\t": return "a tab"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: return "a control character"
    default: return "'\(scalar)'"
    }
  }
}

/// The words of `for`.
private enum NameTokenFault: String, CaseIterable {
  case empty
  case pseudoHeader = "pseudo-header"
  /// Several names in one.
  case list
  /// With letters of another alphabet, which can't be sent, or without any letter.
  case foreign
  case other
}
