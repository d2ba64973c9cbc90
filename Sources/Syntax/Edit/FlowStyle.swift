/// How members are written in a flow collection.
struct FlowStyle {
  var language: SyntaxTree.Language
  /// Of keys and strings.
  var quotes = ScalarStyle.plain
  /// Behind commas on a line.
  var gap: [UInt8] = [0x20]
  /// Behind the `:` of a key.
  var gapBehindColon: [UInt8] = [0x20]
  /// Where each item has a line of its own: the break, and blanks before the items; nil on one line.
  var lines: Lines?

  struct Lines {
    let lineBreak: [UInt8]
    var indentation: [UInt8]
    /// What an inner collection's items have more.
    let step: [UInt8]

    /// A line's end, and the blanks of the next one.
    var separator: [UInt8] { lineBreak + indentation }

    var inner: Lines { Lines(lineBreak: lineBreak, indentation: indentation + step, step: step) }
  }

  /// What stands between two items, after the comma.
  var separator: [UInt8] { lines?.separator ?? gap }

  func member(_ member: NewMember) -> [UInt8]? {
    guard let key = key(member.key), let value = value(member.value) else { return nil }
    return key + ":".utf8 + gapBehindColon + value
  }

  func key(_ name: String) -> [UInt8]? {
    ScalarQuoting(style: quotes, language: language, isInFlow: true, isKey: true).bytes(for: .string(name))
  }

  func value(_ value: NewValue) -> [UInt8]? {
    switch value {
    case .scalar(let text):
      return ScalarQuoting(style: quotes, language: language, isInFlow: true, isKey: false).bytes(for: text)
    case .mapping(let members): return collection("{", members, "}") { $0.member($1) }
    case .sequence(let elements): return collection("[", elements, "]") { $0.value($1) }
    }
  }

  private func collection<Item>(
    _ opening: String, _ items: [Item], _ closing: String, _ spell: (FlowStyle, Item) -> [UInt8]?
  ) -> [UInt8]? {
    guard !items.isEmpty else { return Array((opening + closing).utf8) }
    var inner = self
    // Only in JSON is it usual to give each item a line as soon as one has it.
    inner.lines = language == .json ? lines?.inner : nil
    let spelled = items.compactMap { spell(inner, $0) }
    guard spelled.count == items.count else { return nil }
    let text = Array(spelled.joined(separator: ",".utf8 + inner.separator))
    guard let lines, language == .json else { return opening.utf8 + text + closing.utf8 }
    return opening.utf8 + inner.separator + text + lines.separator + closing.utf8
  }
}
