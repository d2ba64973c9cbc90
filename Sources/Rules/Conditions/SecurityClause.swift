import OpenAPI
import Syntax

/// `security: required`: requests of the operation must be authorized.
///
/// An empty requirement among others means that they needn't be. In callbacks and webhooks the document's own security
/// isn't in force.
final class SecurityClause: Clause {
  static let key: StaticString = "security"
  static let about = EntryKey(
    "\(key)", .oneOf(Word.self), default: "anything",
    "a security scheme is in force for every request of the operation; never in callbacks and webhooks")

  private enum Word: String, CaseIterable {
    case required
  }

  init(_ node: Node) throws(RuleFileError) { _ = try EntryReader.word(node, Self.key, Word.self) }

  func holds(in context: RuleContext) -> Bool {
    guard let operation = context.operation, !context.isCallbackOrWebhook,
      let requirements = (operation.node["security"] ?? context.document.root["security"])?.elements
    else { return false }
    return !requirements.isEmpty && requirements.allSatisfy { !$0.members.isEmpty }
  }
}
