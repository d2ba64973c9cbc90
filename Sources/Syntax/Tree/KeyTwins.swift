/// The keys of a tree that occur twice in their mapping, by index.
struct KeyTwins: Sendable {
  private var all: Set<Int> = []
  /// Those that the same key follows.
  private var overridden: Set<Int> = []

  /// - Parameter duplicates: in document order.
  init(_ duplicates: [SyntaxTree.DuplicateKey]) {
    var last: [Int: Int] = [:]
    for duplicate in duplicates {
      all.formUnion([duplicate.first, duplicate.key])
      overridden.insert(last.updateValue(duplicate.key, forKey: duplicate.first) ?? duplicate.first)
    }
  }

  func contains(_ key: Int) -> Bool { all.contains(key) }

  func isOverridden(_ key: Int) -> Bool { overridden.contains(key) }
}
