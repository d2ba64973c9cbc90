/// How members of a flow collection are written.
struct FlowStyle {
  var language: SyntaxTree.Language
  /// For keys and strings.
  var quotes = ScalarStyle.plain
  /// What follows a comma within a line.
  var gap: [UInt8] = [0x20]
  /// What precedes the `:` of a key.
  var gapBeforeColon: [UInt8] = []
  /// What follows it.
  var gapBehindColon: [UInt8] = [0x20]
  /// The line break and indentation if each item has its own line; nil if they share one line.
  var lines: Lines?

  struct Lines {
    let lineBreak: [UInt8]
    var indentation: [UInt8]
    /// Additional indentation of a nested collection's items.
    let step: [UInt8]

    /// A line break and the indentation of the next line.
    var separator: [UInt8] { lineBreak + indentation }

    var inner: Lines { Lines(lineBreak: lineBreak, indentation: indentation + step, step: step) }
  }

  /// What separates two items, after the comma.
  var separator: [UInt8] { lines?.separator ?? gap }

  func member(_ member: NewMember) -> [UInt8]? {
    guard let key = key(member.key), let value = value(member.value) else { return nil }
    return key + colon + value
  }

  /// With what surrounds it.
  var colon: [UInt8] { gapBeforeColon + ":".utf8 + gapBehindColon }

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
    // Only in JSON is it usual for all nested collections to be broken into lines once one is.
    inner.lines = language == .json ? lines?.inner : nil
    let spelled = items.compactMap { spell(inner, $0) }
    guard spelled.count == items.count else { return nil }
    let text = Array(spelled.joined(separator: ",".utf8 + inner.separator))
    guard let lines, language == .json else { return opening.utf8 + text + closing.utf8 }
    return opening.utf8 + inner.separator + text + lines.separator + closing.utf8
  }
}
