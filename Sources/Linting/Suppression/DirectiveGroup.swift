import Rules

/// The directives that apply to the same line, file or object.
final class DirectiveGroup {
  private var directives: [Directive] = []
  /// By rule id; nil if no directive names the rule.
  private var shares: [String: Share?] = [:]

  /// - Parameter directive: must be added before the first lookup.
  func add(_ directive: Directive) { directives.append(directive) }

  /// The directives that name a rule.
  func share(of rule: RuleDescription) -> Share? {
    if let known = shares[rule.id] { return known }
    let named = directives.filter { $0.subject.names(rule) }
    let share = named.isEmpty ? nil : Share(named)
    shares[rule.id] = .some(share)
    return share
  }

  /// The directives of a group that name one rule.
  final class Share {
    private let directives: [Directive]
    /// The first reason given.
    let reason: String?
    private var isUsed = false
    private var isPartial = false

    init(_ directives: [Directive]) {
      self.directives = directives
      reason = directives.lazy.compactMap(\.reason).first
    }

    /// Records that the directives have an effect, or would have one.
    /// - Parameter isComplete: whether they and others together cover all uses.
    func note(in use: inout SuppressionUsage, isComplete: Bool) {
      if isComplete {
        if !isUsed { use.used.formUnion(directives.map(\.id)) }
        isUsed = true
      } else {
        if !isPartial { use.partial.formUnion(directives.map(\.id)) }
        isPartial = true
      }
    }
  }
}
