import OpenAPI
import Syntax
import Text

/// Caches answers about objects during one run of the rules over a document. For the running thread only.
final class Memo {
  let document: APIDocument
  /// Which headers stand for others.
  let aliases: Aliases
  /// The names of the guidelines that the run goes by.
  let guidelines: Set<String>
  private let deprecations: DeprecationMarks
  private var answers: [Key: Bool] = [:]

  init(
    _ document: APIDocument, _ deprecations: DeprecationMarks, _ aliases: Aliases,
    guidelines: Set<String> = []
  ) {
    self.document = document
    self.aliases = aliases
    self.guidelines = guidelines
    self.deprecations = deprecations
  }

  /// Represents everything the answer depends on besides the object.
  final class Question: Sendable {}

  private struct Key: WordKey {
    let question: Address
    let object: Node

    /// Questions are few, and far apart in memory.
    var word: UInt { object.word &+ question.word &* 0x9E37_79B9 }
  }

  /// The answer to a question about an object, computed on first request.
  func answer(_ question: Question, on object: Node, _ judge: () -> Bool) -> Bool {
    let key = Key(question: Address(question), object: object)
    if let known = answers[key] { return known }
    let answer = judge()
    answers[key] = answer
    return answer
  }

  func isAnythingDeprecated(in operation: Operation) -> Bool? {
    deprecations.isAnythingDeprecated(in: operation, of: document)
  }
}
