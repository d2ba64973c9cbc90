import Foundation
import Linting
import OpenAPI
import Syntax
import TestSupport
import Testing

@testable import Rules

/// The fixes of every fixture, made and linted again.
@Suite struct FixTests {
  @Test(arguments: Fixture.ofGuidelines)
  func doesWhatTheMessageSays(_ fixture: Fixture) throws {
    try check(fixture.bytes("bad.yaml"), named: "bad.yaml", in: fixture)
  }

  @Test(arguments: Sampling.sample(30, of: Fixture.ofGuidelines))
  func doesTheSameInJSON(_ fixture: Fixture) throws {
    let yaml = try read(fixture.bytes("bad.yaml"), as: "bad.yaml")
    try check(JSONForm.bytes(yaml.root), named: "bad.json", in: fixture)
  }

  private func check(_ bytes: [UInt8], named name: String, in fixture: Fixture) throws {
    let trial = try FixTrial(bytes, named: name) { try fixture.findingsOfWholeProfile($0, $1) }
    var random = Sampling.generator()
    let findings = trial.findings.filter { $0.fix != nil }
    for finding in Sampling.sample(3, of: findings, using: &random) { try trial.check(finding) }
  }

  /// Real documents, some fixes of each. Skipped in a clone without them.
  @Test(.enabled(if: Corpus.isThere, "no corpus beside this checkout")) func inRealDocuments() throws {
    var random = Sampling.generator()
    let documents = Corpus.documents(upTo: 200_000, using: &random)
    for document in documents.prefix(Sampling.count(4, of: 24)) {
      let bytes = [UInt8](try Data(contentsOf: document))
      let trial = try FixTrial(bytes, named: document.lastPathComponent) { name, bytes in
        try lint(bytes, named: name, RuleSelection(profile: "zalando"))
      }
      let findings = trial.findings.filter { $0.fix != nil }
      for finding in findings.shuffled(using: &random).prefix(6) { try trial.check(finding) }
    }
  }

  /// Findings in the fixtures with a fix: a low number would mean that fixes got lost.
  @Test func mostOfWhatSaysWriteHasAFix() throws {
    let findings = try Fixture.ofGuidelines.flatMap { try $0.findings() }
    let editors = TreeEditors()
    #expect(findings.count { $0.fix?.edits(editors) != nil } > 150)
  }
}
