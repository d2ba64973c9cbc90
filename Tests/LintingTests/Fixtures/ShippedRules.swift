import Rules

extension RuleBook {
  /// The rules that ship, read once for all tests.
  static let shipped = Result { try RuleBook() }
}
