import Linting
import Syntax
import TestSupport
import Testing

/// A rule that covers headers takes them over from another, as long as it is enabled itself.
@Suite struct CoverTests {
  private static let document = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          responses:
            '200':
              headers:
                ETag: {style: simple, explode: false, schema: {type: array, items: {type: string}}}
                Location: {style: simple, explode: false, schema: {type: array, items: {type: string}}}
                Sunset: {schema: {type: string, format: date}}
                Content-Length: {schema: {type: boolean}}
    """

  /// The findings about schemas, as `rule header`.
  private func found(_ selection: RuleSelection) throws -> [String] {
    try lint(Array(Self.document.utf8), named: "api.yaml", selection).filter {
      $0.rule.hasSuffix("-schema") || $0.rule == "zalando/http-date"
    }.map {
      "\($0.rule) \($0.header ?? "")" + ($0.also.isEmpty ? "" : " also \($0.also.joined(separator: " "))")
    }
  }

  @Test func standardsAloneSeeAll() throws {
    #expect(
      try found(RuleSelection(profile: "http")) == [
        "http/field-schema ETag", "http/field-schema Location", "http/field-schema Sunset",
        "http/field-schema Content-Length",
      ])
  }

  @Test func theGuidelineTakesItsHeaders() throws {
    #expect(
      try found(RuleSelection(profile: "zalando")) == [
        "http/field-schema Location", "zalando/http-date Sunset also zalando/deprecation-schema",
        "zalando/content-header-schema Content-Length",
      ])
  }

  @Test func onlyEnabledRulesCover() throws {
    let ignored = ["zalando/http-date", "zalando/deprecation-schema", "zalando/content-header-schema"]
    #expect(
      try found(RuleSelection(profile: "zalando", ignore: ignored)) == [
        "http/field-schema Location", "http/field-schema Sunset", "http/field-schema Content-Length",
      ])
  }

  /// Headers in the form of older editions are read all the same, and the form is reported once.
  @Test func rulesReadOddForms() throws {
    let yaml = """
      openapi: 3.0.3
      paths: {/a: {get: {responses: {'200': {headers: [{ETag: {$ref: '#/components/headers/ETag'}}]}}}}}
      components: {headers: [{ETag: {type: integer, format: int64}}]}
      """
    let select = ["openapi/header-object", "openapi/unresolved-reference", "zalando/etag-schema"]
    let findings = try lint(
      Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: "zalando", select: select))
    #expect(
      findings.map { "\($0.rule) \($0.pointer ?? "")" } == [
        "openapi/header-object /paths/~1a/get/responses/200/headers",
        "openapi/header-object /components/headers",
        "zalando/etag-schema /components/headers/0/ETag",
      ])
  }
}
