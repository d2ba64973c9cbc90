import Linting
import Rules
import TestSupport
import Testing
import Upkeep

/// The beginnings of a rule.
struct NewRuleTests {
  /// They can be read as they are, so that their author meets no mistakes but those of their own.
  @Test(arguments: RuleLanguage.checks.map(\.word))
  func beginningsCanBeRead(check: String) throws {
    let files = try NewRule("http/fresh-rule", check: check).files()
    let book = try RuleBook(RuleFiles.ofCheckout(replacing: files.texts))
    let rule = try #require(book.guidelines.flatMap(\.rules).first { $0.id == "http/fresh-rule" })
    #expect(rule.description.severity != nil)
    #expect(
      files.texts.keys.sorted() == [
        "fixtures/http/fresh-rule/bad.yaml", "fixtures/http/fresh-rule/good.yaml", "rules/http.yaml",
      ])
  }

  @Test func rulesOfNumberedGuidelinesBeginWithANumber() throws {
    let text = try #require(
      try NewRule("zalando/fresh-rule", check: "forbid").files().texts["rules/zalando.yaml"])
    #expect(text.contains("  fresh-rule:\n    number: 0  # TODO\n    level: SHOULD  # TODO\n"))
  }

  @Test func theGoodDocumentIsClean() throws {
    let files = try NewRule("http/fresh-rule", check: "method").files()
    let document = try #require(files.texts["fixtures/http/fresh-rule/good.yaml"])
    #expect(
      try lint(Array(document.utf8), named: "good.yaml", RuleSelection(profile: "zalando")).map(
        \.expectedLine) == [])
  }

  @Test(arguments: [
    ("acme/rule", "method", "'acme/rule' names no set; a rule's id begins with one of "),
    ("http/Rule", "method", "'Rule' is not a name for a rule; write one like 'etag-schema'"),
    ("http/direction", "method", "there is a rule http/direction already"),
    ("http/rule", "metod", "unknown check 'metod'; did you mean 'method'?"),
  ])
  func mistakesAreReported(id: String, check: String, message: String) throws {
    let mistake = try #require(throws: NewRule.Mistake.self) { try NewRule(id, check: check) }
    #expect(mistake.description.hasPrefix(message))
  }
}
