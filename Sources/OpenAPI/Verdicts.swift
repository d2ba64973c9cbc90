import Syntax
import Text

/// What was found out about objects of a document, for questions that are asked again at each of their uses.
///
/// Asked by the thread only that lints the document.
package final class Verdicts {
  private var known: [Key: Bool] = [:]

  private struct Key: WordKey {
    let question: Address
    let object: Node

    /// Questions are few, and far from each other in memory.
    var word: UInt { object.word &+ question.word &* 0x9E37_79B9 }
  }

  package func verdict(_ question: Question, on object: Node, _ judge: () -> Bool) -> Bool {
    let key = Key(question: Address(question), object: object)
    if let verdict = known[key] { return verdict }
    let verdict = judge()
    known[key] = verdict
    return verdict
  }
}

/// Stands for all that an answer depends on besides the object that is asked about.
package final class Question: Sendable {
  package init() {}
}
