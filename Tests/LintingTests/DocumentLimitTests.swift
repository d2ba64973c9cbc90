import Rules
import Syntax
import TestSupport
import Testing

@testable import Linting

/// Documents with more headers, problems or suppressions than one of their size has if it isn't made to have many.
@Suite struct DocumentLimitTests {
  private func lint(_ yaml: String, _ change: (inout Limits) -> Void) throws -> DocumentOutcome {
    var limits = Limits()
    change(&limits)
    let book = try RuleBook.shipped.get()
    let rules = try RuleSelection(profile: "zalando", select: ["zalando/name-case"]).rules(of: book)
    let source = SourceFile(path: "api.yaml", bytes: Array(yaml.utf8))
    return DocumentLinter(rules: rules, models: book.models, limits: limits)
      .lint(source, ignoringNonOpenAPI: false)
  }

  private func lines(_ outcome: DocumentOutcome, _ yaml: String) -> [String] {
    outcome.findings.map { finding in
      "\(finding.rule) '\(String(decoding: Array(yaml.utf8)[finding.place.range], as: UTF8.self))': \(finding.message)"
    }
  }

  private let head = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n"

  @Test(arguments: [
    "      responses:\n        '200': {headers: {x_a: {}, x_b: {}, x_c: {}, x_d: {}}}\n",
    "      responses:\n        '200': {headers: {x_a: {}, x_b: {}}}\n        '201': {headers: {x_c: {}}}\n",
    "      parameters: [{in: header, name: x_a}, {in: header, name: x_b}, x_c]\n",
    "      parameters: [x_a, x_b, x_c]\n",
    "      responses: {}\ncomponents: {headers: {x_a: {}, x_b: {}, x_c: {}}}\n",
    "      responses: {}\ncomponents: {parameters: {a: {in: header, name: x_a}, b: {in: header, name: x_b}, x_c: {}}}\n",
  ])
  func tooManyHeaders(_ rest: String) throws {
    let yaml = head + rest
    let outcome = try lint(yaml) { $0.headers = 2 - yaml.utf8.count / 45 }
    #expect(
      lines(outcome, yaml) == [
        "syntax 'x_c': more than 2 headers in a document of this size, so it isn't checked"
      ])
    #expect(outcome.findings.first?.help == "split it into several documents")
    let further = try lint(yaml) { $0.headers = 4 - yaml.utf8.count / 45 }
    #expect(!further.findings.contains { $0.rule == "syntax" })
  }

  @Test func tooManyFindings() throws {
    let yaml = head + "      responses:\n        '200': {headers: {x_a: {}, x_b: {}, x_c: {}}}\n"
    let outcome = try lint(yaml) { $0.findings = 2 - yaml.utf8.count / 14 }
    #expect(outcome.findings.map(\.rule) == ["zalando/name-case", "zalando/name-case", "syntax"])
    #expect(
      lines(outcome, yaml).last
        == "syntax 'openapi': more than 2 problems in a document of this size; the rest isn't listed")
    #expect(try lint(yaml) { $0.findings = 3 - yaml.utf8.count / 14 }.findings.count == 3)
  }

  @Test func aSuppressionOfWhatIsNotListedIsNotUnused() throws {
    let yaml =
      "# headerlint: ignore-file zalando/flow-id\n" + head
      + "      responses:\n        '200': {headers: {x_a: {}, x_b: {}, x_c: {}}}\n"
    #expect(try lint(yaml) { $0.findings = 2 - yaml.utf8.count / 14 }.directives.isEmpty)
    #expect(try lint(yaml) { $0.findings = 3 - yaml.utf8.count / 14 }.directives.directives.count == 1)
  }

  @Test func tooManyDuplicateKeys() throws {
    let yaml = head + "      responses:\n        '200': {headers: {x_a: {}, x_a: {}, x_a: {}, x_a: {}}}\n"
    let outcome = try lint(yaml) { $0.findings = 2 - yaml.utf8.count / 14 }
    #expect(outcome.findings.map(\.rule).filter { $0 == "syntax" }.count == 1)
    #expect(outcome.findings.count <= 3)
  }

  @Test func tooManySuppressions() throws {
    let comment = "# headerlint: ignore zalando/name-case\n"
    let yaml = comment + comment + comment + head + "      responses: {}\n"
    let outcome = try lint(yaml) { $0.suppressions = 2 - yaml.utf8.count / 40 }
    #expect(
      lines(outcome, yaml) == [
        "syntax 'zalando/name-case': more than 2 suppressions in a document of this size, so it isn't checked"
      ])
  }
}
