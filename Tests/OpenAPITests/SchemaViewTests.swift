import OpenAPI
import Syntax
import TestSupport
import Testing
import Text

/// A schema under the rules of its version.
@Suite final class SchemaViewTests {
  /// Keeps the nodes in the views valid.
  private var kept: [APIDocument] = []

  private func view(_ schema: String, version: String = "3.1.0", schemas: String = "{}") throws -> SchemaView
  {
    let api = try document(
      """
      openapi: \(version)
      paths: {/a: {get: {parameters: [{name: A, in: header, schema: \(schema)}]}}}
      components: {schemas: \(schemas)}
      """)
    kept.append(api)
    return try #require(try api.definition("A").schemaView(in: api))
  }

  private static let versions = ["3.0.3", "3.1.0", "3.2.0"]

  // MARK: References

  private let text = "{T: {type: string, maxLength: 9}}"

  @Test func aReferenceIsItsTargetBefore31() throws {
    let view = try view(
      "{$ref: '#/components/schemas/T', maxLength: 5}", version: "3.0.3", schemas: text)
    #expect(view.written.pointer == "/paths/~1a/get/parameters/0/schema")
    #expect(view.node?.pointer == "/components/schemas/T")
    #expect(view.site == view.written)
    #expect(view.keyword("maxLength")?.text == "9")
    #expect(view.conjuncts.isEmpty)
    #expect(view.conjunction.count == 1)
  }

  @Test(arguments: ["3.1.0", "3.2.0"])
  func aReferenceIsAConjunctSince31(version: String) throws {
    let view = try view("{$ref: '#/components/schemas/T', maxLength: 5}", version: version, schemas: text)
    #expect(view.node == view.written)
    #expect(view.site == nil)
    #expect(view.keyword("maxLength")?.text == "5")
    let target = try #require(view.conjuncts.first)
    #expect(target.node?.pointer == "/components/schemas/T")
    #expect(target.site == view.written)
    #expect(view.conjunction.compactMap { $0.keyword("maxLength")?.text } == ["5", "9"])
  }

  @Test func siblingsAreIgnoredIn20() throws {
    let api = try document(
      """
      swagger: '2.0'
      paths:
        /a:
          get:
            parameters:
              - {name: A, in: header, type: array, items: {$ref: '#/definitions/T', maxLength: 5}}
      definitions: {T: {type: string, maxLength: 9}}
      """)
    let view = try #require(try api.definition("A").schemaView(in: api))
    #expect(view.types == [.array])
    #expect(view.items?.keyword("maxLength")?.text == "9")
  }

  @Test(arguments: versions)
  func aBareReferenceIsItsTarget(version: String) throws {
    let view = try view("{$ref: '#/components/schemas/T'}", version: version, schemas: text)
    #expect(view.node?.pointer == "/components/schemas/T")
    #expect(view.site == view.written)
    #expect(view.isResolved)
  }

  @Test(arguments: versions)
  func aReferenceThatLeadsNowhere(version: String) throws {
    let view = try view("{$ref: '#/components/schemas/T', type: string}", version: version)
    #expect(!view.isResolved)
    #expect(view.types == (version == "3.0.3" ? nil : [.string]))
    #expect(view.conjuncts.isEmpty)
  }

  @Test(arguments: ["{$ref: '#/components/schemas/A'}", "{allOf: [{$ref: '#/components/schemas/A'}]}"])
  func eachReferenceOnTheWayMaySaySomething(schema: String) throws {
    let schemas = """
      {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/C', maxLength: 5}, \
      C: {$ref: '#/components/schemas/D', maxLength: 7}, D: {$ref: '#/components/schemas/E'}, E: {maxLength: 9}}
      """
    for (version, expected) in [("3.0.3", ["9"]), ("3.1.0", ["5", "7", "9"])] {
      let parts = try view(schema, version: version, schemas: schemas).conjunction
      #expect(parts.compactMap { $0.keyword("maxLength")?.text } == expected)
      #expect(parts.last?.site?.key?.text == (schema.hasPrefix("{$ref") ? "schema" : nil))
    }
  }

  @Test func longChainsEnd() throws {
    let links = (0..<300).map { "S\($0): {$ref: '#/components/schemas/S\($0 + 1)'}" }.joined(separator: ", ")
    let view = try view(
      "{$ref: '#/components/schemas/S0'}", schemas: "{\(links), S300: {type: string}}")
    #expect(view.types == [.string])
  }

  /// Messages name where a reference leaves the definition.
  @Test func theSiteIsTheFirstReference() throws {
    let view = try view(
      "{allOf: [{$ref: '#/components/schemas/A'}]}",
      schemas: "{A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: {type: string}}")
    #expect(
      view.conjunction.map { $0.site?.pointer } == [
        nil, "/paths/~1a/get/parameters/0/schema/allOf/0", "/paths/~1a/get/parameters/0/schema/allOf/0",
      ])
  }

  /// External files are written for 3.0, whatever the referring document.
  private final class Models: ReferenceLibrary {
    private let tree: SyntaxTree

    init(_ yaml: String) throws {
      tree = try read(yaml, as: "models.yaml")
    }

    func file(of reference: String, from site: Node) -> ReferencedFile { .root(tree.root) }
    func base(of node: Node) -> Address? { nil }
    func isExternal(_ node: Node) -> Bool { node.isInFile(of: tree.root) }
    var externalVersion: OpenAPIVersion { .v3_0 }
  }

  @Test func modelsFollowTheirOwnVersion() throws {
    let schema = "{schema: {$ref: '#/T', maxLength: 5}}"
    let models = try Models("{A: \(schema), T: {type: string, maxLength: 9}}")
    let text =
      "{openapi: 3.1.0, components: {headers: {A: {$ref: 'models.yaml#/A'}, B: \(schema)}}, T: {maxLength: 7}}"
    let tree = try read(text)
    guard case .document(let api, _) = LoadedDocument(tree, library: models) else { throw NotADocument() }
    let lengths = try api.definitions.sorted { $0.isExternal && !$1.isExternal }.map { definition in
      try #require(definition.schemaView(in: api)).conjunction.map { $0.keyword("maxLength")?.text }
    }
    #expect(lengths == [["9"], ["5", "7"]])
  }

  // MARK: Types

  @Test(arguments: [
    ("{type: string}", [ValueType.string]), ("{type: [string, 'null']}", [.string, .null]), ("{}", nil),
    ("{type: file}", nil), ("{type: [string, file]}", nil), ("{type: [string, {}]}", nil),
    ("{type: []}", nil),
    ("true", nil), ("null", nil), ("{nullable: true}", nil), ("{items: {}}", [.array]),
    ("{properties: {}}", [.object]),
    ("{items: {}, properties: {}}", [.array, .object]), ("{type: string, items: {}}", [.string]),
    ("{type: file, items: {}}", nil),
  ])
  func types(schema: String, expected: [ValueType]?) throws {
    for version in Self.versions { #expect(try view(schema, version: version).types == expected) }
  }

  @Test func nullableIsOf30() throws {
    #expect(try view("{type: string, nullable: true}", version: "3.0.3").types == [.string, .null])
    #expect(try view("{type: string, nullable: false}", version: "3.0.3").types == [.string])
    #expect(try view("{type: string, nullable: true}", version: "3.1.0").types == [.string])
  }

  // MARK: Applicators

  @Test func conjunctsAndAlternatives() throws {
    let view = try view(
      """
      {title: a, allOf: [{title: b, allOf: [{title: c}]}, {title: d}], anyOf: [{title: e}, false], \
      oneOf: [{title: f, allOf: [{title: g}]}], not: {title: h}}
      """)
    let titles: ([SchemaView]) -> [String?] = { $0.map { $0.keyword("title")?.text } }
    #expect(titles(view.conjuncts) == ["b", "d"])
    #expect(view.alternatives.map { titles($0.branches) } == [["e"], ["f"]])
    #expect(view.alternatives.map { $0.keyword.key?.text } == ["anyOf", "oneOf"])
    #expect(titles(view.conjunction) == ["a", "b", "c", "d"])
    #expect(titles(view.inPlaceSubschemas) == ["a", "b", "c", "d", "e", "f", "g"])
  }

  @Test func listsThatAreNone() throws {
    let view = try view("{allOf: {type: string}, anyOf: [], oneOf: [false]}")
    #expect(view.conjuncts.isEmpty)
    #expect(view.alternatives.isEmpty)
  }

  // MARK: Values

  @Test func constantsAndExamples() throws {
    let constants: (String) throws -> [String?]? = { try self.view($0).constants?.map(\.text) }
    #expect(try constants("{enum: [a, 1]}") == ["a", "1"])
    #expect(try constants("{const: a, enum: [b]}") == ["a"])
    #expect(try constants("{enum: []}") == nil)
    #expect(try constants("{enum: a}") == nil)
    #expect(try constants("{}") == nil)
    #expect(try view("{example: a, examples: [b, c]}").examples.map(\.text) == ["a", "b", "c"])
    #expect(try view("{examples: {x: {value: b}}}").examples.isEmpty)
  }

  // MARK: Termination

  @Test func circlesEnd() throws {
    let view = try view(
      "{$ref: '#/components/schemas/A'}",
      schemas: """
        {A: {title: a, allOf: [{$ref: '#/components/schemas/B'}]}, \
        B: {title: b, anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}
        """)
    #expect(view.inPlaceSubschemas.map { $0.keyword("title")?.text } == ["a", "b"])
  }

  /// However often a schema is joined, it is read once, and every walk terminates.
  @Test func sharedPartsCountOnce() throws {
    let levels = (0..<40).map { level in
      "S\(level): {allOf: [{$ref: '#/components/schemas/S\(level + 1)'}, {$ref: '#/components/schemas/S\(level + 1)'}]}"
    }
    let view = try view(
      "{$ref: '#/components/schemas/S0'}", schemas: "{\(levels.joined(separator: ", ")), S40: {type: string}}"
    )
    #expect(view.conjunction.count == 41)
    let wide = Array(repeating: "{type: string}", count: 2000).joined(separator: ", ")
    #expect(try self.view("{allOf: [\(wide)]}").conjunction.count == 500)
  }
}
