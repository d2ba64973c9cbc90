import HTTPFields
import Syntax

/// What a configuration says of the headers of a name, or of a glob over names: in which messages they stand, and
/// which values they have.
package struct HeaderShape: Sendable {
  package enum Direction: String, CaseIterable, Sendable {
    case request
    case response
    case both
  }

  /// As the configuration writes it.
  let name: String
  let direction: Direction
  /// A Schema Object without references; nil where nothing is said of the values.
  let schema: Node?
  /// Kept for the schema's sake.
  private let tree: SyntaxTree?

  package init(_ name: String, direction: Direction, schema: Node?) {
    self.name = name
    self.direction = direction
    self.schema = schema
    tree = schema?.tree
  }
}

/// All shapes of a configuration.
///
/// A class, because each rule gets them for each document.
final class HeaderShapes: Sendable {
  private let shapes: [HeaderShape]
  private let names: NameIndex

  init(_ shapes: [HeaderShape]) {
    self.shapes = shapes
    names = NameIndex(shapes.lazy.map(\.name))
  }

  var isEmpty: Bool { shapes.isEmpty }

  /// The shape of a header: that of its own name, else of the first glob that fits.
  /// - Parameter name: in lower case.
  func shape(of name: String) -> HeaderShape? { names.position(lowercase: name).map { shapes[$0] } }
}
