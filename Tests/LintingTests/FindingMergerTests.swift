import Rules
import Syntax
import Testing

@testable import Linting

/// The same finding in several documents is one finding.
@Suite struct FindingMergerTests {
  private let file = SourceFile(path: "shared.yaml", bytes: Array("a: b\nc: d\n".utf8))

  private func finding(
    _ rule: String = "team/a", _ severity: Severity = .note, at start: Int = 0, message: String = "m",
    also: [String] = [], isSuppressed: Bool = false
  ) -> Finding {
    Finding(
      rule: rule, severity: severity, message: message, place: Place(source: file, range: start..<start + 1),
      pointer: "/a", also: also, suppression: isSuppressed ? Suppression(kind: .inSource) : nil)
  }

  private func merged(_ groups: [Finding]...) -> [Finding] { FindingMerger.merge(groups, references: []) }

  @Test func sameFindingsAreOne() {
    #expect(merged([finding()], [finding()]).count == 1)
    #expect(merged([finding()], [finding("team/b")], [finding(message: "n")], [finding(at: 5)]).count == 4)
  }

  @Test func theyAreSortedByPlaceRuleAndMessage() {
    let findings = merged([finding("team/b"), finding(at: 5), finding(message: "n")], [finding()])
    #expect(findings.map(\.rule) == ["team/a", "team/a", "team/b", "team/a"])
    #expect(findings.map(\.message) == ["m", "n", "m", "m"])
    #expect(findings.map(\.place.range.lowerBound) == [0, 0, 0, 5])
  }

  @Test func theySpeakForTheRulesOfAll() {
    let findings = merged(
      [finding(also: ["team/c"])], [finding("team/a", .error, also: ["team/b", "team/c"])], [finding()])
    #expect(findings.map(\.also) == [["team/b", "team/c"]])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test func oneUseWithoutASuppressionIsEnough() {
    #expect(merged([finding(isSuppressed: true)], [finding()])[0].suppression == nil)
    #expect(merged([finding(isSuppressed: true)], [finding(isSuppressed: true)])[0].suppression != nil)
  }
}
