import OpenAPI
import Syntax

/// What makes a header's schema invalid, or has no effect on its values.
struct SchemaMistake {
  let kind: Kind
  /// What to point at.
  let place: Node
  /// The schema, or what is in its place.
  let holder: Node
  /// The first reference between the header and the schema.
  var site: Node?
  /// For messages: what is wrong, e.g. `'type: int'`.
  let found: String
  /// For messages: what to write, where there is no advice.
  var write = ""
  /// What it says to write; nil if that isn't one thing.
  var change: Fix.Change?
  /// The type or format to write, unless the header that has the schema is a known one that wants another.
  var advice: SchemaAdvice?

  /// The words of `for`.
  enum Kind: String, CaseIterable, Sendable {
    /// Something other than a schema.
    case other
    /// A schema that no value fits, since OpenAPI 3.1: `false`.
    case nothing
    /// A type that JSON Schema doesn't have.
    case type
    /// The same beside a format.
    case formattedType = "formatted-type"
    /// A format that is spelt otherwise.
    case format
    /// A format of another type.
    case formatOfOther = "format-of-other"
    /// An `enum` that is no list.
    case `enum`
    /// One without a member.
    case emptyEnum = "empty-enum"
    /// Several types, up to OpenAPI 3.0.
    case types
    case pattern
    /// Bounds between which there is nothing.
    case bounds
    /// An array without `items`, up to OpenAPI 3.0.
    case items
    /// Keywords of another type.
    case keyword
  }
}

extension ValueType {
  var isNumeric: Bool { self == .integer || self == .number }
}
