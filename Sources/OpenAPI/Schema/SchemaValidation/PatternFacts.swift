/// What can be said about a regular expression without matching it.
package enum PatternFacts {
  /// What makes a text no regular expression in any dialect, in words; nil where it may be one.
  package static func fault(in pattern: String) -> String? {
    // Quoted parts and comments are notations of other languages.
    if pattern.contains("\\Q") || pattern.contains("(?#") || pattern.hasPrefix("(?x") { return nil }
    var reader = PatternFaults(pattern)
    return reader.fault()
  }

  /// How many characters a matching text has at least, and at most where the expression is about the whole of it; nil
  /// for an unsupported expression.
  package static func lengths(of pattern: String) -> (least: Int, most: Int?)? {
    if pattern.hasPrefix("/^") || pattern.hasSuffix("$/") { return nil }
    var parser = PatternParser(pattern)
    guard let expression = parser.expression() else { return nil }
    let lengths = expression.lengths
    return (lengths.least, expression.isOfWhole ? lengths.most : nil)
  }
}

extension PatternExpression {
  /// Beyond this, numbers are no lengths.
  private static let longest = 1_000_000

  fileprivate var lengths: (least: Int, most: Int?) {
    switch self {
    case .start, .end, .wordBoundary: return (0, 0)
    case .characters: return (1, 1)
    case .alternatives(let parts):
      let lengths = parts.map(\.lengths)
      let most = lengths.compactMap(\.most)
      return (lengths.map(\.least).min() ?? 0, most.count == lengths.count ? most.max() : nil)
    case .sequence(let parts):
      return parts.map(\.lengths).reduce((0, 0)) { sum, part in
        (
          min(sum.0 + part.least, Self.longest),
          sum.1.flatMap { sum in part.most.map { min(sum + $0, Self.longest) } }
        )
      }
    case .repeated(let part, let least, let most):
      let lengths = part.lengths
      return (
        Self.product(lengths.least, least),
        most.flatMap { most in lengths.most.map { Self.product($0, most) } }
      )
    }
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflows) = left.multipliedReportingOverflow(by: right)
    return overflows ? longest : min(product, longest)
  }

  /// Whether it says with what a text begins and ends.
  fileprivate var isOfWhole: Bool {
    guard case .sequence(let parts) = self, case .start? = parts.first, case .end? = parts.last else {
      return false
    }
    return true
  }
}

/// Finds what no dialect of regular expressions allows.
private struct PatternFaults {
  private let text: [Unicode.Scalar]
  private var index = 0
  private var open = 0
  /// Whether there is something before that can be repeated.
  private var hasAtom = false

  init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

  mutating func fault() -> String? {
    while index < text.count {
      let next = text[index]
      index += 1
      switch next {
      case "\\":
        guard index < text.count else { return "ends with a backslash" }
        index += 1
        hasAtom = true
      case "[":
        guard skipClass() else { return "has no ']' for its '['" }
        hasAtom = true
      case "(":
        open += 1
        hasAtom = false
        if index < text.count, text[index] == "?" { index += 1 }
      case ")":
        guard open > 0 else { return "has no '(' for its ')'" }
        open -= 1
        hasAtom = true
      case "|", "^": hasAtom = next == "^"
      case "*", "+", "?":
        guard hasAtom else { return "has nothing in front of '\(next)' that could be repeated" }
      default: hasAtom = true
      }
    }
    return open > 0 ? "has no ')' for its '('" : nil
  }

  /// Some dialects let a class begin with a bracket that belongs to it.
  private mutating func skipClass() -> Bool {
    var position = index
    if position < text.count, text[position] == "^" { position += 1 }
    while position < text.count {
      switch text[position] {
      case "\\": position += 2
      case "]":
        index = position + 1
        return true
      default: position += 1
      }
    }
    return false
  }
}
