import OpenAPI
import Syntax

/// `responses: without-content`: the operation documents responses, and none of them describes content; with
/// `with-content`, one of them does.
///
/// Doesn't hold where one lies behind a reference that can't be followed.
final class ResponsesClause: Clause {
  static let key: StaticString = "responses"
  static let about = EntryKey(
    "\(key)", .oneOf(Word.self), default: "anything",
    "the operation documents responses, and one of them (`with-content`) or none (`without-content`) describes content"
  )

  private enum Word: String, CaseIterable {
    case withContent = "with-content"
    case withoutContent = "without-content"
  }

  private let word: Word

  init(_ node: Node) throws(RuleFileError) { word = try EntryReader.word(node, Self.key, Word.self) }

  func holds(in context: RuleContext) -> Bool {
    guard let operation = context.operation, !operation.responses.isEmpty else { return false }
    func hasContent(_ use: ResponseUse) -> Bool? {
      use.response.map { context.document.responses[$0].hasContent }
    }
    return switch word {
    case .withContent: operation.responses.contains { hasContent($0) == true }
    case .withoutContent: operation.responses.allSatisfy { hasContent($0) == false }
    }
  }
}

/// `successes: differ`: the operation documents two successes that describe different content, or of which one describes
/// none; or one of them lies behind a reference that can't be followed.
final class SuccessesClause: Clause {
  static let key: StaticString = "successes"
  static let about = EntryKey(
    "\(key)", .oneOf(Word.self), default: "anything",
    "two successes of the operation describe different content")

  private enum Word: String, CaseIterable {
    case differ
  }

  init(_ node: Node) throws(RuleFileError) { _ = try EntryReader.word(node, Self.key, Word.self) }

  func holds(in context: RuleContext) -> Bool {
    let document = context.document
    let uses = (context.operation?.responses ?? []).filter { $0.status.fits(.success) }
    guard uses.count > 1 else { return false }
    let responses = uses.compactMap { use in use.response.map { document.responses[$0] } }
    guard responses.count == uses.count else { return true }
    return responses.dropFirst().contains { !$0.describesSameContent(as: responses[0], in: document) }
  }
}

extension Response {
  /// Whether the schemas of all media types are the same, word by word.
  fileprivate func describesSameContent(as other: Response, in document: APIDocument) -> Bool {
    let (own, others) = (schemas(in: document), other.schemas(in: document))
    return own.count == others.count
      && own.allSatisfy { mediaType, schema in
        others.contains { $0.mediaType == mediaType && Self.isSame($0.schema, schema) }
      }
  }

  private static func isSame(_ left: Node?, _ right: Node?) -> Bool {
    guard let left, let right else { return left == right }
    return left.hasSameContent(as: right)
  }

  private func schemas(in document: APIDocument) -> [(mediaType: String, schema: Node?)] {
    guard hasContent else { return [] }
    guard let content else { return [("", node["schema"])] }
    return content.members.map { ($0.name, document.target(of: $0.value)?["schema"]) }
  }
}
