import Rules
import Text

/// What is meant as a directive and is none, as other linters have it: `headerlint: disable RULE`, `headerlint-ignore RULE`.
struct MistakenDirective {
  let word: DirectiveText.Word
  /// What to write in place of the word.
  let meant: String

  /// A comment that speaks to headerlint in a word that isn't known. Prose may begin so as well: what is meant as a
  /// directive looks like one.
  init?(_ text: DirectiveText) {
    let command = asciiLowercase(text.command.text)
    let nearest = EditDistance.nearest(to: command, among: Self.commands)
    guard let meant = nearest ?? Self.command(meantBy: command), nearest != nil || text.namesOnlyRules else {
      return nil
    }
    self.word = text.command
    self.meant = meant
  }

  /// A comment that speaks to headerlint without its colon.
  /// - Parameters:
  ///   - comment: the bytes of a comment from its `#` on.
  ///   - offset: of the comment in its file (bytes).
  init?(comment: [UInt8], at offset: Int) {
    let text = comment.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 || $0 == 0x09 }
    let name = DirectiveText.name.utf8
    guard text.starts(with: name), let separator = text.dropFirst(name.count).first else { return nil }
    guard separator == UInt8(ascii: "-") || separator == 0x20,
      let rest = DirectiveText(words: text.dropFirst(name.count + 1), at: offset), rest.namesOnlyRules
    else { return nil }
    let command = asciiLowercase(rest.command.text)
    guard let meant = Self.command(meantBy: command),
      // `headerlint ignores` may go on in any way.
      separator == UInt8(ascii: "-") || !rest.rules.isEmpty
    else { return nil }
    let end = rest.command.range.upperBound
    word = DirectiveText.Word(
      text: String(decoding: comment[text.startIndex..<end - offset], as: UTF8.self),
      range: text.startIndex + offset..<end)
    self.meant = "headerlint: " + meant
  }

  private static let commands = ["ignore", "ignore-file"]

  /// What other linters call it.
  private static let verbs: Set = [
    "allow", "disable", "exclude", "mute", "nolint", "noqa", "off", "silence", "skip", "suppress",
  ]

  /// - Parameter word: e.g. `disable-next-line`.
  private static func command(meantBy word: String) -> String? {
    let parts = word.split(separator: "-", maxSplits: 1).map(String.init)
    guard let verb = parts.first, verbs.contains(verb) || verb.hasPrefix("ignore") else { return nil }
    return parts.count > 1 && parts[1] == "file" ? "ignore-file" : "ignore"
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
}
