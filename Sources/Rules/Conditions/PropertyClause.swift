import OpenAPI
import Syntax

/// `property: [etag, e_tag]`: some schema in the document's files has one of these properties.
final class PropertyClause: Clause {
  static let key = "property"
  private let keys: [String]

  init(_ node: Node) throws(RuleFileError) { keys = try EntryReader.strings(node, Self.key) }

  func holds(in situation: Situation) -> Bool {
    situation.document.files.contains { file in keys.contains { file.containsProperty($0) } }
  }
}
