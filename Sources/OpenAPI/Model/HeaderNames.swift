/// Finds headers by name. Short lists are searched; long ones have a table, because rules search once per use
/// of the list.
struct HeaderNames: Sendable {
  /// The position of the first header with a name, by the name in lower case.
  private let firsts: [String: Int]?
  /// Those of the further ones, of which most names have none.
  private let others: [String: [Int]]

  private static let longestWithoutTable = 16

  /// - Parameter keys: the names in the list, in lower case.
  init(_ keys: some Collection<String>) {
    guard keys.count > Self.longestWithoutTable else {
      firsts = nil
      others = [:]
      return
    }
    var firsts: [String: Int] = [:]
    var others: [String: [Int]] = [:]
    for (position, key) in keys.enumerated() {
      if firsts[key] == nil {
        firsts[key] = position
      } else {
        others[key, default: []].append(position)
      }
    }
    self.firsts = firsts
    self.others = others
  }

  /// The positions of the headers with a name, ascending.
  /// - Parameters:
  ///   - key: in lower case.
  ///   - count: the list's length.
  ///   - keyAt: the name at a position, in lower case.
  func positions(of key: String, count: Int, keyAt: (Int) -> String) -> [Int] {
    guard let firsts else { return (0..<count).filter { keyAt($0) == key } }
    return firsts[key].map { [$0] + others[key, default: []] } ?? []
  }

  /// The first of these positions.
  func first(_ key: String, count: Int, keyAt: (Int) -> String) -> Int? {
    firsts.map { $0[key] } ?? (0..<count).first { keyAt($0) == key }
  }
}
