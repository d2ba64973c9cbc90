import OpenAPI
import Syntax

/// `request-body: none`: the operation takes no content.
final class RequestBodyClause: Clause {
  static let key: StaticString = "request-body"
  static let about = EntryKey(
    "\(key)", .oneOf(Word.self), default: "anything", "`none`: the operation takes no content")

  private enum Word: String, CaseIterable {
    case none
  }

  init(_ node: Node) throws(RuleFileError) { _ = try EntryReader.word(node, Self.key, Word.self) }

  func holds(in context: RuleContext) -> Bool {
    guard let operation = context.operation else { return false }
    guard context.document.version.isSwagger else { return operation.node["requestBody"] == nil }
    let lists = [operation.node["parameters"], operation.node.parent?["parameters"]].compactMap(\.self)
    return !lists.contains { list in
      list.elements.contains { item in
        // What can't be followed may be one.
        guard let parameter = context.document.target(of: item) else { return true }
        return parameter["in"]?.hasText("body") == true || parameter["in"]?.hasText("formData") == true
      }
    }
  }
}
