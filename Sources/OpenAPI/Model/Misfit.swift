import Syntax

/// Something in the place of a header that doesn't have the form that OpenAPI gives it there. Where its
/// meaning is clear, the header is read all the same.
package struct Misfit: Sendable {
  package let kind: Kind
  /// What has the wrong form.
  package let element: Node
  /// What to point at.
  package let place: Node
  /// The header's name; nil if there is none.
  package let name: String?
  /// The references that lead there.
  package var sites: [Node] = []

  package enum Kind: String, CaseIterable, Sendable {
    /// Nothing in place of a header or parameter.
    case null
    /// A text, number or boolean in its place.
    case text
    /// A reference in its place, without the key `$ref`.
    case bareReference = "bare-reference"
    /// A reference under a key that is only like `$ref`.
    case misspeltReference = "misspelt-reference"
    /// A list in its place.
    case list
    /// Something else than a map or list in place of a whole `headers` map.
    case noMap = "no-map"
    /// A reference in its place.
    case mapReference = "map-reference"
    /// A reference in its place that leads to a schema.
    case schemaReference = "schema-reference"
    /// A header, or a schema of one, in its place.
    case singleHeader = "single-header"
    /// A `headers` of an operation, path or request body, where OpenAPI has none.
    case strayHeaders = "stray-headers"
    /// Something else than a list or map in place of a whole list of parameters.
    case noList = "no-list"
    /// A reference in its place, to a list with headers.
    case listReference = "list-reference"
    /// A map of parameters, or a single one, in place of a list of them.
    case parameterMap = "parameter-map"
    /// A header parameter whose name is a key around it.
    case keyedParameter = "keyed-parameter"
    /// A header parameter without a name.
    case nameless
    /// An `in` that is spelt otherwise than `header`.
    case misspeltPlace = "misspelt-place"
    /// A parameter without an `in` that can only be a header.
    case noPlace = "no-place"
    /// A component key that has characters which references can't name.
    case componentKey = "component-key"
  }
}

extension Misfit.Kind {
  /// What is in place of an object; nil where that may be one.
  init?(insteadOfObject node: Node) {
    switch node.kind {
    case .mapping: return nil
    case .sequence: self = .list
    case .scalar:
      if node.isNull {
        self = .null
      } else {
        // A file name or a pointer, with no blank in it.
        let text = node.text ?? ""
        self = text.contains("#/") && !text.contains(" ") ? .bareReference : .text
      }
    }
  }
}
