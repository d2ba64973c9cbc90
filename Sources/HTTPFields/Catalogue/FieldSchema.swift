/// What a schema must allow so that it can hold the values of some fields.
package struct FieldSchema: Sendable {
  /// What a value is, in words: `an HTTP-date`.
  package let holds: String
  /// What to write, in words: `'type: string'`.
  package let write: String
  /// The same as keywords of a schema; empty where there are several ways.
  package let keywords: [(key: String, value: String)]
  /// The types of which one must be possible.
  package let types: [ValueType]
  /// Formats of strings that are something else, e.g. `date-time` where HTTP wants an HTTP-date.
  package let otherFormats: [String]

  package init(
    holds: String, write: String, keywords: [(key: String, value: String)] = [], types: [ValueType],
    otherFormats: [String] = []
  ) {
    self.holds = holds
    self.write = write
    self.keywords = keywords
    self.types = types
    self.otherFormats = otherFormats
  }

  /// A type of values, with how OpenAPI's style `simple` writes it.
  package enum ValueType: String, CaseIterable, Sendable {
    case boolean
    case integer
    case number
    case string
    /// Joined by commas.
    case arrayOfIntegers = "array of integer"
    case arrayOfStrings = "array of string"
    /// With `explode: true`: `key=value`, joined by commas.
    case explodedObject = "exploded object"
  }

  /// Which fields are meant.
  package enum Scope: Sendable {
    /// In lower case.
    case names(Set<String>)
    case structured(FieldFacts.StructuredType)
    /// Those that aren't structured fields, too.
    case cardinality(FieldFacts.Cardinality)
  }
}
