import Linting
import Syntax
import TestSupport
import Testing

@testable import Rules

/// All fixes of a document at once, round after round, in the fixtures and in what is left of them when parts are
/// taken out.
@Suite struct AllFixesTests {
  @Test(arguments: Fixture.ofGuidelines)
  func fixWhatTheyAreFor(_ fixture: Fixture) throws {
    try check(fixture.bytes("bad.yaml"), as: "bad.yaml")
    var random = Sampling.generator()
    let tree = try read(fixture.bytes("bad.yaml"), as: "bad.yaml")
    let document = withExtendedLifetime(tree) { Value(tree.root) }
    try check(document.bytes, as: "bad.json")
    for place in Sampling.sample(1, of: document.places.filter { !$0.isEmpty }, using: &random) {
      guard let mutant = document.replacing(place[...], by: nil) else { continue }
      try check(mutant.bytes, as: "bad.json")
      try check(Array(mutant.yaml.utf8), as: "bad.yaml")
    }
  }

  private func check(_ bytes: [UInt8], as name: String) throws {
    let linter = try RuleSelection.wholeProfile.linter
    func lint(_ bytes: [UInt8]) -> [Finding] {
      linter.lint(SourceFile(path: name, bytes: bytes), ignoringNonOpenAPI: false).findings
        .sorted(by: Finding.isBefore)
    }
    var bytes = bytes
    var findings = lint(bytes)
    for _ in 0..<AllFixes.limit {
      let round = FixRound(findings)
      guard let edits = round.edits, let fixed = round.result else { return }
      #expect(fixed == edits.spliced(into: bytes), "\(Sampling.note)")
      let left = lint(fixed)
      compare(findings, round.applied, left, String(decoding: fixed, as: UTF8.self))
      (bytes, findings) = (fixed, left)
    }
    Issue.record("no end of fixes; \(Sampling.note)")
  }

  /// What was fixed is gone, and nothing is new.
  private func compare(_ before: [Finding], _ applied: [Finding], _ after: [Finding], _ text: String) {
    let renamings = applied.compactMap { $0.fix?.change.renaming }
    func key(_ finding: Finding) -> String {
      let pointer = finding.pointerBesidesLists
      let renaming = renamings.first { pointer == $0.from || pointer.hasPrefix($0.from + "/") }
      return finding.rule + " " + (renaming.map { $0.to + pointer.dropFirst($0.from.count) } ?? pointer)
    }
    var known = Dictionary(grouping: before, by: key).mapValues(\.count)
    for finding in applied { known[key(finding)]! -= 1 }
    for (key, left) in Dictionary(grouping: after, by: key) where left.count > known[key] ?? 0 {
      let rule = left[0].rule
      let kind = applied.contains { $0.rule == rule } ? "still or again" : "new"
      Issue.record("\(kind): \(left[0].expectedLine)\n\(Sampling.note)\n\(text)")
    }
  }
}
