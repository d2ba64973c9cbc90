import Text

/// 64-bit FNV-1a over texts, each followed by a zero byte. It tells findings apart; it needn't be hard to forge.
struct Fingerprint {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  mutating func add(_ text: String) {
    text.withBytes { for byte in $0 { hash = (hash ^ UInt64(byte)) &* Self.prime } }
    hash = hash &* Self.prime
  }

  /// 16 hexadecimal digits.
  var digits: String { hexDigits(hash, count: 16) }
}
