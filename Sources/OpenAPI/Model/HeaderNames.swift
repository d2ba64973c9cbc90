/// Finds headers by name. Short lists are searched; long ones have a table, because rules search once per use
/// of the list.
struct HeaderNames: Sendable {
  /// The positions of the headers with a name, by the name in lower case.
  private let positions: [String: [Int]]?

  private static let longestWithoutTable = 16

  /// - Parameter keys: the names in the list, in lower case.
  init(_ keys: some Collection<String>) {
    guard keys.count > Self.longestWithoutTable else {
      positions = nil
      return
    }
    var positions: [String: [Int]] = [:]
    for (position, key) in keys.enumerated() { positions[key, default: []].append(position) }
    self.positions = positions
  }

  /// The positions of the headers with a name, ascending.
  /// - Parameters:
  ///   - key: in lower case.
  ///   - count: the list's length.
  ///   - keyAt: the name at a position, in lower case.
  func positions(of key: String, count: Int, keyAt: (Int) -> String) -> [Int] {
    positions.map { $0[key] ?? [] } ?? (0..<count).filter { keyAt($0) == key }
  }

  /// The first of these positions.
  func first(_ key: String, count: Int, keyAt: (Int) -> String) -> Int? {
    positions.map { $0[key]?.first } ?? (0..<count).first { keyAt($0) == key }
  }
}
