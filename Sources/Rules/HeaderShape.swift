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
  private let pattern: NamePattern

  package init(_ name: String, direction: Direction, schema: Node?) {
    self.name = name
    self.direction = direction
    self.schema = schema
    pattern = NamePattern(name)
  }

  /// - Parameter name: in lower case.
  private func fits(_ name: String) -> Bool { pattern.matches(lowercase: name) }

  private var isGlob: Bool { name.contains("*") }

  /// The shape of a header: that of its own name, else of the first glob that fits.
  /// - Parameter name: in lower case.
  static func shape(of name: String, among shapes: [HeaderShape]) -> HeaderShape? {
    shapes.first { !$0.isGlob && $0.fits(name) } ?? shapes.first { $0.isGlob && $0.fits(name) }
  }
}
