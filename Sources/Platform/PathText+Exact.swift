import Text

/// Names of files need not be UTF-8.
///
/// The exact text of a path has a zero and two hex digits in place of each byte that isn't; no path has a zero otherwise.
/// The text that is shown has `\xE9` there. A name that has that as a text has all its backslashes doubled, and so has a
/// name with such bytes: no two paths look the same.
extension PathText {
  /// - Parameter cString: a path, or anything else that may be one.
  package static func exact(cString: UnsafePointer<CChar>) -> String {
    var bytes: [UInt8] = []
    var end = cString
    while end.pointee != 0 {
      bytes.append(UInt8(bitPattern: end.pointee))
      end += 1
    }
    return exact(bytes)
  }

  /// - Parameter path: its bytes.
  static func exact(_ path: [UInt8]) -> String {
    if let whole = validText(path[...]) { return whole }
    var text: [UInt8] = []
    var rest = path[...]
    while let first = rest.first {
      let length = min(first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, rest.count)
      if validText(rest.prefix(length)) != nil {
        text += rest.prefix(length)
        rest.removeFirst(length)
      } else {
        text += [0] + hex(UInt32(first), digits: 2).utf8
        rest.removeFirst()
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil where the bytes are no UTF-8.
  private static func validText(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.elementsEqual(bytes) ? text : nil
  }

  /// The bytes of the path.
  package static func bytes(ofExact text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      if first == 0, let byte = Self.byte(rest.dropFirst()) {
        bytes.append(byte)
        rest.removeFirst(3)
      } else {
        bytes.append(first)
        rest.removeFirst()
      }
    }
    return bytes
  }

  /// Hands the path over to the system.
  static func withCString<Result>(
    _ exact: String, _ body: (UnsafePointer<CChar>) throws -> Result
  ) rethrows -> Result {
    if !exact.withBytes({ $0.contains(0) }) { return try exact.withCString(body) }
    return try (bytes(ofExact: exact) + [0]).withUnsafeBytes {
      try body($0.baseAddress!.assumingMemoryBound(to: CChar.self))
    }
  }

  // MARK: What is shown

  /// - Parameter exact: a path, or a part of one.
  package static func shown(_ exact: String) -> String {
    if exact.withBytes({ bytes in !bytes.contains { $0 == 0 || $0 == backslash } }) { return exact }
    return eachName(of: exact, shown(name:))
  }

  private static func shown(name: [UInt8]) -> [UInt8] {
    guard name.contains(0) || name.indices.contains(where: { isEscape(name[$0...]) }) else { return name }
    return name.flatMap { byte in
      switch byte {
      case 0: Array("\\x".utf8)
      case backslash: [backslash, backslash]
      default: [byte]
      }
    }
  }

  /// - Parameter shown: what `shown` returns.
  package static func exact(ofShown shown: String) -> String {
    if !shown.utf8.contains(backslash) { return shown }
    return eachName(of: shown, exact(name:))
  }

  private static func exact(name: [UInt8]) -> [UInt8] {
    guard name.indices.contains(where: { isEscape(name[$0...]) }) else { return name }
    var exact: [UInt8] = []
    var rest = name[...]
    while let first = rest.first {
      if isEscape(rest) {
        exact.append(0)
        rest.removeFirst(2)
      } else {
        exact.append(first)
        rest.removeFirst(first == backslash ? 2 : 1)
      }
    }
    return exact
  }

  private static func eachName(of path: String, _ body: ([UInt8]) -> [UInt8]) -> String {
    let names = path.utf8.split(separator: slash, omittingEmptySubsequences: false)
    let bytes = Array(names.map { body(Array($0)) }.joined(separator: [slash]))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let backslash = UInt8(ascii: "\\")

  /// Whether a text begins with `\xE9` or the like.
  private static func isEscape(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "\\x".utf8) && byte(text.dropFirst(2)) != nil
  }

  /// The byte that two hex digits stand for; nil where it is ASCII, which is never written so.
  private static func byte(_ text: ArraySlice<UInt8>) -> UInt8? {
    let digits = text.prefix(2)
    guard digits.count == 2, !digits.contains(where: { (0x61...0x66).contains($0) }) else { return nil }
    let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    return byte.flatMap { $0 < 0x80 ? nil : $0 }
  }
}
