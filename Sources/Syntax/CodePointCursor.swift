/// Turns libyaml's marks, 0-based counts of code points, into byte offsets. Marks never go back, so that one pass over
/// the text serves them all.
struct CodePointCursor {
  private let text: UnsafeRawBufferPointer
  /// The byte offset of code point 0.
  let start: Int
  private var byte: Int
  private var codePoint = 0

  init(text: UnsafeRawBufferPointer, start: Int) {
    self.text = text
    self.start = start
    self.byte = start
  }

  /// - Parameter target: not less than in the calls before.
  mutating func byte(_ target: Int) -> Int {
    while codePoint < target, byte < text.count {
      if target - codePoint >= 8, byte + 8 <= text.count, isASCII(UInt64.self) {
        byte += 8
        codePoint += 8
      } else if target - codePoint >= 4, byte + 4 <= text.count, isASCII(UInt32.self) {
        byte += 4
        codePoint += 4
      } else {
        byte += 1
        while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
        codePoint += 1
      }
    }
    return byte
  }

  @inline(__always)
  private func isASCII<Word: FixedWidthInteger>(_: Word.Type) -> Bool {
    text.loadUnaligned(fromByteOffset: byte, as: Word.self)
      & Word(truncatingIfNeeded: 0x8080_8080_8080_8080 as UInt64) == 0
  }
}
