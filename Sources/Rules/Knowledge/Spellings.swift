import OpenAPI
import Text

/// Numbers the distinct names of a document's headers, as spelled, from 0: documents repeat a few names
/// thousands of times.
final class Spellings: Sendable {
  let count: Int
  /// By the header's index.
  private let numbers: [Int]

  init(_ document: APIDocument) {
    var known: [TextKey: Int] = [:]
    numbers = document.headers.map { header in
      let name = TextKey(header.name)
      if let number = known[name] { return number }
      let number = known.count
      known[name] = number
      return number
    }
    count = known.count
  }

  /// Equal for headers whose names are spelled alike.
  func number(of header: HeaderEntry) -> Int { numbers[header.index.position] }
}
