import OpenAPI
import Syntax

/// `property: [etag, e_tag]`: some schema in the document's files has one of these properties.
final class PropertyClause: Clause {
  static let key: StaticString = "property"
  static let about = EntryKey(
    "\(key)", .texts, default: "anything", "some schema in the document's files has one of these properties")
  private let names: [String]
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) { names = try EntryReader.strings(node, Self.key) }

  func holds(in context: RuleContext) -> Bool {
    let document = context.document
    return context.memo.answer(question, on: document.root) {
      document.files.contains { file in names.contains { Self.isProperty($0, in: file) } }
    }
  }

  /// Whether some mapping under the key `properties` has this key.
  private static func isProperty(_ name: String, in file: SyntaxTree) -> Bool {
    file.members(withKey: name).contains { $0.key.parent?.key?.hasText("properties") == true }
  }
}
