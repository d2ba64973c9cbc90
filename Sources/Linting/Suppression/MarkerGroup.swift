import Rules

/// The markers that cover the same: a line, a file or an object.
final class MarkerGroup {
  private var markers: [Marker] = []
  /// By rule id; nil where no marker names the rule.
  private var shares: [String: Share?] = [:]

  /// - Parameter marker: the last one comes before the first question.
  func add(_ marker: Marker) { markers.append(marker) }

  /// The markers that name a rule: looked for once, however many findings the rule has here.
  func share(of rule: RuleDescription) -> Share? {
    if let known = shares[rule.id] { return known }
    let named = markers.filter { $0.subject.names(rule) }
    let share = named.isEmpty ? nil : Share(named)
    shares[rule.id] = .some(share)
    return share
  }

  /// The markers of a group that name one rule.
  final class Share {
    private let markers: [Marker]
    /// The first that is given beside one of them.
    let reason: String?
    private var isUsed = false
    private var isPartial = false

    init(_ markers: [Marker]) {
      self.markers = markers
      reason = markers.lazy.compactMap(\.reason).first
    }

    /// Notes that the markers have an effect, or would have one.
    /// - Parameter isComplete: whether they, with others, cover all uses.
    func note(in use: inout MarkerUse, isComplete: Bool) {
      if isComplete {
        if !isUsed { use.used.formUnion(markers.map(\.id)) }
        isUsed = true
      } else {
        if !isPartial { use.partial.formUnion(markers.map(\.id)) }
        isPartial = true
      }
    }
  }
}
