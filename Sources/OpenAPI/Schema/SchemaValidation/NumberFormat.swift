/// The ranges of numbers that a format allows (OpenAPI Format Registry).
package enum NumberFormat {
  /// Whether a number is in the range of a format, or the format is unknown.
  static func accepts(_ number: SchemaNumber, _ format: String) -> Bool {
    guard let range = range(of: format) else { return true }
    return !(number < SchemaNumber(range.least)) && !(SchemaNumber(range.most) < number)
  }

  /// As texts, for the greatest are beyond 64 bits with a sign.
  package static func range(of format: String) -> (least: String, most: String)? { ranges[format] }

  private static let ranges: [String: (least: String, most: String)] = [
    "int8": ("-128", "127"), "int16": ("-32768", "32767"), "int32": ("-2147483648", "2147483647"),
    "int64": ("-9223372036854775808", "9223372036854775807"),
    "uint8": ("0", "255"), "uint16": ("0", "65535"), "uint32": ("0", "4294967295"),
    "uint64": ("0", "18446744073709551615"),
  ]
}
