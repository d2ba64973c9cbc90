import Testing

@testable import Rules

/// `permit`: names that are neither registered nor listed.
@Suite struct PermitCheckTests {
  private static let entry = """
    check: permit
    on: [parameter, response-header, api-key]
    permitted: [X-Flow-ID, X-Acme-*]
    prefix: X-
    substitutes: {Idempotency-Key: [X-Request-Key]}
    unwanted: [Digest]
    cases:
      - {for: near-miss, message: "'{header}' is meant as '{meant}'"}
      - {for: substitute, message: "'{header}' stands for '{meant}'"}
      - {for: credential, message: "'{header}' is a credential{type}"}
      - {for: possible-credential, message: "'{header}' may be a credential"}
      - {message: "'{header}' isn't known; {elsewhere}{stays}"}
    credentials:
      header: Authorization
      words: [key, '*secret']
      endings: [-secret]
      described-by: {word: [authenticat*, api key], denies: [not]}
      except: [sort]
    """

  @Test(arguments: [
    ("X-Flow-ID", nil), ("x-flow-id", nil), ("X-Acme-Trace", nil), ("Accept", nil), ("not a token", nil),
    ("Flow-ID", "'Flow-ID' is meant as 'X-Flow-ID'"), ("X-FlowID", "'X-FlowID' is meant as 'X-Flow-ID'"),
    ("X-Flow-IDs", "'X-Flow-IDs' is meant as 'X-Flow-ID'"), ("X-Accept", "'X-Accept' is meant as 'Accept'"),
    ("X-Request-Key", "'X-Request-Key' stands for 'Idempotency-Key'"),
    (
      "Warehouse",
      "'Warehouse' isn't known; pass the value in the body or query; if it stays, permit it as 'X-Warehouse'"
    ),
    ("X-Shop-Secret", "'X-Shop-Secret' is a credential"), ("shopSecret", "'shopSecret' is a credential"),
    ("X-Shop-Key", "'X-Shop-Key' may be a credential"),
    ("X-Authorization", "'X-Authorization' is a credential"),
    (
      "X-Sort-Key",
      "'X-Sort-Key' isn't known; pass the value in the body or query, or permit it in the configuration"
    ),
    (
      "X-Warehouse",
      "'X-Warehouse' isn't known; pass the value in the body or query, or permit it in the configuration"
    ),
    // Nobody is led to a name that the guideline advises against.
    (
      "X-Digest",
      "'X-Digest' isn't known; pass the value in the body or query, or permit it in the configuration"
    ),
    // A field of responses can't be what a parameter was meant to be.
    (
      "X-Location",
      "'X-Location' isn't known; pass the value in the body or query, or permit it in the configuration"
    ),
  ])
  func names(name: String, message: String?) throws {
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: '\(name)', in: header}, {name: X-Y, in: query}], responses: {}}}}
      """
    let found = try Inspecting(check: Self.entry, catalogue: RuleBook().catalogue).places(in: api)
    #expect(found == (message.map { ["/paths/~1a/get/parameters/0: \($0)"] } ?? []))
  }

  /// Where the value can stand depends on where the header does.
  @Test func elsewhere() throws {
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {responses: {'200': {headers: {X-Warehouse: {}}}}}}}
      components: {securitySchemes: {k: {type: apiKey, in: header, name: X-Shop}}}
      """
    #expect(
      try Inspecting(check: Self.entry).places(in: api) == [
        "/paths/~1a/get/responses/200/headers/X-Warehouse: 'X-Warehouse' isn't known; put the value in the body, or permit it in the configuration",
        "/components/securitySchemes/k: 'X-Shop' is a credential of type 'http'",
      ])
  }

  /// Only names of a family, such as those that begin alike.
  @Test func relatives() throws {
    let rule = try Inspecting(
      check: "check: permit\non: response-header\nmatch: X-R*\nmessage: \"{header}\"")
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {responses: {'200': {headers: {X-Rate: {}, X-Other: {}}}}}}}
      """
    #expect(try rule.places(in: api) == ["/paths/~1a/get/responses/200/headers/X-Rate: X-Rate"])
  }

  @Test func aCaseForAllOthersIsNeeded() {
    let error = #expect(throws: RuleFileError.self) {
      try Inspecting(check: "check: permit\non: parameter\ncases: [{for: substitute, message: M}]")
    }
    #expect(error?.description.contains("the entry lacks a case for all other names, without 'for'") == true)
  }
}
