import Text

/// Numbers the distinct keys of a file.
struct SymbolTable: ~Copyable {
  private(set) var texts = TextPool()
  /// Open addressing; a slot holds a symbol + 1 below the upper half of its hash, or 0.
  private var slots = PlainArray<UInt64>(repeating: 0, count: 64)
  /// By symbol; needed only for growing.
  private var hashes = PlainArray<UInt64>()
  private let hashing: TextHashing
  /// For each place, the symbol + 1 of the key that was last there, or 0: similar objects have their keys in the
  /// same order, and a correct guess saves hashing. Keys with escapes aren't noted.
  private var guesses = PlainArray<UInt32>(repeating: 0, count: KeyPlace.count(ofSymbols: 0))

  init(_ hashing: TextHashing = .ofProcess) {
    self.hashing = hashing
  }

  var count: Int { texts.count }

  /// The symbol of the key that was last at a place.
  func guess(at place: KeyPlace) -> UInt32? {
    let guess = guesses[place.number]
    return guess == 0 ? nil : guess &- 1
  }

  /// The symbol of the text of a key without escapes, new if it hasn't occurred before.
  mutating func intern(_ text: UnsafeRawBufferPointer, at place: KeyPlace) -> UInt32 {
    if let guess = guess(at: place), texts.equals(Int(guess), text) { return guess }
    let symbol = intern(text)
    guesses[place.number] = symbol + 1
    return symbol
  }

  /// The symbol of a key's text, new if it hasn't occurred before.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> UInt32 {
    let hash = hashing.hash(text)
    let (known, slot) = find(text, hash)
    if let known { return known }
    let symbol = UInt32(count)
    slots[slot] = Self.slot(hash, symbol)
    hashes.append(hash)
    texts.append(text)
    guesses.append(repeating: 0, count: KeyPlace.count(ofSymbols: count) - guesses.count)
    if count * 2 > slots.count { grow() }
    return symbol
  }

  /// The symbol of a text, if some key has it.
  func symbol(of text: UnsafeRawBufferPointer) -> UInt32? { find(text, hashing.hash(text)).symbol }

  /// Whether some key begins so.
  func containsText(beginningWith start: UnsafeRawBufferPointer) -> Bool {
    for symbol in 0..<count {
      let text = texts[symbol]
      if text.count >= start.count, text.prefix(start.count).elementsEqual(start) { return true }
    }
    return false
  }

  /// The symbol of a text, or the slot for it.
  @inline(__always)
  private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> (symbol: UInt32?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let content = slots[slot]
      if content == 0 { return (nil, slot) }
      if content >> 32 == hash >> 32 {
        let symbol = UInt32(truncatingIfNeeded: content) - 1
        if texts.equals(Int(symbol), text) { return (symbol, slot) }
      }
      slot = (slot + 1) & mask
    }
  }

  private static func slot(_ hash: UInt64, _ symbol: UInt32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(symbol + 1)
  }

  private mutating func grow() {
    slots = PlainArray(repeating: 0, count: slots.count * 2)
    for symbol in 0..<hashes.count {
      var slot = Int(truncatingIfNeeded: hashes[symbol]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.slot(hashes[symbol], UInt32(symbol))
    }
  }

  /// Frees what only reading needs.
  mutating func shrink() {
    texts.shrink()
    guesses.removeAll()
    hashes.removeAll()
  }

  mutating func removeAll() {
    texts.removeAll()
    slots = PlainArray(repeating: 0, count: 1)
  }
}

/// Texts stored one after another in one buffer.
struct TextPool: ~Copyable {
  private var bytes: PlainArray<UInt8>
  /// Where each text ends; the first number is where the first one starts.
  private var ends = PlainArray<UInt32>(repeating: 0, count: 1)

  /// - Parameter byteCount: bytes to reserve.
  init(byteCount: Int = 0) {
    bytes = PlainArray(capacity: byteCount)
  }

  var count: Int { ends.count - 1 }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  /// The bytes of a text; valid until another is added.
  @inline(__always)
  subscript(index: Int) -> UnsafeRawBufferPointer { bytes.bytes(Int(ends[index])..<Int(ends[index + 1])) }

  @inline(__always)
  func equals(_ index: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let known = self[index]
    return known.count == text.count
      && (text.isEmpty || memoryEquals(known.baseAddress!, text.baseAddress!, text.count))
  }

  mutating func shrink() {
    bytes.shrink()
    ends.shrink()
  }

  mutating func removeAll() {
    bytes.removeAll()
    ends = PlainArray(repeating: 0, count: 1)
  }
}
