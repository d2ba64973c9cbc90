/// The text with ASCII letters in lower case; field names compare without regard to the case of ASCII letters
/// only (RFC 9110, section 5.1).
package func asciiLowercase(_ text: String) -> String {
  text.withBytes { bytes in
    guard bytes.contains(where: { (0x41...0x5A).contains($0) }) else { return text }
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      for index in bytes.indices { buffer[index] = asciiLowercase(bytes[index]) }
      return bytes.count
    }
  }
}

/// The same for one byte of UTF-8 text.
@inlinable package func asciiLowercase(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}
