import Syntax

/// The first header of a document beyond the limit.
package struct ExcessHeader: Error {
  /// The number of headers that a document of its size may have.
  package let limit: Int
  package let place: Place
}
