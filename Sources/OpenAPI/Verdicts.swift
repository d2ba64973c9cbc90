import Syntax

/// What was found out about objects of a document, for questions that are asked again at each of their uses.
///
/// Asked by the thread only that lints the document.
package final class Verdicts {
  private var known: [String: [Node: Bool]] = [:]

  /// - Parameter question: a text that stands for all that the answer depends on besides the object.
  package func verdict(_ question: String, on object: Node, _ judge: () -> Bool) -> Bool {
    if let verdict = known[question]?[object] { return verdict }
    let verdict = judge()
    known[question, default: [:]][object] = verdict
    return verdict
  }
}
