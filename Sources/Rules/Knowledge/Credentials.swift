import OpenAPI
import Syntax
import Text

/// What names of headers are like that say who is asking.
///
///     header: Authorization               where they belong
///     words: [token, secret, '*key']      words of such names
///     endings: [-secret, -api-key]        names that leave no doubt
///     described-by: {word: jwt}           a sentence of a description that leaves none
///     except: [csrf, page]                words of names that are none of them
struct Credentials: Sendable {
  let header: String
  private let words: WordList
  private let endings: [String]
  private let description: SentenceQuery?
  private let exceptions: WordList

  enum Kind {
    case certain
    case possible
  }

  init(_ node: Node) throws(RuleFileError) {
    let entry = try EntryReader(node)
    header = try entry.requiredString("header")
    words = WordList(try entry.strings("words") ?? [])
    endings = (try entry.strings("endings") ?? []).map { "-" + KnownNames.skeleton($0) }
    description = try entry.value("described-by").map { (node) throws(RuleFileError) in
      let reader = try EntryReader(node)
      let query = try SentenceQuery(reader)
      try reader.finish()
      return query
    }
    exceptions = WordList(try entry.strings("except") ?? [])
    try entry.finish()
  }

  /// Nil for a name that is none.
  func judge(_ name: String) -> Kind? {
    let parts = Self.words(of: name)
    let text = parts.joined(separator: " ")
    guard words.isIn(text), !exceptions.isIn(text) else { return nil }
    // `x-access-token`, `accessToken` and `ACCESSTOKEN` end alike.
    let starts = parts.indices.map { "-" + parts[$0...].joined() }
    return starts.contains(where: endings.contains) ? .certain : .possible
  }

  /// Whether the description of a header says that it authenticates.
  func isDescribed(_ entry: HeaderEntry, in document: APIDocument) -> Bool {
    guard let description, let index = entry.definition else { return false }
    let definition = document.definitions[index]
    let texts = [definition.description, definition.schema.node?["description"]?.text]
    return texts.compactMap(\.self).contains { description.isIn($0) }
  }

  /// In lower case; words begin after punctuation, and with a capital after a small letter.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var last: UInt8 = 0x2D
    for byte in name.utf8 {
      let isCapital = 0x41...0x5A ~= byte
      let isPart = isCapital || 0x61...0x7A ~= byte || 0x30...0x39 ~= byte
      if isPart {
        let startsWord = last == 0x2D || isCapital && 0x61...0x7A ~= last
        if startsWord { words.append("") }
        words[words.count - 1].unicodeScalars.append(Unicode.Scalar(asciiLowercase(byte)))
      }
      last = isPart ? byte : 0x2D
    }
    return words
  }
}
