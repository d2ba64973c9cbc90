import Syntax
import Text

/// A message of a rule file: text with `{placeholders}`.
struct Message: Sendable {
  private let node: Node

  /// - Parameters:
  ///   - node: must stay valid as long as the message is used.
  ///   - allowed: the placeholders that the check provides.
  init(_ node: Node, allowed: [String]) throws(RuleFileError) {
    self.node = node
    var unknown: String?
    node.withText { text in
      Self.forEachPart(of: text) { _, placeholder in
        guard let placeholder, !allowed.contains(where: { placeholder.elementsEqual($0.utf8) }) else {
          return
        }
        unknown = unknown ?? String(decoding: placeholder, as: UTF8.self)
      }
    }
    if let unknown {
      let known = allowed.sorted().map { "{\($0)}" }.joined(separator: ", ")
      throw RuleFileError("unknown placeholder '{\(unknown)}'; available here: \(known)", at: node)
    }
  }

  func text(_ arguments: Arguments) -> String {
    var bytes: [UInt8] = []
    node.withText { text in
      bytes.reserveCapacity(text.count + 64)
      Self.forEachPart(of: text) { literal, placeholder in
        bytes += literal
        if let placeholder { bytes += arguments.shown(String(decoding: placeholder, as: UTF8.self)).utf8 }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the message contains a placeholder.
  func mentions(_ placeholder: String) -> Bool { Self.mentions(placeholder, in: node) }

  static func mentions(_ placeholder: String, in node: Node) -> Bool {
    var isMentioned = false
    node.withText { text in
      forEachPart(of: text) { _, name in
        if let name, name.elementsEqual(placeholder.utf8) { isMentioned = true }
      }
    }
    return isMentioned
  }

  /// - Parameter body: takes what stands before a placeholder, and its name; nil for the rest after the last one.
  private static func forEachPart(
    of text: UnsafeRawBufferPointer,
    _ body: (_ literal: Slice<UnsafeRawBufferPointer>, _ placeholder: Slice<UnsafeRawBufferPointer>?) -> Void
  ) {
    var start = 0
    while true {
      let open = find(UInt8(ascii: "{"), in: text, from: start)
      let close = find(UInt8(ascii: "}"), in: text, from: open)
      guard close < text.count else { break }
      body(text[start..<open], text[(open + 1)..<close])
      start = close + 1
    }
    body(text[start...], nil)
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
    guard let value = value(text.key) else { return false }
    texts[text] = try Message(value, allowed: placeholders)
    return true
  }
}
