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
