import Linting
import Rules
import Syntax
import TestSupport
import Testing

/// One API has the same findings in all versions, apart from what some versions ignore.
@Suite struct SameAPIInAllVersionsTests {
  /// Rules about versions, and about references, which not all versions have.
  private static let notCompared: Set = [
    "openapi/ignored-header", "openapi/reference-kind", "openapi/reference-siblings",
    "openapi/unresolved-reference", "zalando/remote-reference",
    "zalando/deprecated-model", "zalando/prefer-imported", "http/cookie-header", "http/part-header",
    "zalando/deprecated-header-description", "zalando/undeprecated", "zalando/authorization-scheme",
    "zalando/self-contained",
  ]

  /// Rules that name what differs between versions.
  private static let wordedByVersion: Set = [
    "openapi/header-style", "zalando/array-header-style", "zalando/proprietary-header",
    "zalando/proprietary-header-values",
  ]

  /// A new rule may wait until its fault is put into the document below.
  @Test func nearlyEveryRuleReportsSomething() throws {
    let rules = try RuleBook.shipped.get().guidelines.filter { $0.name != RuleBook.toolName }.flatMap(\.rules)
      .filter { $0.description.isCheckable && $0.description.severity != nil }.map(\.id)
    let speaking = try Set(findings(API(version: "3.1.0")).flatMap(\.rules))
    let silent = Set(rules).subtracting(speaking)
    #expect(silent.isSuperset(of: Self.notCompared))
    #expect(silent.subtracting(Self.notCompared).count < 4, "add their faults to the API in this file")
  }

  @Test(arguments: ["2.0", "3.0.4", "3.2.0"])
  func theSameFindings(version: String) throws {
    let found = try findings(API(version: version)).map(\.line).sorted()
    #expect(try found == findings(API(version: "3.1.0")).map(\.line).sorted())
    #expect(found.count > 20)
  }

  private struct Found {
    /// The one that speaks, and those for which it speaks.
    let rules: [String]
    let line: String
  }

  private func findings(_ api: API) throws -> [Found] {
    let source = SourceFile(path: "api.yaml", bytes: Array(api.text.utf8))
    return try RuleSelection.wholeProfile.linter.lint(source, ignoringNonOpenAPI: false).findings.filter {
      !Self.notCompared.contains($0.rule)
    }.map {
      let message = Self.wordedByVersion.contains($0.rule) ? "" : $0.message
      return Found(
        rules: [$0.rule] + $0.also, line: "\($0.rule) \($0.header ?? "-") \(message) \($0.uses.count)")
    }
  }
}

/// An API with a fault for every rule.
private struct API {
  let version: String

  private var isSwagger: Bool { version == "2.0" }

  private func schema(_ fields: String) -> String { isSwagger ? fields : "schema: {\(fields)}" }

  private func parameter(_ name: String, _ fields: String = "type: string", required: Bool = false) -> String
  {
    "{name: \(name), in: header, required: \(required), \(schema(fields))}"
  }

  private func header(_ name: String, _ fields: String = "type: string") -> String {
    "\(name): {\(schema(fields))}"
  }

  private var badExample: String {
    "{name: X-Bad-Example, in: header, \(isSwagger ? "x-example" : "example"): ten, \(schema("type: integer"))}"
  }

  /// A list in a style that headers don't support.
  private var repeated: String {
    "X-Repeated: {\(isSwagger ? "collectionFormat: multi" : "style: form"), \(schema("type: array, items: {type: string}"))}"
  }

  /// Headers with a wrong form or type.
  private var misfits: String {
    [
      "X-Named: {in: header, \(schema("type: string"))}", repeated, header("Deprecation", "type: boolean"),
      header("X-RateLimit-Reset", "type: boolean"), header("Retry-After", "type: string, format: http-date"),
      header("Content-Length", "type: boolean"), header("Vary", "type: boolean"),
    ].joined(separator: ", ")
  }

  private var cached: String { header("Cache-Control", "type: string, default: max-age=5") }

  private func reference(_ kind: String, _ name: String) -> String {
    "{$ref: '#/\(isSwagger ? "" : "components/")\(kind)/\(name)'}"
  }

  private var content: String {
    isSwagger ? "schema: {type: object}" : "content: {application/json: {schema: {type: object}}}"
  }

  private var pathParameters: [String] {
    [
      parameter("x-tenant-id"), parameter("'X Blank'"), parameter("Retry-After", "type: integer"),
      reference("parameters", "flow"), parameter("X-Same"),
      parameter("X-Many", "type: array, items: {type: string}"),
      parameter("X-Structured", "type: array, items: {type: array, items: {type: string}}"),
      parameter("If-Modified-Since", "type: string, format: date-time"),
    ]
  }

  private var ownParameters: [String] {
    [
      parameter("Prefer", "type: integer"), parameter("If-None-Match", "type: boolean"),
      parameter("If-Match", "type: array, items: {type: integer}"),
      parameter("Idempotency-Key", "type: string, format: date", required: true),
      parameter("X-Idempotency-Token"), parameter("Content-Location"), parameter("x-same"),
      parameter("Dnt"), parameter("x_style_profile"), parameter("Pragma"), parameter("X-Async"), badExample,
      parameter("X-Api-Version"), parameter("X-Language"), parameter("Content-Lenght"),
      parameter("Content-Checksum"), parameter("TE"), parameter("X-Integer", "type: int"),
      parameter("X-Device-Type", "type: string, enum: [fridge]"),
      "{name: X-Sales-Channel, in: header, deprecated: true, \(schema("type: string"))}",
      "{$ref: 'https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml#/X-Flow-ID'}",
    ]
  }

  private var components: String {
    """
    parameters: {flow: \(parameter("X-Flow-ID", "type: integer, format: uuid", required: true)), unused: \(parameter("X-Unused"))}
    responses:
      problem: {description: none, headers: {\(header("x-problem")), \(header("ETag", "type: integer"))}}
    \(isSwagger ? "securityDefinitions" : "securitySchemes"): {key: {type: apiKey, in: header, name: X-Some-Key}}
    """
  }

  private var indented: String { components.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") }

  var text: String {
    """
    \(isSwagger ? "swagger: '2.0'" : "openapi: \(version)")
    info: {title: One API, version: 1.0.0}
    paths:
      /a:
        parameters: [\(pathParameters.joined(separator: ", "))]
        post:
          parameters: [\(ownParameters.joined(separator: ", "))]
          responses:
            '200': {description: with content, headers: {\(header("Content-Location")), \(header("Www-Authenticate"))}, \(content)}
            '201': {description: without, headers: {\(header("Content-Location")), \(header("If-Match"))}}
            '4XX': \(reference("responses", "problem"))
            '503': {description: later, headers: {\(header("Retry-After", "type: string, default: soon"))}}
            '429': {description: too many, headers: {\(header("X-Rate-Limit-Limit", "type: integer"))}}
            default: \(reference("responses", "problem"))
      /b:
        get:
          parameters: [\(parameter("Idempotency-Key", "type: string, format: uuid")), \(parameter("If-Match"))]
          responses:
            '200': {description: with content, headers: {\(header("Preference-Applied")), \(misfits)}, \(content)}
        put:
          parameters: [\(parameter("Prefer", "type: string, enum: [soon]"))]
          responses:
            '200': {description: with content, headers: {\(header("X-Total-Count"))}, \(content)}
      /c:
        get:
          deprecated: true
          parameters: [\(parameter("Accept-Encoding")), \(parameter("Prefer", "type: string, enum: [respond-async]"))]
          responses:
            '200': {description: "", headers: {\(header("Cache-Control")), \(header("Expires")), \(header("Warning")), \(header("Link"))}, \(content)}
            '303': {description: elsewhere}
            '304': {description: unchanged}
            '401': {description: refused}
            '404': {description: none, headers: {\(header("Content-Range"))}}
            '503': {description: away}
        put:
          responses:
            '202': {description: accepted}
            '204': {description: stored, headers: {\(header("Content-Length", "type: integer")), \(header("Cache-Control", "type: string, default: max-age=60")), \(header("Sunset"))}}
            '411': {description: how long}
            '428': {description: under which condition}
      /d:
        get:
          \(isSwagger ? "produces: [application/json;version=2]" : "description: versioned")
          responses:
            '200': {description: "", \(isSwagger ? content : "content: {application/json;version=2: {}}")}
      /e:
        get:
          \(isSwagger ? "produces: [text/csv]" : "description: cached")
          parameters: [\(parameter("If-Modified-Since")), \(parameter("Expect")), \(parameter("X-Seen", "type: string, format: http-date"))]
          responses:
            '200': {description: "", headers: {\(cached), \(header("Vary", "type: string, default: X-Unknown")), \(header("ETag")), \(header("Link", "type: string, default: '<a>; rel=sunset'"))}, \(isSwagger ? content : "content: {text/csv: {}}")}
            '206': {description: "", headers: {\(header("Content-Range", "type: string, default: items 0-1/2"))}, \(content)}
            '404': {description: none, headers: {\(header("Location"))}}
        head:
          responses:
            '200': {description: ""}
        put:
          responses:
            '412': {description: somebody was faster}
    \(isSwagger ? components : "components:\n" + indented)
    """
  }
}
