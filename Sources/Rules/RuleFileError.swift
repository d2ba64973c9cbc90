import Syntax

/// A mistake in a rule file or a configuration: says file, line and column.
package struct RuleFileError: Error, Equatable, CustomStringConvertible, Sendable {
  package let path: String
  package let position: Position
  package let message: String

  package init(_ message: String, at node: Node) {
    self.init(message, at: Place(node))
  }

  package init(_ message: String, at place: Place) {
    self.path = place.source.path
    self.position = LineTable(place.source).position(at: place.range.lowerBound)
    self.message = message
  }

  package var description: String { "\(path):\(position.line):\(position.column): \(message)" }
}
