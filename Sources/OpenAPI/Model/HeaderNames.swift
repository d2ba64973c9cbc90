/// Finds headers by name. Short lists are searched; long ones have a table, because rules search once per use
/// of the list.
struct HeaderNames: Sendable {
  /// The position of the first header with a name, by the name in lower case.
  private let firsts: [String: Int]?
  /// The position of the next header with the same name, by its own; none where no two have the same.
  private let nexts: [Int: Int]

  private static let longestWithoutTable = 16

  /// - Parameter keys: the names in the list, in lower case.
  init(_ keys: some Collection<String>) {
    guard keys.count > Self.longestWithoutTable else {
      firsts = nil
      nexts = [:]
      return
    }
    var firsts: [String: Int] = [:]
    var nexts: [Int: Int] = [:]
    var lasts: [String: Int] = [:]
    for (position, key) in keys.enumerated() {
      guard let first = firsts[key] else {
        firsts[key] = position
        continue
      }
      nexts[lasts.updateValue(position, forKey: key) ?? first] = position
    }
    self.firsts = firsts
    self.nexts = nexts
  }

  /// The positions of the headers with a name, ascending.
  /// - Parameters:
  ///   - key: in lower case.
  ///   - count: the list's length.
  ///   - keyAt: the name at a position, in lower case.
  func positions(of key: String, count: Int, keyAt: (Int) -> String) -> [Int] {
    guard let firsts else { return (0..<count).filter { keyAt($0) == key } }
    return firsts[key].map { first in Array(sequence(first: first) { nexts[$0] }) } ?? []
  }

  /// The first of these positions.
  func first(_ key: String, count: Int, keyAt: (Int) -> String) -> Int? {
    firsts.map { $0[key] } ?? (0..<count).first { keyAt($0) == key }
  }
}
