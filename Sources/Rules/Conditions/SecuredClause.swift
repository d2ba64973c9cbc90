import OpenAPI
import Syntax

/// `secured: true`: a security requirement is in force for the operation, its own or the document's.
final class SecuredClause: Clause {
  static let key = "secured"
  static let about = EntryKey(
    key, .boolean, default: "anything",
    "whether a security requirement is in force for the operation, its own or the document's")
  private let isSecured: Bool

  init(_ node: Node) throws(RuleFileError) { isSecured = try EntryReader.boolean(node, Self.key) }

  func holds(in context: RuleContext) -> Bool {
    guard let operation = context.operation else { return false }
    let requirements = operation.node["security"] ?? context.document.root["security"]
    return (requirements?.elements.contains { !Array($0.members).isEmpty } ?? false) == isSecured
  }
}
