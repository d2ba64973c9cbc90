/// The values of a message's placeholders, by name, in the order given by the check. Empty ones are left out: a placeholder
/// without a value is empty.
package struct Arguments: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// A linear search suits so few.
  private let pairs: [(String, String)]

  package static let none: Arguments = [:]

  package init(dictionaryLiteral pairs: (String, String)...) {
    let count = pairs.count { !$0.1.isEmpty }
    if count == pairs.count {
      self.pairs = pairs
      return
    }
    // Every finding has some, so there should be no room for more than these.
    var filled: [(String, String)] = []
    filled.reserveCapacity(count)
    for pair in pairs where !pair.1.isEmpty { filled.append(pair) }
    self.pairs = filled
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
