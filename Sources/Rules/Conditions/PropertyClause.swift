import OpenAPI
import Syntax

/// `property: [etag, e_tag]`: some mapping of the document's files has one of these keys.
struct PropertyClause: Clause {
  static let key = "property"
  private let keys: [String]

  init(_ node: Node) throws(RuleFileError) { keys = try EntryReader.strings(node, Self.key) }

  func holds(in situation: Situation) -> Bool {
    situation.document.files.contains { keys.contains(where: $0.containsKey) }
  }
}
