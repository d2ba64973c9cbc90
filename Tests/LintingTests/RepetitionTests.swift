import Linting
import Testing

/// One defect is one finding, and what many places share is judged once.
@Suite struct RepetitionTests {
  private func findings(_ rules: [String], _ lines: [String]) throws -> [Finding] {
    let text = lines.joined(separator: "\n")
    return try lint(Array(text.utf8), named: "api.yaml", RuleSelection(profile: "zalando")).filter {
      rules.contains($0.rule)
    }
  }

  @Test func contentTypeOfAnEmptyResponse() throws {
    let found = try findings(
      ["http/content-on-empty", "openapi/ignored-header"],
      [
        "openapi: 3.0.0",
        "paths: {/a: {get: {responses: {'204': {headers: {Content-Type: {schema: {type: string}}}}}}}}",
      ])
    #expect(found.map(\.rule) == ["http/content-on-empty"])
    #expect(found.first?.also == ["openapi/ignored-header"])
  }

  @Test func manyWrongValuesOfManyUses() throws {
    let paths = (0..<500).map {
      "  /p\($0): {get: {responses: {'200': {headers: {ETag: {$ref: '#/components/headers/E'}}}}}}"
    }
    let values = (0..<30).map { "bare\($0)" }.joined(separator: ", ")
    let found = try findings(
      ["http/field-example"],
      ["openapi: 3.0.0", "paths:"] + paths
        + ["components: {headers: {E: {schema: {type: string, enum: [\(values)]}}}}"])
    #expect(found.count == 20)
    #expect(found.allSatisfy { $0.usedAt.count == 500 })
  }
}
