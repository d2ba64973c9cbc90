import HTTPFields
import Syntax

/// One defect, one finding: where two rules see the same, the more specific one speaks and names the other.
struct Precedence {
  private let rules: [String: Rule]

  init(rules: [Rule]) {
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// A finding about several entries is silent when others speak about each of them. Those that are silent themselves
  /// silence others all the same: what they see is spoken of.
  func settle(_ findings: [RuleFinding]) -> [RuleFinding] {
    var byElement: [Node: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      for element in finding.elements { byElement[element, default: []].append(index) }
    }
    var silent: Set<Int> = []
    var speakers: [Int: Set<Int>] = [:]
    for (index, finding) in findings.enumerated() {
      let above = finding.elements.map {
        byElement[$0, default: []].filter { isAbove(findings[$0], finding) }
      }
      guard !above.isEmpty, above.allSatisfy({ !$0.isEmpty }) else { continue }
      silent.insert(index)
      speakers[index] = Set(above.flatMap { $0 })
    }
    var settled = findings
    for index in silent {
      for speaker in speakers[index]! where !silent.contains(speaker) {
        settled[speaker].also.append(findings[index].rule)
      }
    }
    return settled.indices.filter { !silent.contains($0) }.map { index in
      var finding = settled[index]
      finding.also = Set(finding.also).sorted()
      return finding
    }
  }

  private func isAbove(_ upper: RuleFinding, _ lower: RuleFinding) -> Bool {
    guard upper.rule != lower.rule, let rule = rules[upper.rule], upper.variant < rule.over.count else {
      return false
    }
    return rule.over[upper.variant].contains { $0.matches(lowercase: lower.rule) }
  }
}
