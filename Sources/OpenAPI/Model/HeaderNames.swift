/// Finds the headers of a list or map by their names. Short ones are looked through; long ones have a table, because
/// rules ask once for each use of the list.
struct HeaderNames: Sendable {
  /// Where in the list the headers of a name stand, by the name in lower case.
  private let positions: [String: [Int]]?

  private static let longestWithoutTable = 16

  /// - Parameter keys: the names of the list in lower case.
  init(_ keys: some Collection<String>) {
    guard keys.count > Self.longestWithoutTable else {
      positions = nil
      return
    }
    var positions: [String: [Int]] = [:]
    for (position, key) in keys.enumerated() { positions[key, default: []].append(position) }
    self.positions = positions
  }

  /// The positions in the list of the headers with a name, in ascending order.
  /// - Parameters:
  ///   - key: in lower case.
  ///   - count: the list's length.
  ///   - keyAt: the name at a position, in lower case.
  func positions(of key: String, count: Int, keyAt: (Int) -> String) -> [Int] {
    positions.map { $0[key] ?? [] } ?? (0..<count).filter { keyAt($0) == key }
  }

  /// The first of them.
  func first(_ key: String, count: Int, keyAt: (Int) -> String) -> Int? {
    positions.map { $0[key]?.first } ?? (0..<count).first { keyAt($0) == key }
  }
}
