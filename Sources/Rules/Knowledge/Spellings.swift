import OpenAPI
import Text

/// The distinct names of a document's headers, as they are spelt, numbered from 0 on: documents repeat a few names
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

  /// The same for all headers whose names are spelt alike.
  func number(of header: HeaderEntry) -> Int { numbers[header.index.position] }
}
