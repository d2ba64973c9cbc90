/// The values of a message's placeholders, by name, in the order given by the check. Empty ones are left out: a placeholder
/// without a value is empty.
package struct Arguments: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// A linear search suits so few.
  private let pairs: [(String, String)]

  package static let none: Arguments = [:]

  package init(dictionaryLiteral pairs: (String, String)...) {
    self.pairs = pairs.allSatisfy { !$0.1.isEmpty } ? pairs : pairs.filter { !$0.1.isEmpty }
  }

  private init(_ pairs: [(String, String)]) {
    self.pairs = pairs
  }

  /// The same with one more.
  func adding(_ name: String, _ value: String) -> Arguments { Arguments(pairs + [(name, value)]) }

  package subscript(name: String) -> String? { pairs.first { $0.0 == name }?.1 }

  package var names: [String] { pairs.map(\.0) }

  package static func == (left: Arguments, right: Arguments) -> Bool {
    left.pairs.elementsEqual(right.pairs, by: ==)
  }
}
