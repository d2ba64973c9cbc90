import Foundation
import TestSupport
import Testing

/// rules/schema.json describes the rule files, according to an independent validator.
@Suite(.enabled(if: Python.hasJSONSchema, "needs python3 with jsonschema")) struct RuleFileSchemaTests {
  private func problems(_ yaml: String) throws -> String {
    let schema = try Data(contentsOf: RuleFolder.url.appending(path: "schema.json"))
    return try RuleFolder.problems(yaml, [UInt8](schema))
  }

  @Test(arguments: ["headerlint", "http", "openapi", "zalando"])
  func everyRuleFileFits(name: String) throws {
    let text = try String(contentsOf: RuleFolder.url.appending(path: name + ".yaml"), encoding: .utf8)
    #expect(try problems(text) == "done\n")
  }

  @Test(arguments: ["severity: loud", "check: guess", "severty: error", "number: one"])
  func mistakesDoNot(line: String) throws {
    let entry = ["severity: note", "title: T", "why: W"].filter { !$0.hasPrefix(line.prefix(4)) } + [line]
    let text = "guideline: x\ntitle: X\nrules:\n  a:\n" + entry.map { "    \($0)\n" }.joined()
    #expect(try problems(text) != "done\n")
  }
}
