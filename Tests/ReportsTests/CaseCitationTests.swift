import Linting
import Reports
import Rules
import Syntax
import Testing

/// A case of a rule may cite another part of the guideline than the rule.
@Suite struct CaseCitationTests {
  private static let file = source("openapi: 3.1.0\n")
  private static let own = result([
    Finding(
      rule: etagRule.id, severity: .note, level: .should, message: "m", place: file.place("openapi"),
      pointer: "", number: 150, url: "https://example.com/#150")
  ])
  private static let rules = result([finding(file.place("openapi"), message: "m", pointer: "")])

  @Test func json() {
    let text = report(Self.own, as: .json)
    #expect(text.contains("\"number\": 150,"))
    #expect(text.contains("\"level\": \"SHOULD\","))
    #expect(text.contains("\"url\": \"https://example.com/#150\""))
    #expect(report(Self.rules, as: .json).contains("\"number\": 182,"))
  }

  @Test func text() {
    #expect(report(Self.own, as: .text).contains("SHOULD 150: https://example.com/#150"))
    #expect(report(Self.rules, as: .text).contains("MAY 182: https://opensource.zalando.com/"))
  }

  @Test func github() {
    #expect(report(Self.own, as: .github).contains("https://example.com/#150"))
  }

  @Test func sarif() {
    let properties =
      "\"properties\": {\"tags\": [\"zalando#150\"], \"helpUri\": \"https://example.com/#150\"}"
    let text = report(Self.own, as: .sarif)
    #expect(text.contains(properties), "\(text)")
    #expect(!report(Self.rules, as: .sarif).contains("\"helpUri\": \"https://example.com"))
  }
}
