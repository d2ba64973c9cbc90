import Rules
import Syntax
import TestSupport
import Testing

@testable import Linting

@Suite struct BaselineTests {
  private let file = SourceFile(path: "./api.yaml", bytes: Array("a: 1\nb: 2\n".utf8))

  private func finding(
    _ pointer: String?, rule: String = "http/name-token", header: String? = "ETag", at offset: Int = 0,
    also: [String] = []
  ) -> Finding {
    Finding(
      rule: rule, severity: .error, header: header, message: "m",
      place: Place(source: file, range: offset..<offset + 1), pointer: pointer, also: also)
  }

  private func path(_ source: SourceFile) -> String { "svc/api.yaml" }

  private func entry(
    _ pointer: String, rule: String = "http/name-token", header: String? = "ETag", also: [String] = [],
    count: Int = 1
  ) -> Baseline.Entry {
    Baseline.Entry(
      subject: Baseline.Subject(path: "svc/api.yaml", rule: rule, pointer: pointer, header: header),
      also: also, count: count)
  }

  /// Under other rules another one speaks at the same place.
  @Test func anEntryCountsForTheRulesThatItsFindingSilenced() {
    let (loud, quiet) = ("zalando/etag-schema", "http/field-schema")
    let baseline = Baseline(of: [finding("/a", rule: loud, also: [quiet])], path: path)
    #expect(baseline.entries == [entry("/a", rule: loud, also: [quiet])])
    let one = baseline.compare([finding("/a", rule: quiet)], path: path)
    #expect(one.reported.isEmpty && one.stale.isEmpty)
    let two = baseline.compare([finding("/a", rule: quiet), finding("/a", rule: quiet)], path: path)
    #expect(two.reported.count == 1)
    let elsewhere = baseline.compare([finding("/b", rule: quiet)], path: path)
    #expect(elsewhere.reported.count == 1)
    #expect(elsewhere.stale.map(\.missing) == [1])
  }

  @Test func andForThoseThatLeaveItsHeadersToIt() {
    let (loud, quiet) = ("zalando/etag-schema", "http/field-schema")
    let baseline = Baseline(of: [finding("/a", rule: loud)], path: path, covers: [loud: [quiet]])
    #expect(baseline.compare([finding("/a", rule: quiet)], path: path).reported.isEmpty)
    let other = Baseline([entry("/a", rule: quiet)])
    #expect(other.compare([finding("/a", rule: loud)], path: path, covers: [loud: [quiet]]).reported.isEmpty)
  }

  @Test func anEntryOfARuleThatIsSilentNowHoldsTheFindingThatSilencesIt() {
    let (loud, quiet) = ("zalando/etag-schema", "http/field-schema")
    let comparison = Baseline([entry("/a", rule: quiet)]).compare(
      [finding("/a", rule: loud, also: [quiet])], path: path)
    #expect(comparison.reported.isEmpty && comparison.stale.isEmpty)
  }

  @Test func whatIsRecordedIsHeldBackAndNothingElse() {
    let known = [finding("/a"), finding("/a", header: nil), finding("/a", rule: "zalando/name-case")]
    let baseline = Baseline(of: known, path: path)
    let new = [finding("/b"), finding("/a", header: "etag"), finding("/a", rule: "http/direction")]
    let comparison = baseline.compare(known + new, path: path)
    #expect(comparison.held.count == 3)
    #expect(comparison.reported.map(\.rule) == new.map(\.rule))
    #expect(comparison.reported.map(\.pointer) == new.map(\.pointer))
    #expect(comparison.stale == [])
    #expect(baseline.compare(known, path: { _ in "other.yaml" }).held.isEmpty)
  }

  @Test func anEntryHoldsBackTheFirstSoManyTheSurplusIsReported() {
    let baseline = Baseline([entry("/a", count: 2)])
    let comparison = baseline.compare((0..<4).map { finding("/a", at: $0) }, path: path)
    #expect(comparison.held.map(\.place.range.lowerBound) == [0, 1])
    #expect(comparison.reported.map(\.place.range.lowerBound) == [2, 3])
  }

  @Test func entriesThatMatchNothingOrLessAreNamed() {
    let baseline = Baseline([entry("/a"), entry("/b", count: 3), entry("/c")])
    let stale = baseline.compare([finding("/b"), finding("/c")], path: path).stale
    #expect(
      stale == [
        Baseline.StaleEntry(entry: entry("/a"), missing: 1),
        Baseline.StaleEntry(entry: entry("/b", count: 3), missing: 2),
      ])
  }

  /// Entries for any of the places count together, however many they say.
  @Test func hugeCountsOfSeveralPlacesAddUp() {
    let baseline = Baseline([entry("/a", count: .max), entry("/b", count: .max), entry("/c", count: .max)])
    var matching = BaselineMatching(baseline)
    let places = [entry("/a").subject, entry("/d").subject]
    let areHeld = [2, 3_000_000_000 - 2, 1].map { matching.holds(places: places, count: $0) }
    #expect(areHeld == [true, true, false])
  }

  @Test func theToolsOwnFindingsAreNeverRecordedNorHeldBack() {
    let own = [finding("", rule: "duplicate-key"), finding(nil, rule: "syntax")]
    #expect(Baseline(of: own, path: path).entries.isEmpty)
    #expect(Baseline([entry("", rule: "duplicate-key")]).compare(own, path: path).held.isEmpty)
  }

  @Test func entriesAreSortedAndCounted() {
    let findings = ["/b", "/a", "/b", "/a", "/b"].map { finding($0) } + [finding("/a", header: nil)]
    #expect(
      Baseline(of: findings, path: path).entries == [
        entry("/a", header: nil), entry("/a", count: 2), entry("/b", count: 3),
      ])
  }

  @Test func aFindingKeepsItsEntryWhateverComesBeforeItInItsList() throws {
    let before = try lint(list(["x-a"]), named: "api.yaml", RuleSelection(select: ["zalando/name-case"]))
    let after = try lint(
      list(["X-C", "x-b", "x-a"]), named: "api.yaml", RuleSelection(select: ["zalando/name-case"]))
    let baseline = Baseline(of: before, path: path)
    #expect(baseline.entries.map(\.subject.pointer) == ["/paths/~1a/get/parameters/-"])
    let comparison = baseline.compare(after, path: path)
    #expect(comparison.held.map(\.header) == ["x-a"])
    #expect(comparison.reported.map(\.header) == ["x-b"])
    #expect(comparison.held.map(\.pointer) == ["/paths/~1a/get/parameters/2"])
  }

  /// Keys that are digits are no positions in a list.
  @Test func statusesStayInThePointer() throws {
    let text = """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths: {/a: {get: {responses: {'200': {description: ok, headers: {x-a: {schema: {type: string}}}}}}}}
      """
    let findings = try lint(
      Array(text.utf8), named: "api.yaml", RuleSelection(select: ["zalando/name-case"]))
    #expect(findings.map(\.stablePointer) == ["/paths/~1a/get/responses/200/headers/x-a"])
  }

  private func list(_ names: [String]) -> [UInt8] {
    let parameters = names.map { "{name: \($0), in: header, schema: {type: string}}" }.joined(separator: ", ")
    let text = """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths: {/a: {get: {parameters: [\(parameters)], responses: {'200': {description: ok}}}}}
      """
    return Array(text.utf8)
  }
}
