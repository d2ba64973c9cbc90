/// Matches findings with the entries of a baseline, each as often as the entry counts.
///
/// Which rule speaks of a mistake depends on the rules that are checked: an entry also holds back what the rules say that
/// its findings silenced, and a finding is held back by an entry of a rule that it silences. A rule that was silent may
/// point somewhere else, such as at a response in place of its operation: where the rule of an entry isn't checked, the
/// entry speaks for the rules it silenced anywhere in its file, of the same header.
struct BaselineMatching {
  private let entries: [Baseline.Entry]
  /// Where each subject's entry stands.
  private let positions: [Baseline.Subject: Int]
  /// The entries whose findings silenced a rule, by what that rule would say.
  private var silencing: [Baseline.Subject: [Int]] = [:]
  /// The same without their places, where the rules of the entries aren't checked.
  private var silencingAnywhere: [Baseline.Subject: [Int]] = [:]
  /// The entries of each file, rule and header, in their order.
  private var ofHeader: [Baseline.Subject: [Int]] = [:]
  /// How many findings each entry has held back, by the rule that spoke.
  private var held: [[String: Int]]
  /// Entries for a document as a whole, where now some of its operations are spoken of one by one.
  private var summaries: Set<Int> = []

  /// - Parameter checks: whether the run checks a rule.
  init(_ baseline: Baseline, checks: (String) -> Bool = { _ in true }) {
    entries = baseline.entries
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element.subject, $0.offset) })
    held = Array(repeating: [:], count: entries.count)
    for (position, entry) in entries.enumerated() {
      ofHeader[entry.subject.anywhere, default: []].append(position)
      let isChecked = checks(entry.subject.rule)
      for rule in entry.also {
        let subject = entry.subject.with(rule: rule)
        silencing[subject, default: []].append(position)
        if !isChecked { silencingAnywhere[subject.anywhere, default: []].append(position) }
      }
    }
  }

  /// Whether an entry holds a finding back, which counts for the entry.
  /// - Parameter also: the rules that the finding silences.
  mutating func holds(_ subject: Baseline.Subject, also: [String]) -> Bool {
    var candidates = positions[subject].map { [$0] } ?? []
    candidates += silencing[subject] ?? []
    candidates += also.compactMap { positions[subject.with(rule: $0)] }
    if !silencingAnywhere.isEmpty { candidates += silencingAnywhere[subject.anywhere] ?? [] }
    for position in candidates where held[position][subject.rule, default: 0] < entries[position].count {
      held[position][subject.rule, default: 0] += 1
      return true
    }
    guard let summary = subject.summary, let position = positions[summary] else { return false }
    summaries.insert(position)
    return true
  }

  private func left(_ position: Int, _ rule: String) -> Int {
    max(0, entries[position].count - held[position][rule, default: 0])
  }

  /// Whether entries hold back a finding that is said once of several places. Together they must count as many, for any
  /// of the places: the first may be another one by now.
  /// - Parameters:
  ///   - places: the first is the one where it is said.
  ///   - count: how many there are.
  mutating func holds(places: [Baseline.Subject], count: Int) -> Bool {
    let first = places[0]
    let counted = (ofHeader[first.anywhere] ?? []) + (silencingAnywhere[first.anywhere] ?? [])
    var missing = count
    for position in counted { missing -= min(left(position, first.rule), missing) }
    let isHeld = missing == 0
    var open = count
    for position in places.compactMap({ positions[$0] }) + (isHeld ? counted : []) {
      let taken = min(left(position, first.rule), open)
      held[position][first.rule, default: 0] += taken
      open -= taken
    }
    return isHeld
  }

  /// Whether an entry for one of some twins is left; each that is counts as used.
  mutating func holds(anyOf twins: [Baseline.Subject]) -> Bool {
    var isHeld = false
    for twin in twins {
      guard let position = positions[twin], left(position, twin.rule) > 0 else { continue }
      held[position][twin.rule, default: 0] += 1
      isHeld = true
    }
    return isHeld
  }

  /// Counts the entries of some twins as used.
  mutating func use(allOf twins: [Baseline.Subject]) {
    for twin in twins {
      if let position = positions[twin] { held[position][twin.rule] = entries[position].count }
    }
  }

  /// The entries that held back fewer findings than they count.
  var stale: [Baseline.StaleEntry] {
    entries.enumerated().compactMap { position, entry in
      guard !summaries.contains(position) else { return nil }
      let missing = entry.count - (held[position].values.max() ?? 0)
      return missing > 0 ? Baseline.StaleEntry(entry: entry, missing: missing) : nil
    }
  }
}

extension Baseline.Subject {
  /// The same without its place.
  fileprivate var anywhere: Baseline.Subject {
    Baseline.Subject(path: path, rule: rule, pointer: "", header: header)
  }

  fileprivate func with(rule: String) -> Baseline.Subject {
    Baseline.Subject(path: path, rule: rule, pointer: pointer, header: header)
  }

  /// What a rule says once that would say the same of every operation; nil where this is no matter of an operation.
  fileprivate var summary: Baseline.Subject? {
    guard pointer.hasPrefix("/paths/") else { return nil }
    return Baseline.Subject(path: path, rule: rule, pointer: "/paths", header: header)
  }
}
