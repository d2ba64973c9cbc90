import Syntax

/// A mistake in a rule file or a configuration, with file, line and column.
package struct RuleFileError: Error, Equatable, CustomStringConvertible, Sendable {
  package let path: String
  package let position: Position
  package let message: String

  package init(_ message: String, at node: Node) {
    self.init(message, at: Place(node))
  }

  package init(_ message: String, at place: Place) {
    self.init(message, at: place, LineTable(place.source))
  }

  /// - Parameter lines: the lines of the file; shared by all of its mistakes, which may be thousands.
  package init(_ message: String, at place: Place, _ lines: LineTable) {
    self.path = place.source.path
    self.position = lines.position(at: place.range.lowerBound)
    self.message = message
  }

  package var description: String { "\(path):\(position.line):\(position.column): \(message)" }
}
