import Foundation
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
  }

  @Test(arguments: Sampling.sample(30, of: Fixture.ofGuidelines))
  func doTheSameInJSONAndWithPartsTakenOut(_ fixture: Fixture) throws {
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

  /// Real documents: as many as make a quarter of a megabyte, or all. Skipped in a clone without them.
  @Test(.enabled(if: Corpus.isThere, "no corpus beside this checkout")) func inRealDocuments() throws {
    var random = Sampling.generator()
    var room = Sampling.count(250_000, of: .max)
    for document in Corpus.documents(upTo: Sampling.count(60_000, of: 2_000_000), using: &random) {
      room -= Corpus.size(of: document)
      if room < 0 { return }
      try check([UInt8](Data(contentsOf: document)), as: document.lastPathComponent)
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
      try checkTheRest(of: bytes, fixed, edits, as: name)
      #expect(fixed == edits.spliced(into: bytes), "\(Sampling.note)")
      let left = lint(fixed)
      compare(findings, round.applied, left, String(decoding: fixed, as: UTF8.self))
      (bytes, findings) = (fixed, left)
    }
    Issue.record("no end of fixes; \(Sampling.note)")
  }

  /// Whatever no edit touches is what it was.
  private func checkTheRest(of old: [UInt8], _ new: [UInt8], _ edits: Edits, as name: String) throws {
    let longest = edits.map { $0.range.count + $0.text.count }.reduce(0, +)
    let (oldTree, newTree) = (try read(old, as: name), try read(new, as: name))
    #expect(abs(oldTree.nodeCount - newTree.nodeCount) <= longest, "\(name); \(Sampling.note)")
    // The parameters of a 2.0 document go with the last one.
    func keys(_ tree: SyntaxTree) -> [String] { tree.root.members.map(\.name).filter { $0 != "parameters" } }
    #expect(keys(oldTree) == keys(newTree), "\(name); \(Sampling.note)")
  }

  /// What was fixed is gone, what has no fix stays unless its header was changed, and nothing is new.
  private func compare(_ before: [Finding], _ applied: [Finding], _ after: [Finding], _ text: String) {
    let renamings = applied.compactMap { $0.fix?.change.renaming }
    func key(_ finding: Finding) -> String {
      let pointer = finding.pointerBesidesLists
      let renaming = renamings.first { pointer == $0.from || pointer.hasPrefix($0.from + "/") }
      return finding.rule + " " + (renaming.map { $0.to + pointer.dropFirst($0.from.count) } ?? pointer)
    }
    var known = Dictionary(grouping: before, by: key).mapValues(\.count)
    for finding in applied { known[key(finding)]! -= 1 }
    let touched = Set(applied.flatMap { [$0.header, $0.fix?.change.name].compactMap { $0?.lowercased() } })
    let removed = applied.flatMap { $0.fix?.change.removed ?? [] }
    func unfixed(_ findings: [Finding]) -> [String: [Finding]] {
      let staying = findings.filter { finding in
        // One about two headers is gone with either of them.
        finding.fix == nil && finding.rule != "openapi/duplicate-header"
          && finding.pointer?.contains(#/\/(headers|parameters)\/[^/]+$/#) == true
          && !touched.contains(finding.header?.lowercased() ?? "")
      }
      return Dictionary(grouping: staying) { key($0) + " " + ($0.header ?? "") }
    }
    let left = unfixed(after)
    let staying = before.filter { finding in
      !removed.contains { finding.pointer.map { $0 + "/" }?.hasPrefix($0 + "/") == true }
    }
    for (key, findings) in unfixed(staying) where left[key]?.count ?? 0 < findings.count {
      // A reference may lead to what has another name now.
      if findings[0].rule == "openapi/unresolved-reference",
        renamings.contains(where: { findings[0].message.contains("'#\($0.to)'") })
      {
        continue
      }
      Issue.record("gone: \(findings[0].expectedLine)\n\(Sampling.note)")
    }
    // What wasn't a header or reference before is read only now.
    let revealed = applied.compactMap { $0.fix?.change.revealed }
    let summed = Set(before.filter { $0.pointer == "/paths" }.map(\.rule))
    for (key, left) in Dictionary(grouping: after, by: key) where left.count > known[key] ?? 0 {
      let rule = left[0].rule
      if summed.contains(rule), !after.contains(where: { $0.rule == rule && $0.pointer == "/paths" }) {
        continue
      }
      if revealed.contains(where: {
        left[0].header?.lowercased() == $0 || left[0].pointer?.hasPrefix($0) == true
      }) {
        continue
      }
      let kind = applied.contains { $0.rule == rule } ? "still or again" : "new"
      Issue.record("\(kind): \(left[0].expectedLine)\n\(Sampling.note)\n\(text)")
    }
  }
}
