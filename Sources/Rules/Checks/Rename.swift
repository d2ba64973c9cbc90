import HTTPFields
import OpenAPI

/// `rename`: names that stand for another header. Separators and case of an alias don't matter.
struct Rename: Check {
  static let word = "rename"
  private let selection: Selection
  private let aliases: [NamePattern]
  private let name: String
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    aliases = (try entry.strings("aliases") ?? []).map { NamePattern(KnownNames.skeleton($0)) }
    name = try entry.requiredString("to")
    message = try entry.message(["header", "to"])
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) where isAlias(entry.name) {
      report.add(message.text(["header": entry.name, "to": name]), about: inspection.subject(entry))
    }
  }

  private func isAlias(_ other: String) -> Bool {
    let skeleton = KnownNames.skeleton(other)
    return asciiLowercase(other) != asciiLowercase(name)
      && aliases.contains { $0.matches(lowercase: skeleton) }
  }
}
