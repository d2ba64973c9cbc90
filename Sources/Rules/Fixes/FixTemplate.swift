import OpenAPI
import Syntax

/// The `fix` of an entry or case in a rule file:
///
///     fix: {set: {type: integer, format: int32}}    keywords of the header's schema, or keys beside it
///     fix: {rename: Location}                       another name for the header
///     fix: {move-into: schema}                      moves the keys that the message names into this one
///     fix: {scheme: https}                          another scheme for the URL
///     fix: {refer-to: 'https://…/headers.yaml'}     another file for the reference, or another target
///     fix: {remove: header, where: {…}}             removes the header, or the keys that the message names;
///                                                   only where these conditions hold in each of its uses
///     fix: 'off'                                    none, though the check knows one
enum FixTemplate: Sendable {
  case set([Fix.Setting])
  case rename(String)
  case moveInto(String)
  case scheme(String)
  case referTo(String)
  case remove(Part, RuleContextFilter)
  case off

  /// The words of `remove`.
  enum Part: String, CaseIterable {
    case header
    case keys
  }

  private enum Key: String, CaseIterable {
    case set
    case rename
    case moveInto = "move-into"
    case scheme
    case referTo = "refer-to"
    case remove
  }

  static let keys = [
    EntryKey(
      Key.set.rawValue, .mapping("keywords, by value"), default: "",
      "keywords of the header's schema or, with `required`, keys beside it"),
    EntryKey(Key.rename.rawValue, .text, default: "", "another name for the header"),
    EntryKey(
      Key.moveInto.rawValue, .text, default: "", "the key under which those go that the message names"),
    EntryKey(Key.scheme.rawValue, .text, default: "", "another scheme for the URL"),
    EntryKey(
      Key.referTo.rawValue, .text, default: "",
      "another file for the reference, which keeps what follows its `#`; or another target, with a `#`"),
    EntryKey(
      Key.remove.rawValue, .oneOf(Part.self), default: "",
      "what goes: the header with its references, or the keys that the message names; beside it, `where` and `unless` may say when"
    ),
  ]

  /// Nil where the entry has no `fix`.
  init?(_ entry: EntryReader) throws(RuleFileError) {
    guard let node = entry.value("fix") else { return nil }
    if node.hasText("off") {
      self = .off
      return
    }
    let conditions = ["where", "unless"]
    let members = node.members.filter { !conditions.contains($0.name) }
    guard let member = members.first, members.count == 1 else {
      let keys = Key.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw RuleFileError("'fix' must be a mapping with one of the keys \(keys), or 'off'", at: node)
    }
    let filter = try RuleContextFilter(EntryReader(node))
    guard filter.isEmpty || member.name == Key.remove.rawValue else {
      throw RuleFileError("only 'remove' may have conditions", at: node)
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
    case .referTo: self = .referTo(try EntryReader.string(member.value, member.name))
    case .remove: self = .remove(try EntryReader.word(member.value, member.name, Part.self), filter)
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
