/// The escapes and indices of RFC 6901.
@usableFromInline
package enum JSONPointer {
  /// The number of bytes of a token once escaped.
  @inlinable package static func escapedCount(_ token: UnsafeRawBufferPointer) -> Int {
    var count = token.count
    for byte in token where byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/") { count += 1 }
    return count
  }

  /// - Parameter bytes: has room for `escapedCount` bytes.
  @inlinable package static func escape(
    _ token: UnsafeRawBufferPointer, into bytes: UnsafeMutableRawBufferPointer
  ) {
    var index = 0
    for byte in token {
      var written = byte
      if byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/") {
        written = UInt8(ascii: byte == UInt8(ascii: "~") ? "0" : "1")
        bytes[index] = UInt8(ascii: "~")
        index += 1
      }
      bytes[index] = written
      index += 1
    }
  }

  package static func unescape(_ token: some StringProtocol) -> String { unescape(Substring(token)) }

  package static func unescape(_ token: Substring) -> String {
    var token = token
    return token.withUTF8 { unescape(UnsafeRawBufferPointer($0)) }
  }

  package static func unescape(_ token: UnsafeRawBufferPointer) -> String {
    guard find(UInt8(ascii: "~"), in: token, from: 0) < token.count else {
      return String(decoding: token, as: UTF8.self)
    }
    var text: [UInt8] = []
    var bytes = token[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "~"), let digit = bytes.first,
        digit == UInt8(ascii: "0") || digit == UInt8(ascii: "1")
      {
        bytes.removeFirst()
        text.append(UInt8(ascii: digit == UInt8(ascii: "0") ? "~" : "/"))
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Digits without leading zeros (RFC 6901, section 4).
  package static func arrayIndex(_ token: String) -> Int? {
    guard let first = token.utf8.first, token.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      first != UInt8(ascii: "0") || token.utf8.count == 1
    else { return nil }
    return Int(token)
  }
}
