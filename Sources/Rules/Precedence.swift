import HTTPFields
import Syntax

/// One defect, one finding: where two rules see the same, the more specific one speaks and names the other.
struct Precedence: Sendable {
  /// By rule and case: for each rule, by its index, whether this one is over it. Empty for a rule that is over none.
  private let over: [[[Bool]]]
  /// By rule: the same where both speak about one text.
  private let overText: [[Bool]]

  init(rules: [Rule]) {
    let indices = Dictionary(zip(rules.map(\.id), rules.indices), uniquingKeysWith: { first, _ in first })
    /// Of all rules but one, which are meant.
    func matches(_ patterns: [NamePattern], besides own: Int) -> [Bool] {
      var isMeant = [Bool](repeating: false, count: rules.count)
      for pattern in patterns {
        if let id = pattern.name {
          if let index = indices[id] { isMeant[index] = true }
        } else {
          for (index, rule) in rules.enumerated() where pattern.matches(lowercase: rule.id) {
            isMeant[index] = true
          }
        }
      }
      isMeant[own] = false
      return isMeant
    }
    over = rules.enumerated().map { index, rule in
      rule.over.allSatisfy(\.isEmpty) ? [] : rule.over.map { matches($0, besides: index) }
    }
    overText = rules.enumerated().map { index, rule in
      rule.overText.isEmpty ? [] : matches(rule.overText, besides: index)
    }
  }

  /// A finding about several entries is silent when others speak about each of them. Those that are silent themselves
  /// silence others all the same: what they see is spoken of.
  func settle(_ findings: [RuleFinding]) -> [RuleFinding] {
    var byElement: [Node: [RuleFinding]] = [:]
    for finding in findings
    where !over[finding.ruleIndex].isEmpty || !overText[finding.ruleIndex].isEmpty {
      for element in finding.elements { byElement[element, default: []].append(finding) }
    }
    guard !byElement.isEmpty else { return findings }
    for (position, finding) in findings.enumerated() { finding.position = position }
    // By position, those that speak in a finding's place.
    let speakers = findings.map { self.speakers(insteadOf: $0, byElement) }
    // By position, the rules in whose place a finding speaks.
    var spoken = [[String]](repeating: [], count: findings.count)
    for finding in findings where !speakers[finding.position].isEmpty {
      for speaker in Self.last(insteadOf: finding, speakers) { spoken[speaker.position].append(finding.rule) }
    }
    return findings.filter { finding in
      guard speakers[finding.position].isEmpty else { return false }
      let rules = spoken[finding.position]
      if !rules.isEmpty { finding.also = Self.each(rules) }
      return true
    }
  }

  /// Sorted, each once.
  private static func each(_ rules: [String]) -> [String] {
    var each: [String] = []
    for rule in rules.sorted() where each.last != rule { each.append(rule) }
    return each
  }

  /// Those that are not silent themselves among the findings that are above one, and above those.
  /// - Parameter speakers: by position, those that are above a finding.
  private static func last(insteadOf finding: RuleFinding, _ speakers: [[RuleFinding]]) -> [RuleFinding] {
    let above = speakers[finding.position]
    // Most are about one entry, and those above them speak themselves.
    if finding.elements.count == 1, above.allSatisfy({ speakers[$0.position].isEmpty }) { return above }
    var last: [RuleFinding] = []
    var seen: Set<Int> = []
    var pending = above
    while let speaker = pending.popLast() {
      guard seen.insert(speaker.position).inserted else { continue }
      let above = speakers[speaker.position]
      if above.isEmpty { last.append(speaker) } else { pending += above }
    }
    return last
  }

  /// The findings that are above one; empty where some entry that it speaks about has none.
  private func speakers(
    insteadOf finding: RuleFinding, _ byElement: [Node: [RuleFinding]]
  ) -> [RuleFinding] {
    var speakers: [RuleFinding] = []
    for element in finding.elements {
      let count = speakers.count
      for other in byElement[element] ?? [] where isAbove(other, finding) { speakers.append(other) }
      guard speakers.count > count else { return [] }
    }
    return speakers
  }

  private func isAbove(_ upper: RuleFinding, _ lower: RuleFinding) -> Bool {
    let (cases, sameText) = (over[upper.ruleIndex], overText[upper.ruleIndex])
    if upper.variant < cases.count, cases[upper.variant][lower.ruleIndex] { return true }
    return !sameText.isEmpty && sameText[lower.ruleIndex] && upper.place.range == lower.place.range
      && upper.place.source === lower.place.source
  }
}
