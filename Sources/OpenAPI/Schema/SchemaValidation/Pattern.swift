/// A regular expression of ECMA-262, as in `pattern` (JSON Schema Validation, section 6.3.3).
///
/// Matching takes at most time proportional to expression times text: all alternatives are followed at once,
/// character by character. What that can't do (lookaround, backreferences) and what only other dialects have
/// is not supported, and no verdict is given.
package struct Pattern: Sendable {
  private let program: [PatternInstruction]

  /// Nil for an unsupported expression.
  /// - Parameter isWhole: whether the whole text has to match, as if the expression were between `^` and `$`.
  package init?(_ text: String, ofWhole isWhole: Bool = false) {
    // An expression between slashes is the notation of another language.
    if text.hasPrefix("/^") || text.hasSuffix("$/") { return nil }
    var parser = PatternParser(text)
    guard let expression = parser.expression() else { return nil }
    var compiler = PatternCompiler()
    guard compiler.compile(isWhole ? .sequence([.start, expression, .end]) : expression) else { return nil }
    program = compiler.program + [.match]
  }

  /// Number of compiled steps.
  var stepCount: Int { program.count }

  /// The same with enough steps for some hundred characters and most expressions.
  package func matches(_ text: String) -> Bool? {
    var steps = 1_000_000
    return matches(text, steps: &steps)
  }

  /// Whether some part of a text matches; nil if the steps run out.
  /// - Parameter steps: the steps allowed; reduced by those used.
  func matches(_ text: String, steps: inout Int) -> Bool? {
    var run = PatternRun(program: program, characters: Array(text.unicodeScalars), steps: steps)
    defer { steps = run.remaining }
    return run.matches()
  }
}

/// One instruction of a compiled expression. Jumps are relative to it.
enum PatternInstruction: Sendable {
  case character(PatternCharacters)
  /// Continue at both places.
  case split(Int, Int)
  case jump(Int)
  case start
  case end
  /// `\b` if true, `\B` if false.
  case wordBoundary(Bool)
  case match
}

/// Follows all alternatives at once (Thompson's algorithm).
private struct PatternRun {
  let program: [PatternInstruction]
  let characters: [Unicode.Scalar]
  /// The position at which each step was last reached, so that none is followed twice for one position.
  private var reached: [Int]
  private var pending: [Int] = []
  /// Steps still allowed.
  private(set) var remaining: Int

  init(program: [PatternInstruction], characters: [Unicode.Scalar], steps: Int) {
    self.program = program
    // Setting up the marks takes time too.
    remaining = steps - program.count / 10
    self.characters = characters
    reached = Array(repeating: -1, count: program.count)
  }

  mutating func matches() -> Bool? {
    var current: [Int] = []
    for position in 0...characters.count {
      // A match may start anywhere.
      if follow(0, at: position, into: &current) { return true }
      guard position < characters.count else { return false }
      guard remaining > 0 else { return nil }
      remaining -= 1 + current.count
      var next: [Int] = []
      for step in current {
        guard case .character(let set) = program[step], set.contains(characters[position]) else { continue }
        if follow(step + 1, at: position + 1, into: &next) { return true }
      }
      current = next
    }
    return false
  }

  /// Follows a step to those that consume a character.
  /// - Returns: whether the expression ends here.
  private mutating func follow(_ step: Int, at position: Int, into steps: inout [Int]) -> Bool {
    pending.append(step)
    while let step = pending.popLast() {
      guard reached[step] != position else { continue }
      reached[step] = position
      remaining -= 1
      switch program[step] {
      case .match:
        pending = []
        return true
      case .character: steps.append(step)
      case .jump(let distance): pending.append(step + distance)
      case .split(let first, let second): pending += [step + second, step + first]
      case .start: if position == 0 { pending.append(step + 1) }
      case .end: if position == characters.count { pending.append(step + 1) }
      case .wordBoundary(let wanted):
        if (isWord(position - 1) != isWord(position)) == wanted { pending.append(step + 1) }
      }
    }
    return false
  }

  private func isWord(_ position: Int) -> Bool {
    characters.indices.contains(position) && PatternCharacters.word.contains(characters[position])
  }
}
