import HTTPFields
import Syntax

/// One defect, one finding: where two rules see the same, the more specific one speaks and names the other.
struct Precedence: Sendable {
  /// By rule and case: for each rule, by its index, whether this one is over it. Empty for a rule that is over none.
  private let over: [[[Bool]]]
  /// By rule: the same where both speak about one text.
  private let overText: [[Bool]]

  init(rules: [Rule]) {
    let ids = rules.map(\.id)
    func matches(_ patterns: [NamePattern], _ rule: Rule) -> [Bool] {
      ids.map { id in id != rule.id && patterns.contains { $0.matches(lowercase: id) } }
    }
    over = rules.map { rule in
      rule.over.allSatisfy(\.isEmpty) ? [] : rule.over.map { matches($0, rule) }
    }
    overText = rules.map { $0.overText.isEmpty ? [] : matches($0.overText, $0) }
  }

  /// A finding about several entries is silent when others speak about each of them. Those that are silent themselves
  /// silence others all the same: what they see is spoken of.
  func settle(_ findings: [RuleFinding]) -> [RuleFinding] {
    var byElement: [Node: [RuleFinding]] = [:]
    for finding in findings
    where !over[finding.ruleIndex].isEmpty || !overText[finding.ruleIndex].isEmpty {
      for element in finding.elements { byElement[element, default: []].append(finding) }
    }
    // By silent finding, those that speak in its place.
    var speakers: [ObjectIdentifier: [RuleFinding]] = [:]
    for finding in findings {
      let above = self.speakers(insteadOf: finding, byElement)
      if !above.isEmpty { speakers[ObjectIdentifier(finding)] = above }
    }
    guard !speakers.isEmpty else { return findings }
    var spoken: [ObjectIdentifier: Set<String>] = [:]
    for finding in findings where speakers[ObjectIdentifier(finding)] != nil {
      for speaker in Self.last(insteadOf: finding, speakers) {
        spoken[ObjectIdentifier(speaker), default: []].insert(finding.rule)
      }
    }
    return findings.filter { finding in
      guard speakers[ObjectIdentifier(finding)] == nil else { return false }
      if let rules = spoken[ObjectIdentifier(finding)] { finding.also = rules.sorted() }
      return true
    }
  }

  /// Those that are not silent themselves among the findings that are above one, and above those.
  private static func last(
    insteadOf finding: RuleFinding, _ speakers: [ObjectIdentifier: [RuleFinding]]
  ) -> [RuleFinding] {
    var last: [RuleFinding] = []
    var seen: Set<ObjectIdentifier> = []
    var pending = speakers[ObjectIdentifier(finding)] ?? []
    while let speaker = pending.popLast() {
      guard seen.insert(ObjectIdentifier(speaker)).inserted else { continue }
      if let above = speakers[ObjectIdentifier(speaker)] { pending += above } else { last.append(speaker) }
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
