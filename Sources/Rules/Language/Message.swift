import Syntax
import Text

/// A message of a rule file: text with `{placeholders}`.
struct Message: Sendable {
  private let parts: [MessagePart]
  /// Bytes, including the names of the placeholders.
  private let length: Int

  /// - Parameter allowed: the placeholders that the check provides.
  init(_ node: Node, allowed: [String]) throws(RuleFileError) {
    var parts: [MessagePart] = []
    var unknown: String?
    node.withText { text in
      var start = 0
      while true {
        let open = find(UInt8(ascii: "{"), in: text, from: start)
        let close = find(UInt8(ascii: "}"), in: text, from: open)
        guard close < text.count else { break }
        let name = String(decoding: text[(open + 1)..<close], as: UTF8.self)
        if !allowed.contains(name) { unknown = unknown ?? name }
        parts.append(.text(String(decoding: text[start..<open], as: UTF8.self)))
        parts.append(.placeholder(name))
        start = close + 1
      }
      parts.append(.text(String(decoding: text[start...], as: UTF8.self)))
    }
    if let unknown {
      let known = allowed.sorted().map { "{\($0)}" }.joined(separator: ", ")
      throw RuleFileError("unknown placeholder '{\(unknown)}'; available here: \(known)", at: node)
    }
    self.parts = parts
    length = node.range.count
  }

  func text(_ arguments: Arguments) -> String {
    var text = ""
    text.reserveCapacity(length + 32)
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .placeholder(let name): text += arguments.shown(name)
      }
    }
    return text
  }

  /// Whether the message contains a placeholder.
  func mentions(_ placeholder: String) -> Bool {
    parts.contains { if case .placeholder(placeholder) = $0 { true } else { false } }
  }
}

extension EntryReader {
  /// Reads the entry's `message` for the case. An allowed case needs none.
  /// - Parameter placeholders: those that the check provides.
  func readMessage(_ placeholders: [String]) throws(RuleFileError) {
    let (isThere, isAllowed) = (try readText(.message, placeholders), try isAllowed)
    guard isThere || isAllowed else {
      throw RuleFileError("the entry lacks 'message'", at: node.key ?? node)
    }
  }

  /// Reads another text of the entry.
  /// - Returns: whether it exists.
  @discardableResult
  func readText(_ text: RuleCase.Text, _ placeholders: [String]) throws(RuleFileError) -> Bool {
    guard let value = value(text.rawValue) else { return false }
    texts[text] = try Message(value, allowed: placeholders)
    return true
  }
}

private enum MessagePart: Sendable {
  case text(String)
  case placeholder(String)
}
