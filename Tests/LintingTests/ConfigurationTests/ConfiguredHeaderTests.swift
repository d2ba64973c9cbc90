import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting

/// Headers with a configured shape.
@Suite struct ConfiguredHeaderTests {
  private static let shapes = """
    headers:
      X-Acme-Trace-ID: {direction: request, schema: {type: string, format: uuid, description: Of the call}}
      X-Acme-Total: {direction: response, schema: {type: number, minimum: 0}}
      X-Acme-Region: {schema: {type: string, enum: [eu, us]}}
      X-Acme-Tags: {schema: {type: array, items: {type: string, maxLength: 9}}}
      X-Acme-*: {direction: request}
    """

  /// The findings of `configured-header` about one header, each with the text it points at.
  private func findings(
    parameter: String? = nil, header: String? = nil, version: String = "3.1.0",
    select: String = "configured-header"
  ) throws -> [String] {
    let list = parameter.map { "parameters: [\($0)]" } ?? "parameters: []"
    let text = """
      openapi: \(version)
      paths:
        /a:
          get:
            \(list)
            responses: {'200': {description: d, headers: {\(header ?? "")}}}
      components:
        schemas:
          ID: {allOf: [{type: string}, {format: uuid}]}
          Region: {type: string, enum: [us, eu]}
          Circle: {$ref: '#/components/schemas/Circle'}
      """
    return try lint(text, select)
  }

  private func lint(_ text: String, _ select: String = "configured-header") throws -> [String] {
    let book = try RuleBook.shipped.get()
    let configuration = try ConfigurationReader.read(
      SourceFile(path: ".headerlint.yaml", bytes: Array(Self.shapes.utf8)), folder: "/", book: book)
    let rules = try RuleSelection(select: select.split(separator: " ").map(String.init)).resolved(in: book)
      .rules(under: configuration)
    let source = SourceFile(path: "api.yaml", bytes: Array(text.utf8))
    return DocumentLinter(rules: rules, models: book.models).lint(source, ignoringNonOpenAPI: false).findings
      .sorted(by: Finding.isBefore).map { finding in
        let also = finding.also.isEmpty ? "" : " also \(finding.also.joined(separator: ", "))"
        return "\(source.text(finding.place.range)): \(finding.message)\(also)"
      }
  }

  @Test(arguments: [
    "{name: X-Acme-Trace-ID, in: header, schema: {type: string, format: uuid}}",
    "{name: x-acme-trace-id, in: header, schema: {type: [string, 'null'], format: uuid, example: a}}",
    "{name: X-Acme-Trace-ID, in: header, schema: {$ref: '#/components/schemas/ID'}}",
    "{name: X-Acme-Trace-ID, in: header, schema: {$ref: '#/components/schemas/Circle'}}",
    "{name: X-Acme-Trace-ID, in: header, schema: {$ref: 'other.yaml#/ID'}}",
    "{name: X-Acme-Trace-ID, in: header, content: {text/plain: {schema: {type: integer}}}}",
    "{name: X-Acme-Region, in: header, schema: {$ref: '#/components/schemas/Region'}}",
    "{name: X-Acme-Tags, in: header, schema: {type: array, items: {type: string, maxLength: 9.0}}}",
    "{name: X-Acme-Other, in: header, schema: {}}",
    "{name: X-Other, in: header, schema: {type: integer}}",
  ])
  func right(parameter: String) throws {
    #expect(try findings(parameter: parameter).isEmpty)
  }

  @Test(arguments: [
    (
      "{name: X-Acme-Trace-ID, in: header, schema: {type: integer, format: int32}}",
      "integer: 'X-Acme-Trace-ID' is an integer; write 'type: string, format: uuid', as the configuration says"
    ),
    (
      "{name: X-Acme-Trace-ID, in: header, schema: {format: uuid}}",
      "{format: uuid}: 'X-Acme-Trace-ID' has no type; write 'type: string', as the configuration says"
    ),
    (
      "{name: X-Acme-Trace-ID, in: header, schema: {type: string}}",
      "string: 'X-Acme-Trace-ID' has no 'format'; write 'format: uuid', as the configuration says"
    ),
    (
      "{name: X-Acme-Trace-ID, in: header, schema: {type: string, format: date}}",
      "date: 'X-Acme-Trace-ID' has 'format: date'; write 'format: uuid', as the configuration says"
    ),
    (
      "{name: X-Acme-Region, in: header, schema: {type: string, enum: [eu]}}",
      "[eu]: 'X-Acme-Region' has 'enum: [eu]'; write 'enum: [eu, us]', as the configuration says"
    ),
    (
      "{name: X-Acme-Tags, in: header, schema: {type: array, items: {type: string}}}",
      "{type: string}: 'X-Acme-Tags' has no 'maxLength'; write 'maxLength: 9', as the configuration says"
    ),
    (
      "{name: X-Acme-Tags, in: header, schema: {type: array, items: {type: integer}}}",
      "array: 'X-Acme-Tags' is an array of integers; write 'type: array, items: {type: string, maxLength: 9}', as the configuration says"
    ),
    (
      "{name: X-Acme-Total, in: header, schema: {type: integer, minimum: 0}}",
      "X-Acme-Total: 'X-Acme-Total' is a response header according to the configuration; declare it under 'headers' of the responses, not as a parameter"
    ),
  ])
  func wrong(parameter: String, expected: String) throws {
    #expect(try findings(parameter: parameter) == [expected])
  }

  @Test func responses() throws {
    #expect(try findings(header: "X-Acme-Total: {schema: {type: integer, minimum: 0.0}}").isEmpty)
    #expect(
      try findings(header: "X-Acme-Other: {schema: {type: string}}") == [
        "X-Acme-Other: 'X-Acme-Other' is a request header according to the configuration; declare it as a parameter, not in a response"
      ])
  }

  /// The configuration of a header takes precedence over what guidelines and standards say about its kind.
  @Test func speaksForOthers() throws {
    #expect(
      try findings(header: "X-Acme-Total: {}", select: "configured-header openapi/header-object") == [
        "X-Acme-Total: 'X-Acme-Total' has no schema; write 'schema: {type: number, minimum: 0}', as the configuration says also openapi/header-object"
      ])
    #expect(
      try findings(
        parameter: "{name: X-Acme-Region, in: header, schema: {type: integer}}",
        select: "configured-header zalando/number-format") == [
          "integer: 'X-Acme-Region' is an integer; write 'type: string, enum: [eu, us]', as the configuration says also zalando/number-format"
        ])
  }

  /// An unused component may be meant for responses; in 2.0 the parameter is its own schema.
  @Test func placesWithoutDirection() throws {
    let swagger = """
      swagger: '2.0'
      parameters:
        Total: {name: X-Acme-Total, in: header, type: number, minimum: 0}
        Trace: {name: X-Acme-Trace-ID, in: header, type: string}
      paths: {}
      """
    #expect(
      try lint(swagger) == [
        "string: 'X-Acme-Trace-ID' has no 'format'; write 'format: uuid', as the configuration says"
      ])
  }
}
