import OpenAPI
import Syntax

/// `content: none`, or a list of such words of which one must match.
final class ContentClause: Clause {
  static let key: StaticString = "content"
  static let about = EntryKey(
    "\(key)", .someOf(Word.self), default: "anything",
    "whether the response describes content (`none`, `any`), or one of its media types may be JSON (`json`) or is of several parts (`multipart`), or none is named (`unknown`); of a request where no response is spoken of"
  )
  private let words: [Word]
  private static let isJSON = Memo.Question()
  private static let isMultipart = Memo.Question()

  private enum Word: String, CaseIterable {
    /// The response describes no content.
    case none
    /// The response describes content.
    case any
    /// One of the media types is JSON, or a range that includes JSON.
    case json
    /// One of the media types is of several parts.
    case multipart
    /// The document names no media type.
    case unknown
  }

  init(_ node: Node) throws(RuleFileError) {
    words = try EntryReader.words(node, Self.key, Word.self)
  }

  func holds(in context: RuleContext) -> Bool {
    words.contains { word in
      switch word {
      case .none: context.response?.hasContent == false
      case .any: context.response?.hasContent == true
      case .json: context.hasMediaType(Self.isJSON) { MediaType.mayBeJSON($0) }
      case .multipart: context.hasMediaType(Self.isMultipart) { MediaType($0)?.type == "multipart" }
      case .unknown: context.isContentUnknown
      }
    }
  }
}

/// `media-type: {parameter: [version, v]}`: one of the response's media types has one of these parameters.
final class MediaTypeClause: Clause {
  static let key: StaticString = "media-type"
  static let about = EntryKey(
    "\(key)", .keys([EntryKey("parameter", .texts, "parameters of media types, such as `version`")]),
    default: "anything", "one of the response's media types has one of these parameters")
  private let parameters: [String]
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    guard let parameters = try reader.strings("parameter") else {
      throw RuleFileError("'media-type' must name a 'parameter'", at: node)
    }
    self.parameters = parameters
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    guard let response = context.response, response.hasContent, context.mayHaveMediaTypeParameters else {
      return false
    }
    return context.hasMediaType(question) { MediaType.has(parameters, in: $0) }
  }
}

extension RuleContext {
  /// Whether any media type is wanted; the answer for shared objects is cached per question.
  fileprivate func hasMediaType(_ question: Memo.Question, _ isWanted: (String) -> Bool) -> Bool {
    guard let response,
      let source = document.namesMediaTypes(of: response, in: operation, status: status)
    else {
      return mediaTypes?.contains(where: isWanted) ?? false
    }
    return memo.answer(question, on: source) { mediaTypes?.contains(where: isWanted) ?? false }
  }

  /// Whether any of the response's media types can have parameters, judged by its bytes. Nearly none does, so this isn't
  /// remembered.
  fileprivate var mayHaveMediaTypeParameters: Bool {
    if document.version.isSwagger {
      let types = operation?.produces ?? document.root["produces"]
      return types?.elements.contains(where: \.containsSemicolon) ?? false
    }
    return response?.content?.members.contains { $0.key.containsSemicolon } ?? false
  }

  /// Whether there may be content of which the document says nothing. In 2.0 a response without a schema has none.
  fileprivate var isContentUnknown: Bool {
    if let response, document.version.isSwagger, !response.hasContent { return false }
    return mediaTypes?.isEmpty ?? false
  }

  /// The media types of the response or, where none is spoken of, of the request; empty where the document names none,
  /// nil where they aren't known.
  fileprivate var mediaTypes: [String]? {
    if let response { return document.mediaTypes(of: response, in: operation, status: status) }
    guard status == nil, let operation else { return nil }
    return document.requestMediaTypes(of: operation)
  }
}

extension Node {
  fileprivate var containsSemicolon: Bool { isScalar && withText { $0.contains(UInt8(ascii: ";")) } }
}
