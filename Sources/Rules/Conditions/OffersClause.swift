import HTTPFields
import OpenAPI
import Syntax

/// `offers: {parameter: Prefer, value: respond-async}`: the operation takes a header of whose values this is one, in
/// what its schema and examples state or as a bold item of a list in its description.
///
/// A model that the guideline publishes isn't read: it lists whatever there is.
struct OffersClause: Clause {
  static let key = "offers"
  /// In lower case.
  private let parameter: String
  private let value: String

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    parameter = asciiLowercase(try reader.requiredString("parameter"))
    value = asciiLowercase(try reader.requiredString("value"))
    try reader.finish()
  }

  func holds(in situation: Situation) -> Bool {
    guard let operation = situation.operation else { return false }
    let document = situation.document
    return operation.parameters.contains { use in
      let entry = document.headers[use.header]
      guard entry.key == parameter, let index = entry.definition else { return false }
      return isOffered(by: document.definitions[index], document)
    }
  }

  private func isOffered(by definition: HeaderDefinition, _ document: APIDocument) -> Bool {
    guard !definition.isPublished else { return false }
    let texts = definition.statedTexts(in: document) + BoldItems.texts(definition.description ?? "")
    return texts.contains { ListValue.elements($0).contains(value) }
  }
}

/// The bold words that items of a Markdown list begin with: `* **respond-async** – answers at once`.
enum BoldItems {
  static func texts(_ description: String) -> [String] {
    description.split(whereSeparator: \.isNewline).compactMap(text)
  }

  private static func text(_ line: Substring) -> String? {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    guard let bullet = rest.popFirst(), "*-+".contains(bullet) else { return nil }
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "`" }
    guard let mark = ["**", "__"].first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(2)
    var end = rest.startIndex
    while end < rest.endIndex, !rest[end...].hasPrefix(mark) { end = rest.index(after: end) }
    guard end < rest.endIndex else { return nil }
    return String(rest[..<end].filter { $0 != "`" })
  }
}
