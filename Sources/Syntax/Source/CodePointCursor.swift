/// Turns libyaml's marks, 0-based counts of code points, into byte offsets. Marks never decrease, so one pass
/// over the text is enough.
struct CodePointCursor {
  private let text: UnsafeRawBufferPointer
  /// The byte offset of code point 0.
  let start: Int
  private var byte: Int
  private var codePoint = 0
  /// From `byte` up to this offset the text is known to be ASCII.
  private var asciiEnd: Int

  init(text: UnsafeRawBufferPointer, start: Int) {
    self.text = text
    self.start = start
    self.byte = start
    self.asciiEnd = start
  }

  /// - Parameter target: not less than in earlier calls.
  @inline(__always)
  mutating func byte(_ target: Int) -> Int {
    let advance = target - codePoint
    guard advance > 0 else { return byte }
    if byte + advance <= asciiEnd {
      byte += advance
      codePoint = target
      return byte
    }
    return search(target)
  }

  private mutating func search(_ target: Int) -> Int {
    while codePoint < target, byte < text.count {
      if byte >= asciiEnd { asciiEnd = endOfASCII(from: byte) }
      let ascii = min(asciiEnd - byte, target - codePoint)
      byte += ascii
      codePoint += ascii
      if codePoint < target, byte < text.count {
        byte += 1
        while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
        codePoint += 1
      }
    }
    return byte
  }

  /// Looks ahead by at most a page, so that the text is still in the cache when it is read.
  private func endOfASCII(from start: Int) -> Int {
    let limit = min(text.count, start + 4096)
    var index = start
    while index + 8 <= limit,
      text.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    while index < limit, text[index] < 0x80 { index += 1 }
    return index
  }
}
