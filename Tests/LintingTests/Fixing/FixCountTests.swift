import Rules
import SystemPackage
import TestSupport
import Testing

@testable import Linting

/// What is said of the number of fixes is what they come to.
@Suite struct FixCountTests {
  @Test(
    arguments: Sampling.sample(20, of: Fixture.ofGuidelines)
      + Fixture.all.filter { $0.rule == "unused-suppression" })
  func findingsThatAreGone(_ fixture: Fixture) throws {
    let folder = try TemporaryFolder()
    try folder.write(String(decoding: fixture.bytes("bad.yaml"), as: UTF8.self), to: "bad.yaml")
    let input = LintInput(paths: ["bad.yaml"])
    for level in [FixLevel.safe, .unsafe] {
      let session = try LintSession(
        book: RuleBook.shipped.get(), selection: RuleSelection(), settings: LintSettings(jobs: 1),
        folder: folder.working)
      let first = session.lintTryingFixes(input) { _ in Baseline([]) }
      let counts = FixCounts(first)
      let fixed = session.fix(input, level: level, isTrial: true) { _ in Baseline([]) }
      #expect(fixed.fixedCount == (level == .safe ? counts.safe : counts.safe + counts.unsafe))
      // Others may be gone with them, such as one about two headers.
      #expect(fixed.fixedCount <= first.result.findings.count - fixed.outcome.result.findings.count)
      #expect(FixCounts(fixed.outcome).safe == 0)
    }
  }
}
