import Foundation
import OpenAPI
import Platform
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting
@testable import Rules

/// Fixes in memory, and what becomes of them on disk.
@Suite struct FixRoundsTests {
  private static let document = things(
    """
    parameters:
      - {name: x-tenant-id, in: header, schema: {type: string}}
      - {name: X-Flow-Id, in: header, schema: {type: string}}
    responses: {'200': {description: ok}}
    """)
  private static let fixed = document.replacing("x-tenant-id", with: "X-Tenant-ID")
    .replacing("X-Flow-Id", with: "X-Flow-ID")

  private let folder: TemporaryFolder
  private let session: LintSession
  private let input: LintInput

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a.yaml", "b.yaml"] { try folder.write(Self.document, to: name) }
    input = LintInput(paths: ["a.yaml", "b.yaml"])
    session = try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(), settings: LintSettings(jobs: 1),
      folder: folder.working)
  }

  private func fix() -> FixOutcome {
    session.fix(input, level: .safe, isTrial: false) { _ in Baseline([]) }
  }

  @Test func nothingIsWrittenAtFirst() throws {
    let outcome = fix()
    #expect(outcome.files.map(\.source.path) == ["a.yaml", "b.yaml"])
    #expect(outcome.files.allSatisfy { $0.bytes == Array(Self.fixed.utf8) })
    #expect(outcome.fixedCount == 4)
    #expect(outcome.outcome.result.findings.isEmpty)
    #expect(try folder.read("a.yaml") == Self.document)
    let written = session.write(outcome, input)
    #expect(written.problems.isEmpty && written.fixedCount == 4)
    for name in ["a.yaml", "b.yaml"] { #expect(try folder.read(name) == Self.fixed) }
  }

  @Test func aDirectiveIsCorrectedBeforeWhatItMeans() throws {
    let text = things(
      """
      parameters:
        - {name: x-tenant-id, in: header, schema: {type: string}} # headerlint: ignore zalando/name-csae -- clients send it
        - {name: X-Flow-Id, in: header, schema: {type: string}}
      responses: {'200': {description: ok}}
      """)
    for name in ["a.yaml", "b.yaml"] { try folder.write(text, to: name) }
    let expected = text.replacing("name-csae", with: "name-case").replacing("X-Flow-Id", with: "X-Flow-ID")
    let outcome = fix()
    #expect(outcome.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [expected, expected])
    #expect(outcome.fixedCount == 4)
  }

  @Test func aFileThatHasChangedMeanwhileIsLeftAlone() throws {
    let outcome = fix()
    let changed = Self.document.replacing("X-Flow-Id", with: "X-Flow-ID")
    try folder.write(changed, to: "a.yaml")
    let written = session.write(outcome, input)
    #expect(written.problems == ["a.yaml: not fixed, because it has changed meanwhile"])
    #expect(written.files.map(\.source.path) == ["b.yaml"] && written.fixedCount == 2)
    #expect(try folder.read("a.yaml") == changed)
    #expect(try folder.read("b.yaml") == Self.fixed)
    // What is reported is what is on disk now.
    #expect(written.outcome.result.findings.map(\.header) == ["x-tenant-id"])
  }

  @Test func aFileThatIsGoneIsNotMadeAnew() throws {
    let outcome = fix()
    try FileManager.default.removeItem(atPath: folder.string("a.yaml"))
    let written = session.write(outcome, input)
    #expect(written.problems == ["a.yaml: not fixed: no such file or folder"])
    #expect(!FileManager.default.fileExists(atPath: folder.string("a.yaml")))
    #expect(try folder.read("b.yaml") == Self.fixed)
  }

  /// Files that one fix changes are written together or not at all.
  @Test func filesThatBelongTogether() throws {
    let outcome = fix()
    let unit = FixUnit(files: outcome.files, fixes: 1)
    try folder.write("changed", to: "b.yaml")
    #expect(
      FixWriter.write(unit) == [
        "b.yaml: not fixed, because it has changed meanwhile",
        "a.yaml: not fixed, because it shares fixes with b.yaml, which couldn't be written",
      ])
    #expect(try folder.read("a.yaml") == Self.document)
    try folder.write(Self.document, to: "b.yaml")
    #expect(FixWriter.write(unit).isEmpty)
    for name in ["a.yaml", "b.yaml"] { #expect(try folder.read(name) == Self.fixed) }
  }

  /// The mistakes of all rules: what is fixed once needs no second run.
  @Test(arguments: [FixLevel.safe, .unsafe]) func allFixturesComeToRest(_ level: FixLevel) throws {
    let folder = try TemporaryFolder()
    var random = Sampling.generator()
    let fixtures = Sampling.sample(30, of: Fixture.ofGuidelines, using: &random)
    for fixture in fixtures {
      try folder.write(
        String(decoding: fixture.bytes("bad.yaml"), as: UTF8.self),
        to: "\(fixture)".filter { $0.isLetter || $0 == "-" } + ".yaml")
    }
    func fix() throws -> (LintSession, FixOutcome) {
      let session = try LintSession(
        book: RuleBook.shipped.get(), selection: RuleSelection(), folder: folder.working)
      return (
        session,
        session.fix(LintInput(paths: ["."]), level: level, isTrial: false) { _ in Baseline([]) }
      )
    }
    let (session, fixed) = try fix()
    #expect(fixed.fixedCount > fixtures.count / 2 || !Sampling.isRepresentative, "\(Sampling.note)")
    #expect(fixed.problems.isEmpty, "\(Sampling.note)")
    let written = session.write(fixed, LintInput(paths: ["."]))
    #expect(written.problems.isEmpty)
    let again = try fix().1
    #expect(again.files.map(\.source.path) == [], "\(Sampling.note)")
    #expect(again.outcome.result.findings.map(\.message) == fixed.outcome.result.findings.map(\.message))
  }

  // MARK: Fixes that no rule has

  /// A fix that writes other texts in place of the first occurrences of some.
  private func outcome(
    _ changes: [(file: String, old: String, new: String)]
  ) throws -> FixOutcome {
    var first = session.lintAgain(input)
    let sources = first.outcome.documents.map(\.root.source)
    let places = changes.map { change in
      let source = sources.first { $0.path == change.file }!
      let start = Array(source.bytes).firstRange(of: Array(change.old.utf8))!.lowerBound
      return (Place(source: source, range: start..<start + change.old.utf8.count), change.new)
    }
    let fix = Fix(.several(places.map { .replace($0.0, $0.1) }), isSafe: true)
    let finding = RuleFinding(
      Statement(message: ""), about: Subject(element: nil, place: places[0].0), rule: "a/b",
      severity: .error, fix: fix)
    first.outcome.result.findings = [Finding(finding)]
    var rounds = FixRounds(session, input, first, Baseline([]), level: .safe, isTrial: false)
    return rounds.run()
  }

  /// Nor is what belongs to it.
  @Test func whatCouldNotBeReadAnyMoreIsNotWritten() throws {
    let outcome = try outcome([("a.yaml", "/things:\n", "/things: [\n"), ("b.yaml", "1.0.0", "2.0.0")])
    #expect(outcome.problems.count == 1)
    #expect(
      outcome.problems[0].contains(
        #/^a\.yaml:\d+:\d+: not fixed, because headerlint could not read the result: /#),
      "\(outcome.problems)")
    #expect(outcome.files.isEmpty)
    #expect(outcome.outcome.result.findings.isEmpty == false)
  }

  /// What aliases show elsewhere is changed only where nothing new is wrong afterwards.
  @Test(arguments: [("X-Tenant-ID", true), ("x bad", false)])
  func whatAliasesShowElsewhere(_ name: String, _ isFixed: Bool) throws {
    let text =
      Self.document.replacing("- {name: x-tenant-id", with: "- &h {name: x-tenant-id")
      + "\n  /b: {parameters: [*h], get: {responses: {}}}\n"
    try folder.write(text, to: "a.yaml")
    var first = session.lintAgain(input)
    let document = try #require(first.outcome.documents.first)
    let header = try #require(document.headers.first { $0.name == "x-tenant-id" })
    let told = RuleFinding(
      Statement(message: ""), about: Subject(element: .node(header.element), place: Place(header.nameNode)),
      rule: "zalando/name-case", severity: .error,
      fix: Fix(.rewrite(header.nameNode, .string(name)), isSafe: true))
    first.outcome.result.findings = first.outcome.result.findings.map { finding in
      finding.header == header.name && finding.place.source.path == "a.yaml"
        ? Finding(told, in: document) : finding
    }
    for level in [FixLevel.safe, .unsafe] {
      var rounds = FixRounds(session, input, first, Baseline([]), level: level, isTrial: true)
      let files = rounds.run().files
      let fixed = files.first { $0.source.path == "a.yaml" }.map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(fixed?.contains("&h {name: \(name),") == (isFixed && level == .unsafe), "\(fixed ?? "")")
    }
  }

  /// Each one that is taken back costs as much as linting, so there is an end.
  @Test func manyThatDoNotHold() throws {
    let names = (1...60).map { "x-tenant-\($0)" }
    let parameters = names.map { "    - {name: \($0), in: header, schema: {type: string}}\n" }.joined()
    try folder.write(
      """
      openapi: 3.1.0
      info: {title: T, version: 1.0.0}
      paths:
        /a:
          parameters: &all
      \(parameters)    get: {responses: {}}
        /b: {parameters: *all, get: {responses: {}}}

      """, to: "a.yaml")
    var first = session.lintAgain(LintInput(paths: ["a.yaml"]))
    let document = try #require(first.outcome.documents.first)
    first.outcome.result.findings = document.headers.map { header in
      let told = RuleFinding(
        Statement(message: header.name),
        about: Subject(element: .node(header.element), place: Place(header.nameNode)),
        rule: "zalando/name-case", severity: .error,
        fix: Fix(.rewrite(header.nameNode, .string("x bad \(header.name)")), isSafe: true))
      return Finding(told, in: document)
    }
    var rounds = FixRounds(
      session, LintInput(paths: ["a.yaml"]), first, Baseline([]), level: .unsafe, isTrial: true)
    #expect(rounds.run().files.isEmpty)
    #expect(rounds.failedTrials == 20)
  }

  @Test func oneFixInTwoFiles() throws {
    let outcome = try outcome([("a.yaml", "1.0.0", "2.0.0"), ("b.yaml", "1.0.0", "2.0.0")])
    #expect(outcome.units.map { $0.files.map(\.source.path) } == [["a.yaml", "b.yaml"]])
    try folder.write("changed", to: "b.yaml")
    let written = session.write(outcome, input)
    #expect(
      written.problems == [
        "b.yaml: not fixed, because it has changed meanwhile",
        "a.yaml: not fixed, because it shares fixes with b.yaml, which couldn't be written",
      ])
    #expect(written.files.isEmpty && written.fixedCount == 0)
    #expect(try folder.read("a.yaml") == Self.document)
  }

  @Test func countsOfWhatCanBeFixed() throws {
    let text = Self.document.replacing(
      "ok}", with: "ok, headers: {ETag: {schema: {type: integer}}}}")
    try folder.write(text, to: "b.yaml")
    let counts = FixCounts(session.lint(input))
    #expect(counts.safe == 4 && counts.unsafe == 1)
  }
}
