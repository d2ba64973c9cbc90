/// Compiles an expression.
struct PatternCompiler {
  private(set) var program: [PatternInstruction] = []
  private static let limit = 20_000
  /// Parts that may still be visited: those that consume no character count too.
  private var budget = 100_000

  /// - Returns: whether the result is short enough.
  mutating func compile(_ expression: PatternExpression) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch expression {
    case .characters(let set): program.append(.character(set))
    case .start: program.append(.start)
    case .end: program.append(.end)
    case .wordBoundary(let wanted): program.append(.wordBoundary(wanted))
    case .sequence(let parts):
      for part in parts where !compile(part) { return false }
    case .alternatives(let parts): return alternatives(parts)
    case .repeated(let part, let least, let most): return repeated(part, least, most)
    }
    return program.count < Self.limit
  }

  /// Every alternative but the last ends with a jump past all of them.
  private mutating func alternatives(_ parts: [PatternExpression]) -> Bool {
    var jumps: [Int] = []
    for part in parts.dropLast() {
      let split = program.count
      program.append(.split(1, 0))
      guard compile(part) else { return false }
      jumps.append(program.count)
      program.append(.jump(0))
      program[split] = .split(1, program.count - split)
    }
    guard let last = parts.last, compile(last) else { return false }
    for jump in jumps { program[jump] = .jump(program.count - jump) }
    return true
  }

  /// Repeats the part as often as required, then once more for each optional repetition.
  private mutating func repeated(_ part: PatternExpression, _ least: Int, _ most: Int?) -> Bool {
    for _ in 0..<least where !compile(part) { return false }
    guard let most else {
      let split = program.count
      program.append(.split(1, 0))
      guard compile(part) else { return false }
      program.append(.jump(split - program.count))
      program[split] = .split(1, program.count - split)
      return true
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(program.count)
      program.append(.split(1, 0))
      guard compile(part) else { return false }
    }
    for split in splits { program[split] = .split(1, program.count - split) }
    return program.count < Self.limit
  }
}
