import Rules
import Syntax

/// Reads the values of a configuration and collects all mistakes.
struct ConfigurationValueReader {
  private(set) var mistakes: [RuleFileError] = []
  let lines: LineTable

  init(_ source: SourceFile) {
    lines = LineTable(source)
  }

  mutating func report(_ message: String, at node: Node) {
    mistakes.append(RuleFileError(message, at: Place(node), lines))
  }

  /// The members of a mapping with a fixed set of keys; null counts as an empty mapping.
  /// - Parameter subject: describes the mapping in messages.
  mutating func entries<Key: RawRepresentable & CaseIterable>(
    _ node: Node, _ type: Key.Type, _ subject: String
  ) -> [(key: Key, value: Node)] where Key.RawValue == String {
    var entries: [(Key, Node)] = []
    for member in members(node, subject) {
      if let key = Key(rawValue: member.name) {
        entries.append((key, member.value))
      } else {
        report(
          "unknown key '\(member.name)'; \(Self.suggestion(member.name, Key.allCases.map(\.rawValue)))",
          at: member.key)
      }
    }
    return entries
  }

  mutating func members(_ node: Node, _ subject: String) -> [Node.Member] {
    if !node.isMapping, !node.isNull { report("\(subject) must be a mapping", at: node) }
    return Array(node.members)
  }

  mutating func text(_ node: Node, _ subject: String) -> String? {
    if let text = node.text, !node.isNull, !text.isEmpty { return text }
    report("\(subject) must be a string", at: node)
    return nil
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: Node, _ type: Word.Type, _ subject: String
  ) -> Word? where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    guard let text = node.text, !node.isNull else {
      report("\(subject) must be one of \(words.map { "'\($0)'" }.joined(separator: ", "))", at: node)
      return nil
    }
    if let word = Word(rawValue: text) { return word }
    report("\(subject) can't be '\(text)'; \(Self.suggestion(text, words))", at: node)
    return nil
  }

  mutating func texts(_ node: Node, _ subject: String) -> [String] {
    textNodes(node, subject).map { $0.text! }
  }

  /// The elements of a list of texts; null counts as an empty list.
  mutating func textNodes(_ node: Node, _ subject: String) -> [Node] {
    if !node.isSequence, !node.isNull { report("\(subject) must be a list of strings", at: node) }
    var texts: [Node] = []
    for element in node.elements where text(element, "an element of \(subject)") != nil {
      texts.append(element)
    }
    return texts
  }

  static func suggestion(_ word: String, _ words: [String]) -> String {
    EntryReader.suggestion(for: word, among: words)
  }
}
