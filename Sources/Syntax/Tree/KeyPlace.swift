/// Where a key is: behind another key of its mapping, or the first one within the value of another key.
struct KeyPlace: BitwiseCopyable {
  let number: Int

  /// The first key of the outermost mapping.
  static let first = KeyPlace(number: 0)

  static func after(_ symbol: UInt32) -> KeyPlace { KeyPlace(number: 2 * Int(symbol) + 1) }

  /// The first key within the value of the key that this place is after.
  var firstWithin: KeyPlace { KeyPlace(number: number + 1) }

  static func count(ofSymbols symbols: Int) -> Int { 2 * symbols + 1 }
}
