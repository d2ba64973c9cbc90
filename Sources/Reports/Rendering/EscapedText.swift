import Text

/// Text in which some ASCII characters are written otherwise. What is between them is copied as a whole: texts of
/// documents may be long.
/// - Parameter escape: what to write for a byte of UTF-8; nil for those that stay.
@inline(__always)
func escapedText(_ text: String, _ escape: (UInt8) -> StaticString?) -> String {
  text.withBytes { bytes in
    var escaped: [UInt8] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      guard let code = escape(byte) else { continue }
      escaped += bytes[start..<index]
      escaped += UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount)
      start = index + 1
    }
    if start == 0 { return text }
    escaped += bytes[start...]
    return String(decoding: escaped, as: UTF8.self)
  }
}
