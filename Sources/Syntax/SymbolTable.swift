/// The distinct keys of a file, each with a small number.
///
/// Hashing is seeded per process, so that a file can't be made to collide.
struct SymbolTable: Sendable {
  private(set) var texts = TextPool()
  /// Open addressing; a slot holds a symbol + 1 below the upper half of its hash, or 0.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var hashes: [UInt64] = []
  private let seed: UInt64

  init(seed: UInt64 = UInt64.random(in: 1...UInt64.max)) {
    self.seed = seed
  }

  var count: Int { hashes.count }

  /// The symbol of a key's text; a new one where it hasn't been seen.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> UInt32 {
    let hash = hash(text)
    let (known, slot) = find(text, hash)
    if let known { return known }
    let symbol = UInt32(hashes.count)
    slots[slot] = Self.slot(hash, symbol)
    hashes.append(hash)
    texts.append(text)
    if hashes.count * 2 > slots.count { grow() }
    return symbol
  }

  /// The symbol of a text, where some key has it.
  func symbol(of text: UnsafeRawBufferPointer) -> UInt32? { find(text, hash(text)).symbol }

  /// The symbol of a text, or the slot where it belongs.
  private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> (symbol: UInt32?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let content = slots[slot]
      if content >> 32 == hash >> 32 {
        let symbol = UInt32(truncatingIfNeeded: content) - 1
        if texts.equals(Int(symbol), text) { return (symbol, slot) }
      }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private static func slot(_ hash: UInt64, _ symbol: UInt32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(symbol + 1)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for (symbol, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.slot(hash, UInt32(symbol))
    }
  }

  /// A multiply-and-fold hash over eight bytes at a time.
  private func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: text.count)
    var offset = 0
    while offset + 8 <= text.count {
      state = fold(state ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < text.count {
      rest = rest << 8 | UInt64(text[offset])
      offset += 1
    }
    return fold(state ^ rest)
  }

  private func fold(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93 ^ seed | 1)
    return product.high ^ product.low
  }
}

/// Texts that stand behind each other in one buffer.
struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  mutating func reserve(byteCount: Int) { bytes.reserveCapacity(byteCount) }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  func equals(_ index: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    withBytes(index) { unsafe in
      unsafe.count == text.count
        && (text.isEmpty || memoryEquals(unsafe.baseAddress!, text.baseAddress!, text.count))
    }
  }

  func withBytes<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }
}
