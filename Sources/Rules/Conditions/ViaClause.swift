import OpenAPI
import Syntax

/// `via: [callback, webhook]`: the operation is one of these, in which the API is the client.
final class ViaClause: Clause {
  static let key: StaticString = "via"
  static let about = EntryKey(
    "\(key)", .someOf(HeaderEntry.Via.self), default: "anything",
    "the operation is that of a callback or webhook, in which the API is the client")
  private let kinds: Set<HeaderEntry.Via>

  init(_ node: Node) throws(RuleFileError) {
    kinds = Set(try EntryReader.words(node, Self.key, HeaderEntry.Via.self))
  }

  func holds(in context: RuleContext) -> Bool {
    context.operation?.via.map(kinds.contains) ?? false
  }
}
