import HTTPFields
import OpenAPI
import Syntax

/// `rename`: names that stand for another header; the first case that knows a name speaks. Separators and case of an
/// alias don't matter.
struct Rename: Check {
  static let word = "rename"
  private let cases: [Case]
  /// In lower case.
  private let rightNames: Set<String>

  private struct Case {
    let selection: Selection
    let name: String
    let aliases: [NamePattern]
    let message: Message
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      let aliases = (try entry.strings("aliases") ?? []).map { NamePattern(KnownNames.skeleton($0)) }
      cases.append(
        Case(
          selection: try Selection(entry), name: try entry.requiredString("to"), aliases: aliases,
          message: try entry.message(["header", "to"])))
    }
    self.cases = cases
    rightNames = Set(cases.map { asciiLowercase($0.name) })
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var reported: Set<Node> = []
    for (variant, `case`) in cases.enumerated() {
      for entry in `case`.selection.entries(inspection)
      where isAlias(entry, of: `case`, inspection) && reported.insert(entry.nameNode).inserted {
        let message = `case`.message.text(["header": entry.name, "to": `case`.name])
        report.add(message, about: inspection.subject(entry), variant: variant)
      }
    }
  }

  /// A name that the configuration permits stands for itself.
  private func isAlias(_ entry: HeaderEntry, of candidate: Case, _ inspection: Inspection) -> Bool {
    guard !rightNames.contains(entry.key) else { return false }
    let skeleton = KnownNames.skeleton(entry.key)
    return candidate.aliases.contains { $0.matches(lowercase: skeleton) }
      && !inspection.settings.permits(entry.key)
  }
}
