import OpenAPI
import Syntax

/// What a rule file says that a fix does, in `fix` of an entry or case:
///
///     fix: {set: {type: integer, format: int32}}    keywords of the header's schema, or what stands beside it
///     fix: {rename: Location}                       another name for the header
///     fix: {move-into: schema}                      the keys that the message names go into this one
///     fix: {scheme: https}                          another scheme for the URL
enum FixTemplate: Sendable {
  case set([Fix.Setting])
  case rename(String)
  case moveInto(String)
  case scheme(String)

  /// Nil where the entry has no `fix`.
  init?(_ entry: EntryReader) throws(RuleFileError) {
    guard let node = entry.value("fix") else { return nil }
    guard let member = node.members.first, node.members.count == 1 else {
      throw RuleFileError("'fix' has one of the keys 'set', 'rename', 'move-into' and 'scheme'", at: node)
    }
    switch member.name {
    case "set":
      var settings: [Fix.Setting] = []
      for member in member.value.members {
        settings.append(Fix.Setting(member.name, try Self.scalar(member.value)))
      }
      self = .set(settings)
    case "rename": self = .rename(try EntryReader.string(member.value, "rename"))
    case "move-into": self = .moveInto(try EntryReader.string(member.value, "move-into"))
    case "scheme": self = .scheme(try EntryReader.string(member.value, "scheme"))
    default:
      throw RuleFileError(
        "unknown key '\(member.name)'; known are 'set', 'rename', 'move-into' and 'scheme'", at: member.key)
    }
  }

  private static func scalar(_ node: Node) throws(RuleFileError) -> ScalarText {
    switch node.scalar {
    case .string(let text): .string(text)
    case nil: throw RuleFileError("'set' gives keys a text, a number or a boolean", at: node)
    default: .bare(node.text!)
    }
  }
}
