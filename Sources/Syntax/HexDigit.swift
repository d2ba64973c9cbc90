extension UInt8 {
  /// What the byte stands for as a hexadecimal digit in ASCII, 0 to 15; nil where it is none.
  package var hexDigitValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46, 0x61...0x66: (self | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
