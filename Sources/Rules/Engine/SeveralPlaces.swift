import OpenAPI
import Syntax

/// Joins what a rule says of several places of a document into one finding, where the rule file has a text for that
/// (`several`): at the first of them, in the order in which they were found. Where several cases speak of one status, the
/// last of them has the word: it is the one that fits all.
enum SeveralPlaces {
  private struct Key: Hashable {
    let rule: Int
    /// The header or, where none is spoken of, the status.
    let matter: String?
  }

  static func joining(_ findings: [RuleFinding]) -> [RuleFinding] {
    var groups: [Key: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      let statement = finding.statement
      guard statement.ruleCase.texts[.several] != nil else { continue }
      let key = Key(
        rule: finding.ruleIndex, matter: statement.arguments["header"] ?? statement.arguments["status"])
      groups[key, default: []].append(index)
    }
    guard groups.values.contains(where: { $0.count > 1 }) else { return findings }
    var joined = findings.map(Optional.some)
    for indices in groups.values where indices.count > 1 {
      joined[indices[0]] = join(indices.map { findings[$0] })
      for index in indices.dropFirst() { joined[index] = nil }
    }
    return joined.compactMap(\.self)
  }

  private static func join(_ findings: [RuleFinding]) -> RuleFinding {
    let first = findings[0]
    var subject = first.subject
    subject.others = findings.dropFirst().compactMap { Subject.Spot($0.subject) }
    let last = findings.max { $0.statement.ruleCase.index < $1.statement.ruleCase.index }!.statement
    let statement = Statement(
      last.ruleCase, .several, last.arguments.adding("count", String(findings.count)))
    let also = Set(findings.flatMap(\.also)).sorted()
    return first.speaking(for: also, severity: findings.map(\.severity).max()!)
      .speaking(of: subject, saying: statement, fix: nil)
  }
}
