import Rules
import Text

/// What is meant as a directive and is none, as other linters have it: `headerlint: disable RULE`, `headerlint-ignore RULE`,
/// `headerlint: enable RULE`.
struct MistakenDirective {
  let word: DirectiveText.Word
  /// What to write in place of the word; nil where there is no such directive.
  let meant: String?

  /// A comment that speaks to headerlint in a word that isn't known. Prose may begin so as well: what is meant as a
  /// directive looks like one.
  init?(_ text: DirectiveText) {
    let command = asciiLowercase(text.command.text)
    let nearest = EditDistance.nearest(to: command, among: Self.commands)
    word = text.command
    if let meant = nearest ?? Self.command(meantBy: command), nearest != nil || text.namesOnlyRules {
      self.meant = meant
    } else if Self.isUnknown(command) && text.namesOnlyRules || text.onlySwitchesRules {
      meant = nil
    } else {
      return nil
    }
  }

  /// A comment that speaks to headerlint without its colon, or in capitals.
  /// - Parameters:
  ///   - comment: the bytes of a comment from its `#` on.
  ///   - offset: of the comment in its file (bytes).
  init?(comment: [UInt8], at offset: Int) {
    let text = comment.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 || $0 == 0x09 }
    let name = DirectiveText.name.utf8
    let written = text.prefix(name.count)
    guard asciiLowercase(String(decoding: written, as: UTF8.self)) == DirectiveText.name else { return nil }
    let behind = text.dropFirst(name.count)
    let blanks = behind.prefix { $0 == 0x20 || $0 == 0x09 }
    let hasColon = behind.dropFirst(blanks.count).first == UInt8(ascii: ":")
    guard let separator = behind.first, hasColon || separator == UInt8(ascii: "-") || separator == 0x20,
      let rest = DirectiveText(words: behind.dropFirst(hasColon ? blanks.count + 1 : 1), at: offset)
    else { return nil }
    let command = asciiLowercase(rest.command.text)
    let meant = hasColon && Self.commands.contains(command) ? command : Self.command(meantBy: command)
    guard rest.namesOnlyRules, meant != nil || Self.isUnknown(command),
      // `headerlint ignores` may go on in any way.
      hasColon || separator == UInt8(ascii: "-") || !rest.rules.isEmpty
    else { return nil }
    let end = rest.command.range.upperBound
    word = DirectiveText.Word(
      text: String(decoding: comment[text.startIndex..<end - offset], as: UTF8.self),
      range: text.startIndex + offset..<end)
    self.meant = meant.map { "headerlint: " + $0 }
  }

  private static let commands = ["ignore", "ignore-file"]

  /// What other linters call it.
  private static let verbs: Set = [
    "allow", "disable", "exclude", "mute", "nolint", "noqa", "off", "silence", "skip", "suppress",
  ]

  /// What other linters have beside it.
  private static let others: Set = ["begin", "enable", "end", "on", "restore", "resume", "start", "unmute"]

  /// Whether a word is about what is to be checked.
  fileprivate static func isSwitch(_ word: String) -> Bool {
    command(meantBy: word) != nil || isUnknown(word) || ["rule", "rules", "set", "turn"].contains(word)
  }

  /// - Parameter word: e.g. `disable-next-line`.
  private static func command(meantBy word: String) -> String? {
    let parts = word.split(separator: "-", maxSplits: 1).map(String.init)
    guard let verb = parts.first, verbs.contains(verb) || verb.hasPrefix("ignore") else { return nil }
    return parts.count > 1 && parts[1] == "file" ? "ignore-file" : "ignore"
  }

  /// - Parameter word: e.g. `enable-next-line`.
  private static func isUnknown(_ word: String) -> Bool {
    word.split(separator: "-").first.map { others.contains(String($0)) } ?? false
  }
}

extension DirectiveText {
  private static let sets = Set(RuleFiles.guidelines).subtracting([RuleBook.toolName])

  /// Whether what follows may be names of rules, all of it.
  fileprivate var namesOnlyRules: Bool {
    rules.allSatisfy { word in
      word.text.contains("/") || word.text.contains("#")
        || Self.sets.contains(word.text)
    }
  }

  /// Whether it names rules and says nothing else than that something is to be done about them.
  fileprivate var onlySwitchesRules: Bool {
    let words = [command] + rules
    let others = words.filter { word in
      let parts = word.text.split(maxSplits: 1) { $0 == "/" || $0 == "#" }
      return parts.count < 2 || !Self.sets.contains(String(parts[0]))
    }
    return others.count < words.count
      && others.allSatisfy { MistakenDirective.isSwitch(asciiLowercase($0.text)) }
  }
}
