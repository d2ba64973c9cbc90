/// A name that stands for a value, as people write it: `{{name}}`, `{name}`, `${NAME}`, `$range`, `<date>`, `%s`, `xxx`, `…`.
enum Placeholder {
  /// Whether one is in a text, alone or among other characters: `W/"{{etag}}"`, `Bearer <token>`.
  static func isIn(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if text == "%d" { return true }
    return bytes.indices.contains { index in
      switch bytes[index] {
      case UInt8(ascii: "{"): isName(in: bytes, from: index + 1, to: UInt8(ascii: "}"))
      case UInt8(ascii: "<"): isName(in: bytes, from: index + 1, to: UInt8(ascii: ">"))
      case UInt8(ascii: "%"): bytes.count > index + 1 && bytes[index + 1] == UInt8(ascii: "s")
      case UInt8(ascii: "."): bytes[index...].starts(with: "...".utf8)
      case 0xE2: bytes[index...].starts(with: "…".utf8)
      case UInt8(ascii: "$"): bytes.count > index + 1 && isLetter(bytes[index + 1])
      default: isCrossedOut(bytes, at: index)
      }
    }
  }

  /// Whether a name is between a bracket and its counterpart: letters, digits and a few other characters, and not a digit first.
  /// JSON, a URI and the quantifier of a pattern are none. Postman writes a `$` before names of its own.
  private static func isName(in bytes: [UInt8], from start: Int, to closing: UInt8) -> Bool {
    // Of several braces the last is looked at as well, so each is passed once.
    let rest = bytes[start...].drop {
      $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: " ")
        || closing == UInt8(ascii: ">") && $0 == UInt8(ascii: "{")
    }
    let name = rest.prefix { isWord($0) || " -.|".utf8.contains($0) }
    guard let first = name.first, isLetter(first) else { return false }
    return name.endIndex < bytes.endIndex && bytes[name.endIndex] == closing
  }

  /// Whether a word begins here that consists of three or more x.
  private static func isCrossedOut(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] | 0x20 == UInt8(ascii: "x"), index == 0 || !isWord(bytes[index - 1]) else {
      return false
    }
    let word = bytes[index...].prefix(while: isWord)
    return word.count >= 3 && word.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
  }

  private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
