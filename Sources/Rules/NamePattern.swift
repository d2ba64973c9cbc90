import HTTPFields

/// A field name, or a glob over field names in which `*` stands for any number of characters. Case doesn't matter.
package struct NamePattern: Sendable {
  private let parts: [[UInt8]]
  /// The name, where it is no glob.
  private let name: String?

  package init(_ text: String) {
    let text = asciiLowercase(text)
    let bytes = Array(text.utf8)
    let star = UInt8(ascii: "*")
    parts =
      bytes.contains(star)
      ? bytes.split(separator: star, omittingEmptySubsequences: false).map(Array.init) : []
    name = parts.isEmpty ? text : nil
  }

  /// - Parameter name: in lower case.
  package func matches(lowercase name: String) -> Bool {
    if let own = self.name { return own == name }
    guard name.utf8.starts(with: parts[0]) else { return false }
    return matchesGlob(Array(name.utf8))
  }

  private func matchesGlob(_ name: [UInt8]) -> Bool {
    // The shortest match of each part leaves most for the next, so that nothing is tried twice.
    var rest = name.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() {
      guard let range = Self.firstRange(of: part, in: rest) else { return false }
      rest = rest[range.upperBound...]
    }
    let last = parts[parts.count - 1]
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func firstRange(of part: [UInt8], in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard text.count >= part.count else { return nil }
    for start in text.startIndex...(text.endIndex - part.count) where text[start...].starts(with: part) {
      return start..<(start + part.count)
    }
    return nil
  }
}
