import HTTPFields
import OpenAPI

/// `name-token`: a field name must be a token (RFC 9110, section 5.1).
struct NameToken: Check {
  static let word = "name-token"
  private let selection: Selection

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) {
      if let message = Self.message(entry.name, inspection.names) {
        report.add(message, about: inspection.subject(entry))
      }
    }
  }

  private static func message(_ name: String, _ names: KnownNames) -> String? {
    guard !name.isEmpty else { return "The header has an empty name; write the field name that is sent" }
    guard let wrong = name.unicodeScalars.first(where: { !FieldName.isTokenCharacter($0) }) else { return nil }
    let advice = NameStyle(abbreviations: [], names: names).tokenOnly(name)
    let instead = advice.map { "; write '\($0)'" } ?? "; use letters, digits and '-' only"
    return "'\(name)' can't be sent: \(describe(wrong)) is not allowed in a field name\(instead)"
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
