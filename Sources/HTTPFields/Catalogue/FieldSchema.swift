/// What a schema must allow to describe the values of some fields.
package struct FieldSchema: Sendable {
  /// What a value is, for messages: `an HTTP-date`.
  package let holds: String
  /// What to write, for messages: `'type: string'`.
  package let write: String
  /// The same as schema keywords; empty if there are several ways.
  package let keywords: [(key: String, value: String)]
  /// The types of which at least one must be possible.
  package let types: [ValueType]
  /// String formats that don't match the values, e.g. `date-time` for an HTTP-date.
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

  /// A value type, as serialized by OpenAPI's style `simple`.
  package enum ValueType: String, CaseIterable, Sendable {
    case boolean
    case integer
    case number
    case string
    /// Separated by commas.
    case arrayOfIntegers = "array of integer"
    case arrayOfStrings = "array of string"
    /// With `explode: true`: `key=value`, separated by commas.
    case explodedObject = "exploded object"
  }

  /// The fields concerned.
  package enum Scope: Sendable {
    /// In lower case.
    case names(Set<String>)
    case structured(FieldFacts.StructuredType)
    /// Not only structured fields.
    case cardinality(FieldFacts.Cardinality)
  }
}
