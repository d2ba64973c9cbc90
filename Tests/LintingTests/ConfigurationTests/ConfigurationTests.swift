import OpenAPI
import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting

@Suite struct ConfigurationTests {
  private func read(_ text: String) throws -> Configuration {
    try ConfigurationReader.read(
      SourceFile(path: ".headerlint.yaml", bytes: Array(text.utf8)), folder: "/repo/api",
      book: try RuleBook.shipped.get()
    )
  }

  @Test func everyKey() throws {
    let configuration = try read(
      """
      # a comment
      profile: http
      rules:
        http/direction: off
        http/name-token: note
        zalando/name-case: {severity: error, abbreviations: [SKU], spellings: [X-GitHub-Event]}
        zalando/proprietary-header: {permit: ['X-Old-*']}
      headers:
        X-Acme-Trace-ID: {direction: both, schema: {type: string, format: uuid}}
        X-Acme-*: {}
        X-Other:
      exclude: ["vendor/**", "!vendor/ours"]
      documents: [openapi.yaml, /elsewhere/api.yaml]
      baseline: ../known.json
      """)
    #expect(configuration.profile == "http")
    #expect(
      configuration.severities == [
        "http/direction": nil, "http/name-token": .note, "zalando/name-case": .error,
      ])
    let nameCase = configuration.additions.rules["zalando/name-case"]
    #expect(nameCase?[.abbreviations] == ["SKU"])
    #expect(nameCase?[.spellings] == ["X-GitHub-Event"])
    #expect(configuration.additions.rules["zalando/proprietary-header"]?[.permit] == ["X-Old-*"])
    #expect(configuration.additions.headers == ["X-Acme-Trace-ID", "X-Acme-*", "X-Other"])
    #expect(configuration.exclude == ["vendor/**", "!vendor/ours"])
    #expect(configuration.documents.map(\.path.string) == ["/repo/api/openapi.yaml", "/elsewhere/api.yaml"])
    #expect(configuration.baseline?.path.string == "/repo/known.json")
  }

  @Test(arguments: ["", "\n", "# nothing\n\n  # at all", "{}", "rules:\nheaders:\nexclude:\ndocuments:"])
  func nothingIsFine(text: String) throws {
    let configuration = try read(text)
    #expect(configuration.profile == nil)
    #expect(configuration.severities.isEmpty && configuration.additions.headers.isEmpty)
    #expect(configuration.exclude.isEmpty && configuration.documents.isEmpty)
  }

  @Test func headersAsAList() throws {
    #expect(try read("headers: [X-Acme-ID, X-Old-*]").additions.headers == ["X-Acme-ID", "X-Old-*"])
  }

  // MARK: Effect on rules

  /// The findings about parameters with some names, as `name: rule: what to write`.
  private func findings(
    _ names: [String], _ configuration: String, _ selection: RuleSelection = RuleSelection()
  ) throws -> [String] {
    let parameters = (["X-Flow-ID"] + names).map { "{name: \($0), in: header, schema: {type: string}}" }
      .joined(separator: ", ")
    let document = """
      openapi: 3.1.0
      info: {title: T, version: 1.0.0}
      paths: {/a: {get: {parameters: [\(parameters)], responses: {'200': {description: ok}}}}}
      """
    let book = try RuleBook.shipped.get()
    let rules = try selection.resolved(in: book).rules(under: try read(configuration))
    let linter = DocumentLinter(rules: rules, models: book.models)
    let source = SourceFile(path: "api.yaml", bytes: Array(document.utf8))
    return linter.lint(source, ignoringNonOpenAPI: false).findings.map { finding in
      let advice = finding.message.split(separator: "; ").last ?? ""
      return "\(finding.header ?? ""): \(finding.severity) \(finding.rule): \(advice)"
    }
  }

  private static let names = RuleSelection(select: ["zalando/name-case", "http/registered-spelling"])
  private static let permitted = RuleSelection(select: ["zalando/proprietary-header"])

  @Test func spellings() throws {
    let configuration = """
      rules:
        zalando/name-case: {spellings: [X-GitHub-Event]}
        http/registered-spelling: {spellings: [X-Acme]}
      """
    #expect(try findings(["X-GitHub-Event"], configuration, Self.names) == [])
    #expect(
      try findings(["x_github_event", "X-ACME"], configuration, Self.names) == [
        "x_github_event: warning zalando/name-case: write 'X-GitHub-Event'",
        "X-ACME: warning zalando/name-case: write 'X-Acme'",
      ])
    #expect(
      try findings(["X-ACME"], configuration, RuleSelection(select: ["http/registered-spelling"])) == [
        "X-ACME: note http/registered-spelling: write 'X-Acme'"
      ])
  }

  @Test func spellingsAddToThoseOfTheGuideline() throws {
    let configuration = "rules: {zalando/name-case: {spellings: [X-flow-ID]}}"
    let selection = RuleSelection(select: ["zalando/name-case"])
    #expect(try findings(["X-flow-ID", "X-Flow-ID"], configuration, selection) == [])
  }

  @Test func abbreviations() throws {
    #expect(
      try findings(["X-ZQR"], "", Self.names) == ["X-ZQR: warning zalando/name-case: write 'X-Zqr'"])
    let configuration = "rules: {zalando/name-case: {abbreviations: [ZQR]}}"
    #expect(try findings(["X-ZQR", "X-SKU"], configuration, Self.names) == [])
    #expect(
      try findings(["x-zqr-level"], configuration, Self.names) == [
        "x-zqr-level: warning zalando/name-case: write 'X-ZQR-Level'"
      ])
  }

  @Test func permit() throws {
    let configuration = "rules: {zalando/proprietary-header: {permit: [X-Acme-Trace-ID, 'X-Old-*']}}"
    #expect(
      try findings(["x-acme-trace-id", "X-Old-Thing", "X-Flow-ID"], configuration, Self.permitted) == [])
    #expect(
      try findings(["Acme-Trace-ID"], configuration, Self.permitted) == [
        "Acme-Trace-ID: warning zalando/proprietary-header: did you mean 'X-Acme-Trace-ID'?"
      ])
  }

  @Test func headersArePermittedAndRightlySpelt() throws {
    let configuration = "headers: {X-aCME-ID: {}, 'X-Old-*': {}}"
    #expect(try findings(["X-aCME-ID", "X-Old-Thing"], configuration) == [])
    #expect(
      try findings(["X-Acme-Id"], configuration) == [
        "X-Acme-Id: note http/registered-spelling: write 'X-aCME-ID'"
      ])
  }

  @Test func severities() throws {
    let configuration = "rules: {zalando/name-case: error, zalando/proprietary-header: off}"
    let error = "x-acme: error zalando/name-case: write 'X-Acme'"
    #expect(try findings(["x-acme"], configuration) == [error])
  }

  @Test(arguments: [
    // The command line overrides severities.
    (RuleSelection(severities: ["zalando/name-case=note"]), ["note zalando/name-case"]),
    (
      RuleSelection(severities: ["zalando/proprietary-header=note"]),
      // It speaks for zalando/name-case as well, and as loudly.
      ["error zalando/proprietary-header"]
    ),
    (RuleSelection(ignore: ["zalando/name-case"]), []),
    // Selecting a set leaves disabled rules off; naming a rule enables it.
    (RuleSelection(select: ["zalando"]), ["error zalando/name-case"]),
    (RuleSelection(select: ["zalando/proprietary-header"]), ["warning zalando/proprietary-header"]),
    (RuleSelection(select: ["http"]), []),
    (RuleSelection(profile: "http"), []),
  ])
  func theCommandLineWins(selection: RuleSelection, expected: [String]) throws {
    let configuration = "rules: {zalando/name-case: error, zalando/proprietary-header: off}"
    let found = try findings(["x-acme"], configuration, selection)
    #expect(found.map { $0.split(separator: ": ")[1] }.map(String.init).sorted() == expected)
  }

  @Test func theProfileIsTheConfigurationsUnlessTheCommandLineNamesOne() throws {
    #expect(try findings(["x-acme"], "profile: http") == [])
    #expect(try findings(["x-acme"], "profile: http", RuleSelection(profile: "zalando")).count == 1)
    // A rule of another profile is allowed in a selection that applies to several configurations.
    #expect(try findings(["x-acme"], "profile: http", RuleSelection(ignore: ["zalando/name-case"])) == [])
  }
}
