import HTTPFields
import Syntax

/// The configured direction and values of the headers with a name, or matching a glob.
package struct HeaderShape: Sendable {
  package enum Direction: String, CaseIterable, Sendable {
    case request
    case response
    case both
  }

  /// As written in the configuration.
  let name: String
  let direction: Direction
  /// A Schema Object without references; nil if the values are unrestricted.
  let schema: Node?
  /// Keeps the schema's nodes valid.
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
/// A class to make passing it around cheap.
final class HeaderShapes: Sendable {
  private let shapes: [HeaderShape]
  private let names: NameIndex

  init(_ shapes: [HeaderShape]) {
    self.shapes = shapes
    names = NameIndex(shapes.lazy.map(\.name))
  }

  var isEmpty: Bool { shapes.isEmpty }

  /// The shape of a header: by name, or else by the first matching glob.
  /// - Parameter name: in lower case.
  func shape(of name: String) -> HeaderShape? { names.position(lowercase: name).map { shapes[$0] } }
}
