import HTTPFields
import OpenAPI
import Syntax

/// `rename`: names that stand for another header; the first case that knows a name speaks. Separators and case of an
/// alias don't matter.
struct Rename: Check {
  static let word = "rename"
  private let selection: Selection
  private let cases: [Case]
  /// In lower case.
  private let rightNames: Set<String>

  private struct Case {
    let name: String
    let aliases: [NamePattern]
    let message: Message
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    var cases: [Case] = []
    for entry in try entry.cases() {
      let aliases = (try entry.strings("aliases") ?? []).map { NamePattern(KnownNames.skeleton($0)) }
      cases.append(
        Case(
          name: try entry.requiredString("to"), aliases: aliases,
          message: try entry.message(["header", "to"])
        ))
    }
    self.cases = cases
    rightNames = Set(cases.map { asciiLowercase($0.name) })
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) {
      guard let variant = variant(entry.name) else { continue }
      let message = cases[variant].message.text(["header": entry.name, "to": cases[variant].name])
      report.add(message, about: inspection.subject(entry), variant: variant)
    }
  }

  private func variant(_ other: String) -> Int? {
    guard !rightNames.contains(asciiLowercase(other)) else { return nil }
    let skeleton = KnownNames.skeleton(other)
    return cases.firstIndex { $0.aliases.contains { $0.matches(lowercase: skeleton) } }
  }
}
