import OpenAPI
import Rules
import Syntax

extension FindingMerger {
  /// Takes back each fix that would leave a reference of another document without its target. References of the
  /// document itself are part of the fix.
  static func withoutStranding(_ findings: [Finding], _ references: [[Reference]]) -> [Finding] {
    guard references.count > 1 else { return findings }
    var displaced: [Node: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      for node in finding.fix?.displaced ?? [] { displaced[node, default: []].append(index) }
    }
    guard !displaced.isEmpty else { return findings }
    var settled: [Int: Set<Node>] = [:]
    for index in Set(displaced.values.joined()) { settled[index] = findings[index].fix?.settled }
    var findings = findings
    var seen: Set<Node> = []
    for reference in references.joined() where seen.insert(reference.value).inserted {
      var node = reference.target
      while let next = node {
        displaced[next]?.removeAll { index in
          if let settled = settled[index], reference.value.isInside(anyOf: settled) { return false }
          findings[index].isFixWithheld = true
          return true
        }
        node = next.parent
      }
    }
    return findings
  }
}
