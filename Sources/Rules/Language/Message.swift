import Syntax

/// A message of a rule file: text with `{placeholders}`.
struct Message: Sendable {
  private let parts: [MessagePart]
  /// Bytes, including the names of the placeholders.
  private let length: Int

  /// - Parameter allowed: the placeholders that the check provides.
  init(_ node: Node, allowed: [String]) throws(RuleFileError) {
    var parts: [MessagePart] = []
    var rest = (node.text ?? "").utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = String(Substring(rest[rest.index(after: open)..<close]))
      guard allowed.contains(name) else {
        let known = allowed.sorted().map { "{\($0)}" }.joined(separator: ", ")
        throw RuleFileError("unknown placeholder '{\(name)}'; available here: \(known)", at: node)
      }
      parts += [.text(String(Substring(rest[..<open]))), .placeholder(name)]
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(Substring(rest))))
    self.parts = parts
    length = node.range.count
  }

  func text(_ arguments: Arguments) -> String {
    var text = ""
    text.reserveCapacity(length + 32)
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .placeholder(let name): text += arguments[name] ?? ""
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
