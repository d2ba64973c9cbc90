import HTTPFields
import OpenAPI

/// `name-token`: a field name must be a token (RFC 9110, section 5.1).
struct NameToken: Check {
  static let word = "name-token"
  private let selection: Selection
  /// Words that stay in capitals where a name is proposed.
  private let abbreviations: Set<String>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    abbreviations = Set(try entry.strings("abbreviations") ?? [])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) {
      if let message = message(entry.name, inspection.names) {
        report.add(message, about: inspection.subject(entry))
      }
    }
  }

  private func message(_ name: String, _ names: KnownNames) -> String? {
    guard !name.isEmpty else { return "The header has an empty name; write the field name that is sent" }
    guard let wrong = name.unicodeScalars.first(where: { !FieldName.isTokenCharacter($0) }) else {
      return nil
    }
    if wrong == ":", name.utf8.first == UInt8(ascii: ":") {
      return "'\(name)' is a pseudo-header, which HTTP/2 writes by itself; delete it"
    }
    return
      "'\(name)' can't be sent: \(Self.describe(wrong)) is not allowed in a field name; \(advice(name, wrong, names))"
  }

  private func advice(_ name: String, _ wrong: Unicode.Scalar, _ names: KnownNames) -> String {
    if wrong == "," { return "declare each header by itself" }
    // What a letter of another alphabet stands for, its author knows best.
    guard name.utf8.allSatisfy({ $0 < 0x80 }),
      name.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
    else { return "write letters from A to Z, digits and '-' only" }
    return "write '\(NameStyle(abbreviations: abbreviations, names: names).proposal(for: name))'"
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
