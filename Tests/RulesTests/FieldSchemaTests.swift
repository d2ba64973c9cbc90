import HTTPFields
import Syntax
import TestSupport
import Testing

@testable import Rules

/// What schemas must allow to describe field values, by rules/fields.yaml.
@Suite struct FieldSchemaTests {
  private let catalogue = Result { try RuleBook.shipped.get().catalogue }

  private func types(_ name: String) throws -> [String]? {
    try catalogue.get().schema(of: name)?.types.map(\.rawValue)
  }

  @Test(arguments: [
    ("Location", ["string"]), ("location", ["string"]), ("Vary", ["string", "array of string"]),
    ("Age", ["integer", "number", "string"]),
    ("Repr-Digest", ["string", "array of string", "exploded object"]),
    ("WWW-Authenticate", ["string"]), ("Origin-Agent-Cluster", ["string"]), ("Idempotency-Key", ["string"]),
    ("Access-Control-Allow-Credentials", ["string", "boolean"]),
  ])
  func known(name: String, expected: [String]) throws {
    #expect(try types(name) == expected)
  }

  /// The values of unregistered and some old registered names are unknown.
  @Test(arguments: ["X-Tenant-ID", "X-RateLimit-Reset", "Alternates", "No-Such-Field"])
  func unknown(name: String) throws {
    #expect(try types(name) == nil)
  }

  @Test func everyDateHasOtherFormats() throws {
    let catalogue = try catalogue.get()
    let dated = catalogue.all.filter { catalogue.schema(of: $0.name)?.holds.contains("HTTP-date") == true }
    #expect(dated.count > 10)
    for field in dated {
      let formats = catalogue.schema(of: field.name)?.otherFormats ?? []
      #expect(formats.starts(with: ["date", "date-time"]), "\(field.name)")
    }
  }

  @Test(arguments: [
    ("schemas: [{write: w, types: [string], fields: [Age]}]", "the entry lacks 'holds'"),
    ("schemas: [{holds: h, write: w, fields: [Age]}]", "the entry lacks 'types'"),
    ("schemas: [{holds: h, write: w, types: [text], fields: [Age]}]", "'text' is not a valid 'type';"),
    (
      "schemas: [{holds: h, write: w, types: [string]}]",
      "the entry lacks 'fields', 'structured' or 'cardinality'"
    ),
    ("schemas: [{holds: h, write: w, types: [string], fields: [Agee]}]", "no field is called 'Agee'"),
    ("schemas: [{holds: h, write: w, types: [string], fields: [Age], format: x}]", "unknown key 'format'"),
  ])
  func mistakes(rows: String, expected: String) throws {
    let file = try tree("registered: {Age: {status: permanent}}\n\(rows)")
    let error = #expect(throws: RuleFileError.self) { try FieldsFile.catalogue(file.root) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }
}
