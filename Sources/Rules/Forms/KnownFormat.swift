import OpenAPI
import Text

/// The formats of the OpenAPI Format Registry and JSON Schema, with those that the guideline adds.
enum KnownFormat {
  /// The types that a format is about; nil for an unknown one.
  static func types(of format: String) -> Set<ValueType>? { known[format] }

  /// What a misspelt format means, for values of some type; nil where that isn't clear.
  static func meant(by format: String, of type: ValueType) -> String? {
    let word = squeezed(format)
    let fitting = known.filter { $0.value.contains(type) }.keys.sorted()
    if let name = fitting.first(where: { squeezed($0) == word }) { return name }
    if let name = aliases[word], known[name]?.contains(type) == true { return name }
    // Short names are near to one another.
    guard word.utf8.count >= 5 else { return nil }
    return fitting.first { EditDistance.distance(word, squeezed($0)) == 1 && $0.utf8.count >= 5 }
  }

  /// The closest format for integers, where a format belongs to numbers with fractions; nil for other types, as formats
  /// of integers suit all numbers.
  static func format(like format: String, of type: ValueType) -> String? {
    type == .integer && ["float", "double", "decimal"].contains(format) ? "int64" : nil
  }

  /// Without what separates words, in lower case.
  private static func squeezed(_ format: String) -> String {
    String(decoding: asciiLowercase(format).utf8.filter { !"-_ ".utf8.contains($0) }, as: UTF8.self)
  }

  private static let aliases = [
    "url": "uri", "guid": "uuid", "uid": "uuid", "httpurl": "uri", "emailaddress": "email", "int": "int32",
    "long": "int64",
    "integer": "int32", "datetimeoffset": "date-time", "rfc3339": "date-time", "rfc7231": "http-date",
  ]

  private static let known: [String: Set<ValueType>] = {
    var known: [String: Set<ValueType>] = [:]
    for name in [
      "base64url", "binary", "byte", "char", "commonmark", "date", "date-time", "date-time-local", "duration",
      "email",
      "hostname", "html", "http-date", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri", "iri-reference",
      "json-pointer", "media-range", "password", "regex", "relative-json-pointer", "sf-binary", "sf-boolean",
      "sf-string", "sf-token", "time", "time-local", "uri", "uri-reference", "uri-template", "uuid",
    ] {
      known[name] = [.string]
    }
    for name in [
      "int8", "int16", "int32", "uint8", "uint16", "uint32", "double-int", "sf-integer", "unixtime",
    ] {
      known[name] = [.integer, .number]
    }
    for name in ["int64", "uint64"] { known[name] = [.integer, .number, .string] }
    for name in ["float", "double"] { known[name] = [.number] }
    for name in ["decimal", "decimal128", "sf-decimal"] { known[name] = [.number, .string] }
    known["bigint"] = [.integer, .number, .string]
    return known
  }()
}
