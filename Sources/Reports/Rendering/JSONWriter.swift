import Platform
import Syntax
import Text

/// Writes JSON (RFC 8259) in the order of the calls: two spaces per level, one member per line.
///
/// Members with a nil value are left out. The caller ensures that keys are unique and there is one top-level
/// value.
/// ```
/// var json = JSONWriter()
/// json.object { json in
///   json.member("name", "ETag")
///   json.array("ids", [1, 2]) { $0.value($1) }
/// }
/// ```
package struct JSONWriter: ~Copyable {
  private var bytes = ByteBuffer(capacity: 4096)
  /// Receives the output from time to time; nil to keep all of it until the end.
  private let sink: ReportSink?
  private var depth = 0
  /// Whether the open collection has elements yet.
  private var hasElements = false
  /// Whether the open collection and everything in it is written on one line.
  private var isOnOneLine = false
  /// Whether a key has been written and its value hasn't.
  private var isAfterKey = false

  /// The file whose names are written.
  private var namedSource: Address?
  /// Bytes that further long names of the file may take up.
  private var roomForLongNames = 0
  /// Bytes of the longest name that is always written.
  private static let longName = 1000

  /// Number of bytes to collect before passing them on.
  private static let pieceSize = 1 << 16

  package init(to sink: ReportSink? = nil) {
    self.sink = sink
  }

  /// Ends the text with a line break.
  /// - Returns: the output not yet passed on.
  @discardableResult
  package mutating func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "\n"))
    if sink != nil { handOn() }
    return bytes.array
  }

  // MARK: In parts

  /// The nesting depth of the open collection's elements.
  var elementDepth: Int { depth }

  /// Array elements written on another thread.
  final class WrittenElements: Sendable {
    fileprivate let bytes: ByteBuffer

    fileprivate init(_ bytes: consuming ByteBuffer) {
      self.bytes = bytes
    }
  }

  /// Writes elements of an array elsewhere, one per line.
  /// - Parameter depth: the array's `elementDepth`.
  static func elements(atDepth depth: Int, _ write: (inout JSONWriter) -> Void) -> WrittenElements {
    var json = JSONWriter()
    json.depth = depth
    write(&json)
    return WrittenElements(json.bytes)
  }

  /// Appends elements to the open array.
  mutating func append(_ elements: WrittenElements) {
    let written = elements.bytes.bytes
    guard !written.isEmpty else { return }
    if hasElements { bytes.append(UInt8(ascii: ",")) }
    hasElements = true
    if let sink {
      handOn()
      sink(written)
    } else {
      bytes.append(contentsOf: written)
    }
  }

  private mutating func handOn() {
    sink?(bytes.bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Values

  package mutating func value(_ value: String) {
    beginValue()
    appendQuoted(value)
  }

  package mutating func value(_ value: Int) {
    beginValue()
    append(value)
  }

  package mutating func value(_ value: Bool) {
    beginValue()
    append(value ? "true" : "false")
  }

  /// - Parameter onOneLine: `{"line": 1, "column": 2}`, for small objects.
  package mutating func object(onOneLine: Bool = false, _ members: (inout JSONWriter) -> Void) {
    collection(UInt8(ascii: "{"), UInt8(ascii: "}"), onOneLine: onOneLine, members)
  }

  package mutating func array<Elements: Sequence>(
    _ elements: Elements, onOneLine: Bool = false, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    collection(UInt8(ascii: "["), UInt8(ascii: "]"), onOneLine: onOneLine) { json in
      for element in elements { write(&json, element) }
    }
  }

  // MARK: Members of an object

  /// Starts a member; the next value written is its value.
  /// - Parameter key: must not need escaping.
  package mutating func key(_ key: StaticString) {
    beginValue()
    bytes.append(quoted: key)
    isAfterKey = true
  }

  /// Starts a member whose key is known only at run time.
  package mutating func key(text: String) {
    beginValue()
    appendQuoted(text)
    append(": ")
    isAfterKey = true
  }

  package mutating func member(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  /// A member that names something in the document; left out where there is no room for the name (see `hasRoom`).
  mutating func member(_ key: StaticString, name: String?) {
    guard let name, hasRoom(forName: name) else { return }
    member(key, name)
  }

  /// Says which file the names that follow belong to.
  mutating func beginNames(of source: SourceFile) {
    guard namedSource != Address(source) else { return }
    namedSource = Address(source)
    roomForLongNames = 100_000 + 20 * source.bytes.count
  }

  /// Whether a name is written. A key may be nearly as long as its file and name the place of each finding in it, so long
  /// names have a common limit. Real ones are short.
  mutating func hasRoom(forName name: String) -> Bool {
    let count = name.utf8.count
    guard count > Self.longName else { return true }
    roomForLongNames -= count
    return roomForLongNames >= 0
  }

  package mutating func member(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  package mutating func member(_ key: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }

  package mutating func member(_ key: StaticString, _ values: [String]?) {
    guard let values else { return }
    array(key, values, onOneLine: true) { $0.value($1) }
  }

  package mutating func object(
    _ key: StaticString, onOneLine: Bool = false, _ members: (inout JSONWriter) -> Void
  ) {
    self.key(key)
    object(onOneLine: onOneLine, members)
  }

  package mutating func array<Elements: Sequence>(
    _ key: StaticString, _ elements: Elements, onOneLine: Bool = false,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    self.key(key)
    array(elements, onOneLine: onOneLine, write)
  }

  // MARK: Layout

  private mutating func collection(
    _ opening: UInt8, _ closing: UInt8, onOneLine: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    beginValue()
    bytes.append(opening)
    let outer = (hasElements: hasElements, isOnOneLine: isOnOneLine)
    depth += 1
    hasElements = false
    isOnOneLine = outer.isOnOneLine || onOneLine
    body(&self)
    precondition(!isAfterKey, "a key without a value")
    depth -= 1
    if hasElements, !isOnOneLine { breakLine() }
    bytes.append(closing)
    (hasElements, isOnOneLine) = outer
  }

  /// Writes whatever separates the previous value from the next.
  private mutating func beginValue() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if sink != nil, bytes.count >= Self.pieceSize { handOn() }
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
    bytes.append(repeating: UInt8(ascii: " "), count: 2 * depth)
  }

  // MARK: Bytes

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ number: Int) {
    guard 0..<100_000_000 ~= number else {
      return String(number).withBytes { bytes.append(contentsOf: $0) }
    }
    // The first digit is in the lowest byte.
    var digits: UInt64 = 0
    var rest = UInt32(number)
    repeat {
      digits = digits << 8 | UInt64(UInt32(UInt8(ascii: "0")) + rest % 10)
      rest /= 10
    } while rest > 0
    while digits > 0 {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  /// RFC 8259, section 7. DEL, the C1 controls and invisible characters, which JSON lets through, are escaped as well,
  /// and so is the bracket of `##[`: a report that is shown in a terminal or a build's log must not command it.
  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    text.withBytes { utf8 in
      var start = 0
      while start < utf8.count {
        let end = Self.endOfPlain(utf8, from: start)
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: utf8[start..<end]))
        start = end
        if end < utf8.count { start += appendEscape(utf8, at: end) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Where the next byte stands that may have to be escaped.
  private static func endOfPlain(_ utf8: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < utf8.count {
      index = endOfPlainWords(utf8, from: index)
      for byte in utf8[index..<min(index + 8, utf8.count)] {
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return index }
        if byte == UInt8(ascii: "["), beginsCommand(utf8, at: index) { return index }
        if mayBeginInvisible(byte) { return index }
        index += 1
      }
    }
    return index
  }

  /// Whether this is the bracket of `##[`.
  private static func beginsCommand(_ utf8: UnsafeRawBufferPointer, at index: Int) -> Bool {
    index > 1 && utf8[index - 1] == UInt8(ascii: "#") && utf8[index - 2] == UInt8(ascii: "#")
  }

  /// Whether a byte is the first one of a C1 control or of a character that may be invisible.
  private static func mayBeginInvisible(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xCD, 0xD8, 0xE1...0xE3, 0xEF...0xF4: true
    default: false
    }
  }

  /// Goes on over eight bytes at a time that are ASCII and stand for themselves.
  @inline(__always)
  private static func endOfPlainWords(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // In each byte, the highest bit of one of these is set where the byte is a quote, a bracket, a backslash, DEL or a
      // control character, and possibly above such a byte; or where it is beyond ASCII.
      let quote = (word ^ (ones &* 0x22)) &- ones
      let bracket = (word ^ (ones &* 0x5B)) &- ones
      let backslash = (word ^ (ones &* 0x5C)) &- ones
      let delete = (word ^ (ones &* 0x7F)) &- ones
      let control = word &- ones &* 0x20
      if (quote | bracket | backslash | delete | control | word) & (ones &* 0x80) != 0 { return index }
      index += 8
    }
    return index
  }

  /// - Returns: the number of bytes consumed.
  private mutating func appendEscape(_ utf8: UnsafeRawBufferPointer, at index: Int) -> Int {
    let byte = utf8[index]
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    case 0x80...: return appendBeyondASCII(utf8, at: index)
    default: appendCode(UInt16(byte))
    }
    return 1
  }

  private mutating func appendBeyondASCII(_ utf8: UnsafeRawBufferPointer, at index: Int) -> Int {
    let count = utf8[index] < 0xE0 ? 2 : utf8[index] < 0xF0 ? 3 : 4
    let character = UnsafeRawBufferPointer(rebasing: utf8[index..<(index + count)])
    let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first!
    // Of what is before it, only ASCII matters.
    let previous = index == 0 ? 0 : utf8[index - 1]
    let isPlain =
      scalar.value >= 0xA0
      && !isInvisible(scalar, after: previous < 0x80 ? Unicode.Scalar(previous) : "\u{FFFD}")
    if isPlain {
      bytes.append(contentsOf: character)
    } else {
      for unit in String(scalar).utf16 { appendCode(unit) }
    }
    return count
  }

  private mutating func appendCode(_ code: UInt16) {
    append("\\u")
    for digit in hexDigits(UInt64(code), count: 4).utf8 { bytes.append(digit) }
  }
}

extension ByteBuffer {
  /// Appends a quoted key and what separates it from its value.
  fileprivate mutating func append(quoted key: StaticString) {
    let size = key.utf8CodeUnitCount
    append(upTo: size + 4) { room in
      let start = UnsafeMutableRawPointer(room.baseAddress!)
      start.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
      start.advanced(by: 1).copyMemory(from: key.utf8Start, byteCount: size)
      start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: size + 1, as: UInt8.self)
      start.storeBytes(of: UInt8(ascii: ":"), toByteOffset: size + 2, as: UInt8.self)
      start.storeBytes(of: UInt8(ascii: " "), toByteOffset: size + 3, as: UInt8.self)
      return size + 4
    }
  }
}

/// Lower-case hexadecimal digits with leading zeros; excess high bits are dropped.
func hexDigits(_ value: UInt64, count: Int) -> String {
  String(unsafeUninitializedCapacity: count) { buffer in
    var rest = value
    for index in (0..<count).reversed() {
      let digit = UInt8(rest & 0xF)
      buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
      rest >>= 4
    }
    return count
  }
}
