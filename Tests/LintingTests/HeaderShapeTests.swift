import Linting
import Syntax
import TestSupport
import Testing

/// Findings of the rules about schemas and styles for a response header, in several versions.
@Suite struct HeaderShapeTests {
  private func rules(_ profile: String, _ version: String, _ name: String, _ fields: String) throws
    -> [String]
  {
    let yaml = """
      \(version == "2.0" ? "swagger: '2.0'" : "openapi: \(version)")
      paths: {/a: {get: {responses: {'200': {headers: {\(name): {\(fields)}}}}}}}
      """
    return try lint(Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: profile)).map(\.rule).filter {
      $0.hasSuffix("-schema") || $0.hasSuffix("-style") || $0.hasSuffix("-object")
    }
  }

  @Test(arguments: [
    ("collectionFormat: csv", []), ("collectionFormat: pipes", ["zalando/array-header-style"]),
    ("collectionFormat: ssv", ["zalando/array-header-style"]),
    ("style: simple", ["zalando/array-header-style", "openapi/header-object"]),
    ("collectionFormat: multi", ["openapi/header-style"]),
    ("collectionFormat: null", ["zalando/array-header-style"]),
  ])
  func arraysOfVersion2(style: String, expected: [String]) throws {
    let fields = "type: array, items: {type: string}, \(style)"
    #expect(try rules("zalando", "2.0", "Vary", fields) == expected)
  }

  @Test(arguments: [
    ("style: simple, explode: false", []),
    ("style: simple, explode: 'false'", ["openapi/header-object"]),
    ("style: simple, explode: true", ["zalando/array-header-style"]),
    ("style: simple", ["zalando/array-header-style"]),
    ("explode: false", ["zalando/array-header-style"]),
    ("collectionFormat: csv", ["zalando/array-header-style", "openapi/header-object"]),
    ("style: form, explode: false", ["openapi/header-style"]),
  ])
  func arraysOfVersion3(style: String, expected: [String]) throws {
    let fields = "schema: {type: array, items: {type: string}}, \(style)"
    for version in ["3.0.3", "3.1.0", "3.2.0"] {
      #expect(try rules("zalando", version, "Vary", fields) == expected, "\(version)")
    }
  }

  /// Since 3.1 a boolean is a schema; no value fits `false`.
  @Test(arguments: [
    ("3.0.3", "true", ["openapi/header-schema"]), ("3.0.3", "false", ["openapi/header-schema"]),
    ("3.1.0", "true", []), ("3.1.0", "false", ["openapi/header-schema"]), ("3.2.0", "true", []),
    ("3.2.0", "false", ["openapi/header-schema"]), ("3.1.0", "{}", []),
  ])
  func booleanSchemas(version: String, schema: String, expected: [String]) throws {
    #expect(try rules("openapi", version, "X-Parts", "schema: \(schema)") == expected)
    #expect(
      try rules("openapi", version, "X-Parts", "content: {text/plain: {schema: \(schema)}}") == expected)
  }

  /// With `explode: true`, an object is written as names with values, like some fields.
  @Test(arguments: [
    ("Cache-Control", "true", []), ("Cache-Control", "false", ["http/field-schema"]),
    ("Repr-Digest", "true", []), ("Location", "true", ["http/field-schema"]), ("X-Parts", "false", []),
  ])
  func explodedObjects(name: String, explode: String, expected: [String]) throws {
    let fields = "schema: {type: object}, style: simple, explode: \(explode)"
    #expect(try rules("http", "3.1.0", name, fields) == expected)
  }

  @Test(arguments: [
    ("Last-Modified", "type: string, format: date-time", ["http/field-schema"]),
    ("Last-Modified", "type: string, format: http-date", []),
    ("Last-Modified", "format: date", ["http/field-schema"]),
    ("Last-Modified", "oneOf: [{type: string, format: date}, {type: string}]", []),
    ("Retry-After", "oneOf: [{type: integer}, {type: string, format: date-time}]", []),
    ("Retry-After", "type: [integer, 'null'], format: int32", []),
    ("Age", "type: boolean", ["http/field-schema"]),
    ("Location", "type: array, items: {type: string}", ["http/field-schema"]),
    ("Link", "type: array, items: {type: string}", []),
    ("Link", "type: array, items: {type: integer}", ["http/field-schema"]),
    ("X-Anything", "type: boolean", []),
  ])
  func fields(name: String, schema: String, expected: [String]) throws {
    #expect(try rules("http", "3.1.0", name, "schema: {\(schema)}") == expected)
  }

  @Test(arguments: [
    ("2.0", "type: string", []), ("3.0.0", "type: string", ["openapi/header-object"]),
    ("2.0", "description: none", ["openapi/header-object"]),
    ("3.0.0", "description: none", ["openapi/header-object"]), ("3.2.0", "content: {text/plain: {}}", []),
    ("2.0", "type: string, in: header", ["openapi/header-object"]),
    ("3.1.0", "schema: {type: string}, content: {}", ["openapi/header-object"]),
    ("3.1.0", "schema: {type: string}, type: string", []),
  ])
  func forms(version: String, fields: String, expected: [String]) throws {
    #expect(try rules("openapi", version, "X-Any", fields) == expected)
  }
}
