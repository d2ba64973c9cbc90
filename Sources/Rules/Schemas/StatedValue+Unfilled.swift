import OpenAPI
import Syntax

extension StatedValue {
  /// Whether nobody has filled it in, so that nothing is claimed about the header's values: empty text and, of an example
  /// or default, a placeholder or the word `string`, which generators write. A list is unfilled where all its elements are.
  var isUnfilled: Bool {
    let elements = node.isSequence ? node.elements : [node]
    return !elements.isEmpty && elements.allSatisfy(isUnfilled)
  }

  private func isUnfilled(_ node: Node) -> Bool {
    guard let text = node.text else { return false }
    if text.isEmpty { return true }
    switch origin {
    case .example, .dataExample, .serializedExample, .default:
      return text == "string" || Placeholder.isIn(text)
    case .const, .enumMember: return false
    }
  }
}
