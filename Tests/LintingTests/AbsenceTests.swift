import Linting
import Rules
import Syntax
import TestSupport
import Testing

/// Rules about what is missing from a document as a whole.
@Suite struct AbsenceTests {
  private func pointers(_ rule: String, _ yaml: String) throws -> [String?] {
    let selection = RuleSelection(profile: "zalando", select: [rule])
    return try lint(Array(yaml.utf8), named: "api.yaml", selection).map(\.pointer)
  }

  private let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

  @Test func withoutAnyFlowIDThereIsOneFinding() throws {
    let paths = "paths:\n  /a: {get: {responses: {}}, put: {responses: {}}}\n  /b: {get: {responses: {}}}\n"
    #expect(try pointers("zalando/flow-id", head + paths) == ["/paths"])
    let findings = try lint(
      Array((head + paths).utf8), named: "api.yaml",
      RuleSelection(profile: "zalando", select: ["zalando/flow-id"]))
    #expect(findings.first?.message.contains("(3 operations)") == true)
  }

  @Test func anUnknownOperationDoesNotKeepTheOthersFromBeingReportedAtOnce() throws {
    let paths =
      "paths:\n  /a: {get: {responses: {}}, put: {responses: {}}}\n  /b: {get: {parameters: [{$ref: 'x.yaml'}], responses: {}}}\n"
    #expect(try pointers("zalando/flow-id", head + paths) == ["/paths"])
    let findings = try lint(
      Array((head + paths).utf8), named: "api.yaml",
      RuleSelection(profile: "zalando", select: ["zalando/flow-id"]))
    #expect(findings.first?.message.contains("(2 operations whose parameters are known)") == true)
    let other =
      "  /c: {get: {parameters: [{name: X-Flow-ID, in: header, schema: {type: string}}], responses: {}}}\n"
    #expect(
      try pointers("zalando/flow-id", head + paths + other) == ["/paths/~1a/get", "/paths/~1a/put"])
  }

  @Test func webhooksNeedNoFlowID() throws {
    #expect(try pointers("zalando/flow-id", head + "webhooks:\n  a: {post: {responses: {}}}\n") == [])
  }

  @Test(arguments: [
    // A library for other documents.
    "paths: {}\n",
    // What can't be reached may refer back.
    "paths:\n  /a: {$ref: 'missing.yaml'}\n  /b: {get: {responses: {}}}\n",
  ])
  func aComponentMayBeUsedElsewhere(paths: String) throws {
    let components = "components:\n  headers: {A: {schema: {type: string}}}\n"
    #expect(try pointers("openapi/unused-header", head + paths + components) == [])
  }

  @Test func anAliasIsAUse() throws {
    let yaml =
      "swagger: '2.0'\ninfo: {title: T, version: '1'}\nparameters:\n  Flow: &flow {name: X-Flow-ID, in: header, type: string}\n"
      + "paths:\n  /a: {get: {parameters: [*flow], responses: {}}}\n"
    #expect(try pointers("openapi/unused-header", yaml) == [])
  }

  @Test func anEntityTagInTheResourceIsEnough() throws {
    let paths =
      "paths:\n  /a: {put: {parameters: [{name: If-Match, in: header, schema: {type: string}}], responses: {}}}\n"
    #expect(try pointers("zalando/conditional-etag", head + paths) == ["/paths/~1a/put/parameters/0"])
    for name in ["etag", "e_tag", "eTag"] {
      let schema = "components: {schemas: {A: {properties: {\(name): {type: string}}}}}\n"
      #expect(try pointers("zalando/conditional-etag", head + paths + schema) == [])
    }
  }

  @Test func theGuidelinesWordDiffersFromCaseToCase() throws {
    let paths =
      "paths:\n  /a: {post: {responses: {'201': {}}}}\n  /b: {post: {responses: {'201': {content: {a/b: {}}}}}}\n"
    let findings = try lint(
      Array((head + paths).utf8), named: "api.yaml",
      RuleSelection(profile: "zalando", select: ["zalando/created-location"]))
    #expect(findings.map(\.level) == [.must, .should])
    #expect(findings.map(\.severity) == [.error, .warning])
  }
}
