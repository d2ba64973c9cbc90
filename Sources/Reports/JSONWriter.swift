/// Writes JSON (RFC 8259) in the order in which it is told to: two spaces a level, one member a line.
///
/// A member whose value is nil is left out. The caller keeps keys unique and writes one value at the top.
/// ```
/// var json = JSONWriter()
/// json.object { json in
///   json.member("name", "ETag")
///   json.array("ids", [1, 2]) { $0.value($1) }
/// }
/// ```
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private var depth = 0
  /// Whether the open collection has an element.
  private var hasElements = false
  /// Whether the open collection is written on one line, and so all that it holds.
  private var isOnOneLine = false
  /// Whether the bytes end with a key that waits for its value.
  private var isAfterKey = false

  package init() {}

  /// What was written, with a line break at its end.
  package consuming func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  // MARK: Values

  package mutating func value(_ value: String) {
    beginValue()
    appendQuoted(value)
  }

  package mutating func value(_ value: Int) {
    beginValue()
    bytes += String(value).utf8
  }

  package mutating func value(_ value: Bool) {
    beginValue()
    bytes += (value ? "true" : "false").utf8
  }

  /// - Parameter onOneLine: `{"line": 1, "column": 2}`, for small objects that are read as one thing.
  package mutating func object(onOneLine: Bool = false, _ members: (inout JSONWriter) -> Void) {
    collection("{", "}", onOneLine: onOneLine, members)
  }

  package mutating func array<Elements: Sequence>(
    _ elements: Elements, onOneLine: Bool = false, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    collection("[", "]", onOneLine: onOneLine) { json in
      for element in elements { write(&json, element) }
    }
  }

  // MARK: Members of an object

  /// Begins a member; its value is what is written next.
  package mutating func key(_ key: String) {
    beginValue()
    appendQuoted(key)
    bytes += ": ".utf8
    isAfterKey = true
  }

  package mutating func member(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  package mutating func member(_ key: String, _ value: Int?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  package mutating func member(_ key: String, _ value: Bool?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  package mutating func member(_ key: String, _ values: [String]?) {
    guard let values else { return }
    array(key, values, onOneLine: true) { $0.value($1) }
  }

  package mutating func object(
    _ key: String, onOneLine: Bool = false, _ members: (inout JSONWriter) -> Void
  ) {
    self.key(key)
    object(onOneLine: onOneLine, members)
  }

  package mutating func array<Elements: Sequence>(
    _ key: String, _ elements: Elements, onOneLine: Bool = false,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    self.key(key)
    array(elements, onOneLine: onOneLine, write)
  }

  // MARK: Layout

  private mutating func collection(
    _ opening: Character, _ closing: Character, onOneLine: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    beginValue()
    bytes += opening.utf8
    let outer = (hasElements: hasElements, isOnOneLine: isOnOneLine)
    depth += 1
    hasElements = false
    isOnOneLine = outer.isOnOneLine || onOneLine
    body(&self)
    precondition(!isAfterKey, "a key without a value")
    depth -= 1
    if hasElements, !isOnOneLine { breakLine() }
    bytes += closing.utf8
    (hasElements, isOnOneLine) = outer
  }

  /// Writes what stands between the previous value and the next one.
  private mutating func beginValue() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if hasElements { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 {
      if !isOnOneLine {
        breakLine()
      } else if hasElements {
        bytes.append(UInt8(ascii: " "))
      }
    }
    hasElements = true
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  // MARK: Strings

  /// RFC 8259, section 7. DEL and the C1 controls, which JSON lets through, are escaped as well: a report that is
  /// shown in a terminal must not command it.
  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // C1 controls are the only ones beyond ASCII, and begin with C2.
    if !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xC2 }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      appendEscaped(text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\u{8}": bytes += "\\b".utf8
      case "\t": bytes += "\\t".utf8
      case "\n": bytes += "\\n".utf8
      case "\u{C}": bytes += "\\f".utf8
      case "\r": bytes += "\\r".utf8
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        bytes += "\\u00".utf8
        bytes += hexDigits(UInt64(scalar.value), count: 2).utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
  }
}

/// Lower-case hexadecimal digits with leading zeros.
func hexDigits(_ value: UInt64, count: Int) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: max(0, count - digits.count)) + digits
}
