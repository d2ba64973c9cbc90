import Linting
import OpenAPI
import Reports
import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

/// 300 documents that use each other, on one thread and on several.
@Suite struct ManyDocumentsTests {
  private static let documents = InterwovenDocuments(count: 300)

  /// A run, with how often it opened each file.
  private struct Run: Sendable {
    let outcome: LintOutcome
    let opened: [String: Int]
  }

  /// By the number of threads. Shared by all tests because they are slow.
  private static let runs = Result {
    let folder = try TemporaryFolder()
    try documents.write(to: folder)
    return try [1: run(folder, jobs: 1), 4: run(folder, jobs: 4)]
  }

  private static func run(_ folder: TemporaryFolder, jobs: Int) throws -> Run {
    let selection = RuleSelection(
      profile: "zalando", select: ["zalando/name-case", "zalando/etag-schema"])
    let session = try LintSession(
      book: RuleBook.shipped.get(), selection: selection, settings: LintSettings(jobs: jobs),
      folder: folder.working)
    let input = LintInput(paths: [folder.path.string])
    #if os(Linux)
      let log = try OpenLog(of: folder.path)
      return Run(outcome: session.lint(input), opened: try log.counts())
    #else
      return Run(outcome: session.lint(input), opened: [:])
    #endif
  }

  private func run(_ jobs: Int) throws -> Run { try #require(try Self.runs.get()[jobs]) }

  @Test(arguments: [1, 4])
  func eachSharedDefinitionIsReportedOnceWithItsUses(jobs: Int) throws {
    let findings = try run(jobs).outcome.result.findings
    #expect(findings.count == Self.documents.count * InterwovenDocuments.faultsPerDocument)
    #expect(Set(findings.map { "\($0.place.source.path) \($0.pointer ?? "")" }).count == findings.count)
    for finding in findings {
      #expect(finding.uses.count == InterwovenDocuments.uses[finding.rule], "\(finding.expectedLine)")
    }
  }

  /// All references to a file lead to the same tree.
  @Test(arguments: [1, 4])
  func eachFileIsParsedOnce(jobs: Int) throws {
    let documents = try run(jobs).outcome.documents
    #expect(documents.count == Self.documents.count)
    // The document itself, its neighbours, and the documents that these refer to.
    #expect(documents.allSatisfy { $0.files.count > 3 })
    #expect(Set(documents.flatMap(\.files).map(ObjectIdentifier.init)).count == Self.documents.count)
  }

  @Test(.enabled(if: Self.hasOpenLog, "only Linux tells which files are opened"), arguments: [1, 4])
  func eachFileIsOpenedOnce(jobs: Int) throws {
    let names = (0..<Self.documents.count).map(Self.documents.name)
    #expect(try run(jobs).opened == Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
  }

  @Test func theBytesAreTheSameOnAnyNumberOfThreads() throws {
    let reports = try [1, 4].map { jobs in
      let result = try run(jobs).outcome.result
      return ReportFormat.allCases.map { render(result, as: $0, options: ReportOptions(version: "0")) }
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0].allSatisfy { !$0.isEmpty })
  }

  @Test func theBytesAreTheSameInAnyOrderOfArguments() throws {
    let documents = InterwovenDocuments(count: 3)
    let folder = try TemporaryFolder()
    try documents.write(to: folder)
    let session = try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(), folder: folder.working)
    let reports = [[0, 1, 2], [2, 0, 1], [1, 2, 0]].map { order in
      let result = session.lint(LintInput(paths: order.map(documents.name))).result
      return ReportFormat.allCases.map { render(result, as: $0, options: ReportOptions(version: "0")) }
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }

  private static var hasOpenLog: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }
}
