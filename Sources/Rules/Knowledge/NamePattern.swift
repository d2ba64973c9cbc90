import HTTPFields
import Syntax
import Text

/// A field name, or a glob in which `*` stands for any number of characters. Ignores case.
package struct NamePattern: Hashable, Sendable {
  private let parts: [[UInt8]]
  /// The name in lower case, if it isn't a glob.
  let name: String?

  package init(_ text: String) {
    let text = asciiLowercase(text)
    guard text.withBytes({ $0.contains(Self.star) }) else {
      parts = []
      name = text
      return
    }
    parts = Array(text.utf8).split(separator: Self.star, omittingEmptySubsequences: false).map(Array.init)
    name = nil
  }

  static let star = UInt8(ascii: "*")

  /// The same for a tree of many patterns.
  /// - Parameter text: in lower case.
  package static func tokens(_ text: String) -> [PatternTree.Token] {
    var tokens: [PatternTree.Token] = []
    for byte in text.utf8 {
      if byte != star {
        tokens.append(.byte(byte))
      } else if tokens.last != .anything {
        tokens.append(.anything)
      }
    }
    return tokens
  }

  /// - Parameter name: in lower case.
  package func matches(lowercase name: String) -> Bool {
    if let own = self.name { return own == name }
    return name.withBytes(matchesGlob)
  }

  private func matchesGlob(_ name: UnsafeRawBufferPointer) -> Bool {
    let (first, last) = (parts[0], parts[parts.count - 1])
    var rest = name[...]
    guard rest.count >= first.count + last.count, rest.starts(with: first),
      rest.suffix(last.count).elementsEqual(last)
    else { return false }
    rest = rest.dropFirst(first.count).dropLast(last.count)
    // The shortest match of each part leaves the most for the rest, so there is no backtracking.
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(ofBytes: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
