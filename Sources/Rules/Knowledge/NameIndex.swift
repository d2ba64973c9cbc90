import HTTPFields
import Text

/// A list of field names and globs, searched without comparing every entry. Ignores case.
package struct NameIndex: Sendable {
  /// The first position of each name in the list, by the name in lower case.
  private var names: [String: Int] = [:]
  private var globs = PatternTree()
  /// The same for each glob, by its number in the tree.
  private var globPositions: [Int] = []
  package private(set) var count = 0

  package init(_ entries: some Sequence<String> = []) {
    for entry in entries { append(entry) }
  }

  package mutating func append(_ entry: String) {
    let entry = asciiLowercase(entry)
    if entry.utf8.contains(NamePattern.star) {
      if globs.insert(NamePattern.tokens(entry)) == globPositions.count { globPositions.append(count) }
    } else if names[entry] == nil {
      names[entry] = count
    }
    count += 1
  }

  /// - Parameter name: in lower case.
  package func contains(lowercase name: String) -> Bool { position(lowercase: name) != nil }

  /// The position of a name in the list, else of the first matching glob.
  /// - Parameter name: in lower case.
  package func position(lowercase name: String) -> Int? {
    if let own = names[name] { return own }
    guard !globPositions.isEmpty else { return nil }
    var first: Int?
    name.withBytes { bytes in
      _ = globs.forEachMatch(of: bytes) { glob in first = min(first ?? .max, globPositions[glob]) }
    }
    return first
  }
}
