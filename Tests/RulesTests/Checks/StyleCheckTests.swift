import Testing

@testable import Rules

/// `style`: keys beside a schema that say how values are written into one line.
@Suite struct StyleCheckTests {
  @Test(arguments: [
    ("style: form", "'style: form'"), ("style: simple", nil), ("style: null", nil), ("explode: true", nil),
    ("content: {text/plain: {}}", nil),
  ])
  func whatIsAllowed(keys: String, found: String?) throws {
    try check("allows: {style: simple}\nmessage: \"{found}\"", keys, found, fix: "Write 'style: simple'")
  }

  @Test(arguments: [
    (
      "schema: {type: array}", "'style: simple' and 'explode: false'",
      "Write 'style: simple' and 'explode: false'"
    ),
    ("style: simple, schema: {type: array}", "'explode: false'", "Write 'explode: false'"),
    ("style: simple, explode: true, schema: {type: array}", "'explode: false'", "Write 'explode: false'"),
    ("style: simple, explode: False, schema: {type: array}", nil, nil), ("schema: {type: string}", nil, nil),
    ("schema: {type: [array, string]}", nil, nil), ("schema: {}", nil, nil),
    ("content: {text/plain: {schema: {type: array}}}", nil, nil),
  ])
  func whatMustBeStated(keys: String, missing: String?, fix: String?) throws {
    let entry = "types: array\nstates: {style: simple, explode: 'false'}\nmessage: \"{missing}\""
    try check(entry, keys, missing, fix: fix)
  }

  private func check(_ entry: String, _ keys: String, _ message: String?, fix: String?) throws {
    let rule = try Inspecting(check: "check: style\non: response-header\n" + entry)
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: X, in: header, style: form}], responses: {'200': {headers: {X: {\(keys)}}}}}}}
      """
    #expect(
      try rule.places(in: api) == (message.map { ["/paths/~1a/get/responses/200/headers/X: \($0)"] } ?? []))
    if message != nil { #expect(try rule.findings(in: api).map(\.fix?.title) == [fix]) }
  }
}
