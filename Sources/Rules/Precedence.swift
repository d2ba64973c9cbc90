import HTTPFields
import Syntax

/// One defect, one finding: where two rules see the same, the more specific one speaks and names the other.
struct Precedence {
  /// Of each rule that is over others, by its id: for each case, globs of those.
  private let over: [String: [[NamePattern]]]

  init(rules: [Rule]) {
    let upper = rules.filter { !$0.over.allSatisfy(\.isEmpty) }
    over = Dictionary(upper.map { ($0.id, $0.over) }, uniquingKeysWith: { $1 })
  }

  /// A finding about several entries is silent when others speak about each of them. Those that are silent themselves
  /// silence others all the same: what they see is spoken of.
  func settle(_ findings: [RuleFinding]) -> [RuleFinding] {
    var byElement: [Node: [Int]] = [:]
    for (index, finding) in findings.enumerated() where over[finding.rule] != nil {
      for element in finding.elements { byElement[element, default: []].append(index) }
    }
    var silent: Set<Int> = []
    var speakers: [Int: Set<Int>] = [:]
    for (index, finding) in findings.enumerated() {
      guard finding.elements.contains(where: { byElement[$0] != nil }) else { continue }
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
      guard settled[index].also.count > 1 else { return settled[index] }
      var finding = settled[index]
      finding.also = Set(finding.also).sorted()
      return finding
    }
  }

  private func isAbove(_ upper: RuleFinding, _ lower: RuleFinding) -> Bool {
    guard upper.rule != lower.rule, let over = over[upper.rule], upper.variant < over.count else {
      return false
    }
    return over[upper.variant].contains { $0.matches(lowercase: lower.rule) }
  }
}
