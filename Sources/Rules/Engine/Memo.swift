import OpenAPI
import Syntax
import Text

/// What one run of the rules over a document has found out, for questions that are asked again at each use of an object.
/// For the thread only that runs the rules.
final class Memo {
  let document: APIDocument
  private let deprecations: DeprecationMarks
  private var answers: [Key: Bool] = [:]

  init(_ document: APIDocument, _ deprecations: DeprecationMarks) {
    self.document = document
    self.deprecations = deprecations
  }

  /// Stands for all that an answer depends on besides the object that is asked about.
  final class Question: Sendable {}

  private struct Key: WordKey {
    let question: Address
    let object: Node

    /// Questions are few, and far from each other in memory.
    var word: UInt { object.word &+ question.word &* 0x9E37_79B9 }
  }

  /// The answer to a question about an object, worked out when it is first asked.
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
