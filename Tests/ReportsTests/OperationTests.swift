import Linting
import Reports
import Rules
import Syntax
import Testing

/// Every format says which operation a finding belongs to.
@Suite struct OperationTests {
  private static let document = """
    openapi: 3.1.0
    info: {title: t, version: '1'}
    paths:
      /a b:
        get:
          parameters: [{$ref: '#/components/parameters/Shared'}]
          responses: {'200': {description: ok, headers: {x-Own: {schema: {type: string}}}}}
        put:
          parameters: [{$ref: '#/components/parameters/Shared'}]
          responses: {'204': {description: ok}}
    webhooks:
      changed:
        post:
          parameters: [{name: x-Hook, in: header, schema: {type: string}}]
          responses: {'200': {description: ok}}
    components:
      parameters:
        Shared: {name: x-Shared, in: header, schema: {type: string}}
    """

  private func text(_ format: ReportFormat) throws -> String {
    let book = try RuleBook()
    let rules = try RuleSelection(select: ["zalando/name-case"]).rules(of: book)
    let file = source(Self.document)
    let findings = DocumentLinter(rules: rules, models: book.models).lint(file, ignoringNonOpenAPI: false)
      .findings
    return report(
      result(findings.sorted { $0.place.range.lowerBound < $1.place.range.lowerBound }), as: format)
  }

  @Test func compact() throws {
    let ends = try text(.compact).split(separator: "\n").map { String($0.drop { $0 != "(" }) }
    #expect(
      ends == [
        "(in GET /a b, 200) [zalando/name-case]", "(in webhook POST changed) [zalando/name-case]",
        "(used by 2 operations, first GET /a b) [zalando/name-case]",
      ])
  }

  @Test func textReport() throws {
    let text = try text(.text)
    #expect(text.contains(":7:54 (in GET /a b, 200)\n"))
    #expect(text.contains(":18:20 (used by 2 operations, first GET /a b)\n"))
  }

  @Test func json() throws {
    let text = try text(.json)
    #expect(text.contains(#""operation": {"method": "GET", "path": "/a b", "status": "200"},"#))
    #expect(text.contains(#""operation": {"method": "POST", "path": "changed", "via": "webhook"}"#))
    #expect(text.contains(#""usedBy": {"operations": 2, "first": {"method": "GET", "path": "/a b"}}"#))
  }

  @Test func sarif() throws {
    let text = try text(.sarif)
    #expect(text.contains(". In GET /a b, 200.\""))
    #expect(text.contains(". Used by 2 operations, first GET /a b, through [2 references](1).\""))
  }

  @Test(arguments: [ReportFormat.gitlab, .junit, .markdown])
  func behindTheMessage(format: ReportFormat) throws {
    let text = try text(format)
    #expect(text.contains(" (in GET /a b, 200)"))
    #expect(text.contains(" (used by 2 operations, first GET /a b)"))
  }

  @Test func github() throws {
    #expect(try text(.github).contains(" (in GET /a b, 200)"))
  }
}
