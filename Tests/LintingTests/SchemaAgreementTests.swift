import Linting
import Rules
import TestSupport
import Testing

/// Rules that read schemas agree on what a schema says, in every version.
@Suite struct SchemaAgreementTests {
  /// The findings of a rule in a document with these headers.
  private func messages(
    of rule: String, version: String = "3.1.0", parameter: String? = nil, header: String? = nil,
    schemas: String = "{}"
  ) throws -> [String] {
    let text = """
      openapi: \(version)
      info: {title: Agreement, version: 1.0.0}
      paths:
        /a:
          get:
            parameters: [\(parameter ?? "")]
            responses: {'200': {description: d, headers: {\(header ?? "")}}}
      components: {schemas: \(schemas)}
      """
    let selection = RuleSelection(profile: "zalando", select: [rule])
    return try lint(Array(text.utf8), named: "api.yaml", selection).map { "\($0.severity): \($0.message)" }
  }

  // MARK: Beside references

  /// Rules, each with a keyword beside `$ref` that it would report if the keyword counts.
  private static let siblings = [
    ("zalando/flow-id-format", "X-Flow-ID", "maxLength: 5"),
    ("zalando/proprietary-header-values", "X-Device-Type", "enum: [fridge]"),
    ("openapi/example-schema", "X-Tenant", "example: abc, maxLength: 2"),
    ("zalando/proprietary-header-schema", "X-Device-Type", "type: integer"),
  ]

  @Test(arguments: siblings)
  func whatStandsBesideAReferenceCountsSince31(rule: String, header: String, keyword: String) throws {
    for (version, counts) in [("3.0.3", false), ("3.1.0", true), ("3.2.0", true)] {
      let messages = try messages(
        of: rule, version: version,
        parameter: "{name: \(header), in: header, schema: {$ref: '#/components/schemas/T', \(keyword)}}",
        schemas: "{T: {description: none}}")
      #expect(messages.isEmpty != counts, "\(version): \(messages)")
    }
  }

  @Test(arguments: siblings)
  func whatIsJoinedCountsInEveryVersion(rule: String, header: String, keyword: String) throws {
    for version in ["3.0.3", "3.1.0"] {
      for schema in ["{$ref: '#/components/schemas/T'}", "{allOf: [{$ref: '#/components/schemas/T'}]}"] {
        let messages = try messages(
          of: rule, version: version, parameter: "{name: \(header), in: header, schema: \(schema)}",
          schemas: "{T: {\(keyword)}}")
        #expect(messages.count == 1, "\(version) \(schema): \(messages)")
      }
    }
  }

  /// People read it anyway.
  @Test func aDescriptionBesideAReferenceSpeaksInEveryVersion() throws {
    for version in ["3.0.3", "3.1.0"] {
      let schema = "{$ref: '#/components/schemas/T', description: UUIDs only}"
      #expect(
        try messages(
          of: "zalando/flow-id-format", version: version,
          parameter: "{name: X-Flow-ID, in: header, schema: \(schema)}",
          schemas: "{T: {type: string, format: uuid}}"
        ).isEmpty)
    }
  }

  // MARK: Patterns

  @Test(arguments: [#"^max-age=\d+$"#, "^no-store$"])
  func aPatternCountsHoweverItIsReached(pattern: String) throws {
    let schemas = "{T: {type: string, pattern: '\(pattern)'}}"
    let found = try [
      "{type: string, pattern: '\(pattern)'}", "{$ref: '#/components/schemas/T'}",
      "{allOf: [{$ref: '#/components/schemas/T'}]}", "{description: d, allOf: [{pattern: '\(pattern)'}]}",
    ].map {
      try messages(of: "zalando/cache-headers", header: "Cache-Control: {schema: \($0)}", schemas: schemas)
    }
    #expect(Set(found).count == 1)
    #expect(found[0].first?.hasPrefix("error: ") != pattern.contains("no-store"))
  }

  private func restrictions(pattern: String) throws -> [String] {
    try messages(
      of: "zalando/flow-id-format",
      parameter: "{name: X-Flow-ID, in: header, schema: {type: string, pattern: '\(pattern)'}}")
  }

  @Test(arguments: [
    #"^\S+$"#, #"[\w/+=-]*"#, "^.{1,128}$", #"^(?:[\w/+=-]{3,})$"#, #"^([\w/+=]|-)+?$"#,
    #"^([\w/+=-]{0,200})$"#,
    // As in the guideline, where the last three characters aren't a range.
    "^[a-zA-Z0-9/+_-=]{1,128}$",
  ])
  func patternsThatTakeEveryFlowID(pattern: String) throws {
    #expect(try restrictions(pattern: pattern).isEmpty)
  }

  @Test(arguments: [
    "", "^$", "abc", "[a-z]+", "^[a-z]+-[a-z]+$", "^(a|b)$", "^[a-zA-Z0-9/+_-=]{1,64}$", "^.{1,64}$",
    #"^[A-Za-z0-9][\w/+=-]*$"#, #"^\w$"#, #"^\S?$"#,
    // An unsupported pattern is a restriction of some kind.
    "[a-z", #"\"#, "(?=a)[a-z]+", "^[a-z]{1,2,3}$",
  ])
  func patternsThatLeaveSomeOut(pattern: String) throws {
    #expect(try restrictions(pattern: pattern).count == 1)
  }
}
