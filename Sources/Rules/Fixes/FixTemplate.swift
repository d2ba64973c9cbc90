import OpenAPI
import Syntax

/// The `fix` of an entry or case in a rule file:
///
///     fix: {set: {type: integer, format: int32}}    keywords of the header's schema, or keys beside it
///     fix: {rename: Location}                       another name for the header
///     fix: {move-into: schema}                      moves the keys that the message names into this one
///     fix: {scheme: https}                          another scheme for the URL
enum FixTemplate: Sendable {
  case set([Fix.Setting])
  case rename(String)
  case moveInto(String)
  case scheme(String)

  private enum Key: String, CaseIterable {
    case set
    case rename
    case moveInto = "move-into"
    case scheme
  }

  static let keys = [
    EntryKey(
      Key.set.rawValue, .mapping("keywords, by value"), default: "",
      "keywords of the header's schema or, with `required`, keys beside it"),
    EntryKey(Key.rename.rawValue, .text, default: "", "another name for the header"),
    EntryKey(
      Key.moveInto.rawValue, .text, default: "", "the key under which those go that the message names"),
    EntryKey(Key.scheme.rawValue, .text, default: "", "another scheme for the URL"),
  ]

  /// Nil where the entry has no `fix`.
  init?(_ entry: EntryReader) throws(RuleFileError) {
    guard let node = entry.value("fix") else { return nil }
    guard let member = node.members.first, node.members.count == 1 else {
      throw RuleFileError("'fix' must have exactly one key, which says what to do", at: node)
    }
    switch try EntryReader.word(member.key, "fix", Key.self) {
    case .set:
      var settings: [Fix.Setting] = []
      for member in member.value.members {
        settings.append(Fix.Setting(member.name, try Self.scalar(member.value)))
      }
      self = .set(settings)
    case .rename: self = .rename(try EntryReader.string(member.value, member.name))
    case .moveInto: self = .moveInto(try EntryReader.string(member.value, member.name))
    case .scheme: self = .scheme(try EntryReader.string(member.value, member.name))
    }
  }

  private static func scalar(_ node: Node) throws(RuleFileError) -> ScalarText {
    switch node.scalar {
    case .string(let text): .string(text)
    case nil: throw RuleFileError("the values of 'set' must be strings, numbers or booleans", at: node)
    default: .bare(node.text!)
    }
  }
}
