import HTTPFields
import OpenAPI
import Syntax
import Text

/// `lacks: Location`: the response doesn't have this header; `lacks: {parameter: [If-Match, If-None-Match]}`:
/// the operation takes none of these; with `required: true`, it requires none of them.
///
/// Doesn't hold in callbacks and webhooks, or if an unresolved reference may hide one of them.
final class LacksClause: Clause {
  static let key: StaticString = "lacks"
  static let about = EntryKey(
    "\(key)", .other("texts, or `{parameter: texts}`"), default: "anything",
    "the response has none of these headers or, with `parameter`, the operation takes none of them (with `required: true` beside it, requires none); never in callbacks and webhooks"
  )
  private let side: Side
  /// In lower case.
  private let names: [String]

  private enum Side {
    case parameter(mustBeRequired: Bool)
    case responseHeader
  }

  init(_ node: Node) throws(RuleFileError) {
    guard node.isMapping else {
      side = .responseHeader
      names = try EntryReader.strings(node, Self.key).map(asciiLowercase)
      return
    }
    let reader = try EntryReader(node)
    guard let names = try reader.strings("parameter") else {
      throw RuleFileError("'lacks' must name response headers, or a 'parameter'", at: node)
    }
    side = .parameter(mustBeRequired: try reader.boolean("required") ?? false)
    self.names = names.map(asciiLowercase)
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    guard !context.isCallbackOrWebhook else { return false }
    switch side {
    case .parameter(let mustBeRequired):
      guard let operation = context.operation, operation.hasAllParameters else { return false }
      let document = context.document
      return !names.contains { name in
        document.parameters(name, of: operation, context.memo.aliases).contains { use in
          !mustBeRequired || document.isRequired(use)
        }
      }
    case .responseHeader:
      guard let response = context.response, response.hasAllHeaders else { return false }
      return names.allSatisfy { !context.document.has($0, in: response, context.memo.aliases) }
    }
  }
}

/// `has: Location`: the response has this header.
final class HasClause: Clause {
  static let key: StaticString = "has"
  static let about = EntryKey(
    "\(key)", .text, default: "anything", "the response has this header")
  /// In lower case.
  private let name: String

  init(_ node: Node) throws(RuleFileError) { name = asciiLowercase(try EntryReader.string(node, Self.key)) }

  func holds(in context: RuleContext) -> Bool {
    context.response.map { context.document.has(name, in: $0, context.memo.aliases) } ?? false
  }
}
