import Linting
import Rules
import TestSupport
import Testing

/// The effect of `--profile`, `--select`, `--ignore` and `--severity`.
@Suite struct RuleSelectionTests {
  private let book = RuleBook.shipped

  private func rules(_ selection: RuleSelection) throws -> RuleSet { try selection.rules(of: book.get()) }

  /// The ids of the enabled rules, except the tool's own.
  private func ids(_ selection: RuleSelection) throws -> [String] {
    try rules(selection).rules.filter { $0.description.guideline != RuleBook.toolName }.map(\.id)
  }

  private func mistake(_ selection: RuleSelection) throws -> String? {
    do {
      _ = try rules(selection)
      return nil
    } catch let mistake as RuleSelection.Mistake {
      return mistake.description
    }
  }

  @Test func profiles() throws {
    #expect(try Set(ids(.init(profile: "openapi")).map(set)) == ["openapi"])
    #expect(try Set(ids(.init(profile: "http")).map(set)) == ["openapi", "http"])
    #expect(try Set(ids(.init()).map(set)) == ["openapi", "http", "zalando"])
  }

  /// The enabled rules of the guideline with a number of their own.
  private func numbered(_ number: Int) throws -> [String] {
    try rules(.init()).rules.filter {
      $0.description.guideline == "zalando" && $0.description.numbers.contains(number)
    }.map(\.id)
  }

  private func set(_ id: String) -> Substring { id.prefix { $0 != "/" } }

  @Test func selectKeeps() throws {
    #expect(try ids(.init(select: ["zalando/name-case"])) == ["zalando/name-case"])
    #expect(try ids(.init(select: ["zalando#132"])) == numbered(132))
    #expect(try Set(ids(.init(select: ["openapi"])).map(set)) == ["openapi"])
    #expect(try ids(.init(select: ["http/direction", "zalando#132"])) == ["http/direction"] + numbered(132))
    let cases = try ids(.init(select: ["zalando#179"]))
    let ids179 = try numbered(179)
    #expect(cases == ids179)
    #expect(cases.contains("zalando/content-location-body"))
  }

  /// What is off stays off unless it is named itself.
  @Test func setsAndNumbersDontTurnOn() throws {
    #expect(try !ids(.init(select: ["openapi"])).contains("openapi/description"))
    #expect(try !ids(.init(severities: ["openapi=note"])).contains("openapi/description"))
    #expect(try ids(.init(select: ["openapi/description"])) == ["openapi/description"])
    #expect(try ids(.init(severities: ["openapi/description=note"])).contains("openapi/description"))
  }

  /// Nothing else tells of a file that can't be read.
  @Test func whatTellsOfUnreadableFilesIsAlwaysOn() throws {
    let always = ["syntax", "not-openapi", "unsupported-version"]
    for id in always {
      let reason = "'\(id)' can't be turned off, as it tells of files that weren't checked"
      #expect(try mistake(.init(ignore: ["http", id])) == "--ignore: \(reason)")
      #expect(try mistake(.init(severities: ["\(id)=off"])) == "--severity: \(reason)")
      #expect(try mistake(.init(severities: ["\(id)=note"])) == nil)
    }
    for selection in [RuleSelection(ignore: ["headerlint"]), RuleSelection(severities: ["headerlint=off"])] {
      let own = try rules(selection).rules.filter { $0.description.guideline == RuleBook.toolName }
      #expect(Set(own.map(\.id)) == Set(always))
    }
  }

  @Test func numbersAlone() throws {
    let ids132 = try numbered(132)
    #expect(try ids(.init(select: ["132"])) == ids132)
    #expect(ids132.contains("zalando/name-case"))
    #expect(try ids(.init(select: ["179"])) == ids(.init(select: ["zalando#179"])))
    #expect(try mistake(.init(select: ["13"]))?.hasPrefix("--select: no rule or set is called '13'") == true)
  }

  @Test func ignoreLeavesOut() throws {
    let all = try Set(ids(.init()))
    #expect(try all.subtracting(ids(.init(ignore: ["zalando#132"]))) == Set(numbered(132)))
    #expect(try Set(ids(.init(ignore: ["zalando", "http"])).map(set)) == ["openapi"])
    #expect(
      try mistake(.init(select: ["zalando#132"], ignore: ["zalando"]))
        == "no rule is left: --ignore leaves out all that --select names")
  }

  @Test func theToolsOwnRulesStay() throws {
    #expect(try rules(.init(select: ["zalando#132"])).rule("syntax") != nil)
    #expect(try rules(.init(ignore: ["duplicate-key"])).rule("duplicate-key") == nil)
    #expect(try rules(.init(severities: ["duplicate-key=off"])).rule("duplicate-key") == nil)
  }

  @Test func severities() throws {
    let set = try rules(.init(severities: ["zalando#179=note", "http=warning", "zalando/name-case=off"]))
    #expect(set.rule("zalando/name-case") == nil)
    for (id, severity) in [
      ("zalando/content-location-body", Severity.note), ("http/name-token", .warning),
      ("zalando/etag-schema", .error),
    ] {
      #expect(set.severity(of: try #require(set.rule(id))) == severity)
    }
    #expect(
      try ids(.init(select: ["zalando#132"], severities: ["http/direction=error"])).contains(
        "zalando/name-case"))
  }

  @Test(arguments: [
    (RuleSelection(profile: "zalndo"), "unknown profile 'zalndo'; did you mean 'zalando'?"),
    (
      RuleSelection(profile: "headerlint"),
      "unknown profile 'headerlint'; expected one of openapi, http, zalando"
    ),
    (
      RuleSelection(select: ["zalando/name-cse"]),
      "--select: no rule or set is called 'zalando/name-cse'; did you mean 'zalando/name-case'?"
    ),
    (
      RuleSelection(select: ["name-case"]),
      "--select: no rule or set is called 'name-case'; did you mean 'zalando/name-case'?"
    ),
    (
      RuleSelection(ignore: ["nme-case"]),
      "--ignore: no rule or set is called 'nme-case'; did you mean 'zalando/name-case'?"
    ),
    (RuleSelection(select: ["htp"]), "--select: no rule or set is called 'htp'; did you mean 'http'?"),
    (RuleSelection(ignore: ["zalando#1"]), "--ignore: no rule or set is called 'zalando#1'"),
    (RuleSelection(ignore: [""]), "--ignore: no rule or set is called ''"),
    (
      RuleSelection(profile: "http", select: ["zalando/name-case"]),
      "--select: 'zalando/name-case' is not in the profile http; choose another with --profile"
    ),
    (
      RuleSelection(ignore: ["something-else-entirely"]),
      "--ignore: no rule or set is called 'something-else-entirely'; 'headerlint rules' lists them"
    ),
    (
      RuleSelection(severities: ["http"]), "--severity: 'http' is not of the form RULE=error|warning|note|off"
    ),
    (RuleSelection(severities: ["http=fatal"]), "--severity: 'http=fatal' is not of the form"),
    (RuleSelection(severities: ["=error"]), "--severity: '=error' is not of the form"),
    (
      RuleSelection(severities: ["htpp=error"]),
      "--severity: no rule or set is called 'htpp'; did you mean 'http'?"
    ),
  ])
  func mistakes(selection: RuleSelection, expected: String) throws {
    let mistake = try #require(try mistake(selection))
    #expect(mistake.hasPrefix(expected), "\(mistake)")
  }
}
