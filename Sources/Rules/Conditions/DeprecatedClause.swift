import OpenAPI
import Syntax

/// `deprecated: operation`: the operation is deprecated; `deprecated: parameter`: a header parameter of it is;
/// `deprecated: nothing`: neither the operation nor anything in it is.
final class DeprecatedClause: Clause {
  static let key: StaticString = "deprecated"
  static let about = EntryKey(
    "\(key)", .oneOf(Word.self), default: "anything",
    "the operation is marked as deprecated, one of its header parameters is, or neither it nor anything in it"
  )
  private let word: Word

  private enum Word: String, CaseIterable {
    case operation
    case parameter
    case nothing
  }

  init(_ node: Node) throws(RuleFileError) { word = try EntryReader.word(node, Self.key, Word.self) }

  func holds(in context: RuleContext) -> Bool {
    guard let operation = context.operation, operation.via == nil else { return false }
    switch word {
    case .operation: return operation.isDeprecated
    case .parameter:
      return operation.parameters.all.contains { use in
        context.document.headers[use.header].definition.map { context.document.definitions[$0].isDeprecated }
          ?? false
      }
    case .nothing: return context.memo.isAnythingDeprecated(in: operation) == false
    }
  }
}
