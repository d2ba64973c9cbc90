import Syntax
import TestSupport
import Testing

@testable import Rules

/// Messages of rule files, and the values of their placeholders.
@Suite struct MessageTests {
  /// What a message says, which may name `header` and `meant`.
  private func rendered(_ text: String, _ arguments: Arguments = .none) throws -> String {
    let tree = try tree("m: \"\(text)\"")
    defer { withExtendedLifetime(tree) {} }
    return try Message(#require(tree.root["m"]), allowed: ["header", "meant"]).text(arguments)
  }

  @Test(arguments: [
    ("nothing to fill in", "nothing to fill in"),
    ("'{header}'", "'X-A'"),
    ("{header} is {meant}, not {header}", "X-A is É, not X-A"),
    ("{header}{meant}", "X-AÉ"),
    ("", ""),
    ("an open { brace", "an open { brace"),
    ("a closed } brace", "a closed } brace"),
  ])
  func placeholdersAreFilledByName(text: String, expected: String) throws {
    #expect(try rendered(text, ["meant": "É", "header": "X-A", "more": "?"]) == expected)
  }

  @Test func whatIsNotGivenIsEmpty() throws {
    #expect(try rendered("'{header}'{meant}", ["header": "a"]) == "'a'")
  }

  @Test func whatFillsAPlaceholderIsText() throws {
    #expect(try rendered("{header}", ["header": "{meant}", "meant": "no"]) == "{meant}")
  }

  @Test func unknownPlaceholdersAreMistakes() throws {
    #expect(throws: RuleFileError.self) { try rendered("{other}") }
  }

  @Test func argumentsKeepTheirOrder() {
    let arguments: Arguments = ["b": "1", "a": "2"]
    #expect(arguments.names == ["b", "a"])
    #expect(arguments["a"] == "2")
    #expect(arguments != ["a": "2", "b": "1"])
    #expect(Arguments.none.names.isEmpty)
  }

  /// The texts of the tool's own findings come from rules/headerlint.yaml.
  @Test func theToolsFindingsHaveTheirTexts() throws {
    let rules = try RuleBook.shipped.get().guidelines.flatMap(\.rules)
    for fault in ToolFault.allCases {
      let rule = try #require(rules.first { $0.id == fault.rule.rawValue })
      let ruleCase = rule.cases[fault.word.map(rule.index) ?? 0]
      #expect(ruleCase.texts[.message] != nil, "\(fault)")
    }
  }

  @Test func aFaultOfTheToolWithoutACaseIsAMistake() throws {
    let tree = try tree(
      """
      guideline: headerlint
      title: headerlint
      own: true
      rules:
        unused-configuration:
          severity: note
          title: T
          why: W.
          cases:
            - {for: rule, message: m}
      """)
    do throws(RuleFileError) {
      _ = try Guideline(tree.root)
      Issue.record("no mistake")
    } catch {
      #expect(error.message == "the entry lacks a case for 'uncheckable'")
    }
  }
}
