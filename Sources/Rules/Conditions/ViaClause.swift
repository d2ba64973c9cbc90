import OpenAPI
import Syntax

/// `via: [callback, webhook]`: the operation is one of these, in which the API is the client.
final class ViaClause: Clause {
  static let key = "via"
  static let about = EntryKey(
    key, .someOf(Word.self), default: "anything",
    "the operation is that of a callback or webhook, in which the API is the client")
  private let kinds: Set<HeaderEntry.Via>

  private enum Word: String, CaseIterable {
    case callback
    case webhook
  }

  init(_ node: Node) throws(RuleFileError) {
    var kinds: Set<HeaderEntry.Via> = []
    for element in node.isSequence ? node.elements : [node] {
      switch try EntryReader.word(element, Self.key, Word.self) {
      case .callback: kinds.insert(.callback)
      case .webhook: kinds.insert(.webhook)
      }
    }
    self.kinds = kinds
  }

  func holds(in context: RuleContext) -> Bool {
    context.operation?.via.map(kinds.contains) ?? false
  }
}
