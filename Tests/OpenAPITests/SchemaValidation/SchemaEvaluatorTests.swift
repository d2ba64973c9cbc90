import OpenAPI
import Syntax
import TestSupport
import Testing

/// Examples validated against schemas.
@Suite struct SchemaEvaluatorTests {
  /// The keywords that reject the examples of a header.
  func faults(_ definition: String, version: String = "3.1.0", schemas: String = "{}") throws
    -> [String]
  {
    let api = try document(
      "{openapi: \(version), components: {headers: {A: \(definition)}, schemas: \(schemas)}}")
    return try faults(api)
  }

  func faults(_ api: APIDocument) throws -> [String] {
    let definition = try api.definition("A")
    var evaluator = SchemaEvaluator(api)
    return definition.statedValues(in: api).compactMap { value in
      evaluator.fault(of: value, in: definition).map { fault in
        fault.node.key!.text! + (fault.element.map { " of \($0)" } ?? "")
      }
    }
  }

  /// Whether a schema accepts an example.
  private func accepts(_ schema: String, _ example: String, version: String = "3.1.0") throws -> Bool {
    let api = try document(
      "{openapi: \(version), components: {headers: {A: {schema: \(schema), example: \(example)}}}}")
    let definition = try api.definition("A")
    var evaluator = SchemaEvaluator(api)
    return definition.statedValues(in: api).filter { $0.origin == .example }
      .allSatisfy { evaluator.fault(of: $0, in: definition) == nil }
  }

  @Test(arguments: [
    ("{type: string}", ["a", "1", "true", "'1'", "[a, 1]"], ["{a: 1}", "[{a: 1}]"]),
    (
      "{type: integer}", ["1", "'1'", "'-12'", "007", "'007'", "1.0", "1e3", "0x1F"],
      ["a", "1.5", "''", "'1,2'", "[1]", "true"]
    ),
    (
      "{type: number}", ["1", "'1.5'", "1e-3", "'1E3'", ".5"],
      ["a", "'1.5.0'", "'.'", "'+'", "1-2", "'0x1F'"]
    ),
    ("{type: boolean}", ["true", "'false'", "True"], ["yes", "1", "'True'"]),
    ("{type: array}", ["[a]", "a", "'a,b'", "1"], ["{a: 1}"]),
    ("{type: object}", ["{a: 1}", "'a,1'", "'a=1'"], ["1", "[a]", "true"]),
    ("{type: [integer, 'null']}", ["1", "null"], ["a"]),
    ("{type: [integer, boolean]}", ["1", "'true'"], ["a"]),
    ("{type: whatever}", ["1", "[a]"], []), ("{type: [string, whatever]}", ["{a: 1}"], []),
    ("{}", ["1", "[a]", "{a: 1}"], []),
    ("true", ["1"], []), ("{not: {}}", ["1"], []),
  ])
  func types(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  /// `dataValue` is only data, `serializedValue` only what is sent (OpenAPI 3.2, Example Object).
  @Test(arguments: [
    ("schema: {type: integer}", "dataValue: 12, serializedValue: '12'", []),
    ("schema: {type: integer}", "dataValue: '12'", ["type"]),
    ("schema: {type: string}", "dataValue: 12", ["type"]),
    ("schema: {type: string}", "dataValue: [a, b]", ["type"]),
    ("schema: {type: array}", "dataValue: 'a,b'", ["type"]),
    ("schema: {type: array, items: {type: integer}}", "dataValue: [], serializedValue: ''", []),
    ("schema: {type: array, minItems: 1}", "serializedValue: ''", []),
    ("schema: {type: array, minItems: 2}", "serializedValue: ''", ["minItems"]),
    ("schema: {type: [integer, 'null']}", "serializedValue: ''", []),
    (
      "content: {application/json: {schema: {type: string, maxLength: 2}, examples: {e: {EXAMPLE}}}}",
      "serializedValue: '\"ab\"'", []
    ),
    (
      "content: {application/json: {schema: {type: string, maxLength: 2}, examples: {e: {EXAMPLE}}}}",
      "serializedValue: '\"abc\"'", ["maxLength"]
    ),
    (
      "content: {application/json: {schema: {type: integer}, examples: {e: {EXAMPLE}}}}",
      "serializedValue: '5'", []
    ),
    (
      "content: {application/json: {schema: {type: integer}, examples: {e: {EXAMPLE}}}}",
      "serializedValue: '\"5\"'", ["type"]
    ),
    (
      "content: {application/json: {schema: {type: [integer, 'null']}, examples: {e: {EXAMPLE}}}}",
      "serializedValue: 'null'", []
    ),
    (
      "content: {application/json: {schema: {pattern: '^a$'}, examples: {e: {EXAMPLE}}}}", "value: '\"a\"'",
      []
    ),
    ("content: {application/json: {schema: {pattern: '^a$'}, examples: {e: {EXAMPLE}}}}", "value: 'a'", []),
  ])
  func examplesInTwoForms(header: String, example: String, expected: [String]) throws {
    let isContent = header.contains("EXAMPLE")
    let definition =
      isContent
      ? "{\(header.replacing("EXAMPLE", with: example))}" : "{\(header), examples: {e: {\(example)}}}"
    #expect(try faults(definition, version: "3.2.0") == expected)
  }

  @Test(arguments: [
    ("{type: string, enum: [a, b], default: z}", ["enum"]), ("{type: integer, enum: [1, b]}", ["type"]),
    ("{type: string, maxLength: 2, const: abc}", ["maxLength"]),
    ("{type: string, enum: [1, 2], default: 1}", []), ("{type: boolean, default: 'true'}", []),
  ])
  func otherValues(schema: String, expected: [String]) throws {
    #expect(try faults("{schema: \(schema)}") == expected)
  }

  @Test(arguments: [
    ("{type: string, pattern: '^[0-9]+$'}", ["1e3", "0x1F", "10"], ["1.5"]),
    ("{type: integer, enum: [0x10]}", ["16", "0x10"], ["17"]),
    ("{enum: [True]}", ["'True'", "true"], ["no"]),
    ("{enum: ['True']}", ["True", "'True'"], ["'true'"]),
    ("{type: string, enum: ['true', 'false']}", ["True", "FALSE", "true"], ["'True'"]),
    ("{type: boolean, const: True}", ["true", "TRUE", "'true'"], ["false"]),
    ("{oneOf: [false, {type: integer}]}", ["1"], ["a"]), ("{oneOf: [false]}", ["a"], []),
    ("{type: array, minItems: 2, items: {enum: ['5\"', '7\"']}}", ["'5\",7\"'"], ["'5\"'"]),
    (
      "{type: array, items: {type: array, items: {type: integer}}}", ["'1|2,3'", "[[1], [2]]"], ["['1|2']"]
    ),
    ("{type: array, items: {type: object}}", ["'a,b'"], []),
    ("{type: string, maxLength: 3.0}", ["abc"], ["abcd"]),
    ("{type: string, pattern: '^[0-9]{2}{3}$'}", ["'1'"], []),
    ("{type: string, format: date-time}", ["'2016-12-31T23:59:60Z'"], ["'2016-12-31T12:00:60Z'"]),
    ("{type: string, format: uri}", ["'https://h/a#b'"], ["'https://h/a#b#c'"]),
  ])
  func lessCommonForms(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  @Test(arguments: [
    ("{enum: [a, b]}", ["a", "[a]", "{a: 1}"], ["c", "A", "''"]),
    ("{type: string, enum: [1, '2']}", ["1", "'1'", "2"], ["3", "1.5"]),
    ("{type: integer, enum: ['1', 2]}", ["1", "'2'", "2.0"], ["3"]),
    ("{type: array, enum: [a, b]}", ["[a, b]", "'c'"], []), ("{const: a}", ["a"], ["b"]),
    ("{const: 1}", ["1", "'1'"], ["2"]),
    ("{enum: []}", ["a"], []), ("{type: [boolean], enum: [true]}", ["true", "'true'"], ["false"]),
  ])
  func members(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  @Test(arguments: [
    ("{minLength: 2, maxLength: 3}", ["ab", "éé", "😀😀😀"], ["a", "abcd"]),
    ("{pattern: '^a+$'}", ["a"], ["b"]), ("{pattern: '(?=b)'}", ["a"], []), ("{pattern: 1}", ["a"], []),
    ("{type: integer, pattern: '^a$', maxLength: 1}", ["12"], []),
    (
      "{format: uuid}", ["7da7a728-f910-11e6-942a-68f728c1ba70", "7DA7A728-F910-11E6-942A-68F728C1BA70"],
      ["7da7a728", "cdda802e-fb9c-47ad-0794d394c912", "7da7a728-f910-11e6-942a-68f728c1ba7g", "''"]
    ),
    (
      "{format: date}", ["2024-02-29", "'2025-12-31'"],
      ["2025-02-29", "2025-13-01", "2025-04-31", "2025-1-1", "'2025-01-01T00:00:00Z'"]
    ),
    (
      "{format: date-time}",
      [
        "2025-12-31T23:59:60Z", "'2025-12-31t23:59:59.123z'", "'2025-12-31T23:59:59+01:00'",
        "'2025-12-31T23:59:59.1-23:59'",
      ],
      [
        "2025-12-31", "'2025-12-31 23:59:59Z'", "'2025-12-31T23:59:59'", "'2025-12-31T24:00:00Z'",
        "'2025-12-31T23:59:59.Z'", "'2025-12-31T23:59:59+0100'", "'2025-12-31T23:59Z'",
        "'Wed, 31 Dec 2025 23:59:59 GMT'",
      ]
    ),
    (
      "{format: uri}", ["https://example.com/a?b=c#d", "urn:a:b", "'a+b:c'", "https://example.com/a%20b"],
      [
        "/a", "example.com", "'https://example.com/a b'", "'https://example.com/{id}'", "'1a:b'", "''",
        "https://example.com/%2", "':a'",
      ]
    ),
    ("{format: date, type: array, items: {}}", ["[a]"], []), ("{format: hostname}", ["'-'"], []),
  ])
  func texts(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  @Test(arguments: [
    ("{type: integer, minimum: 1, maximum: 3}", ["1", "'3'"], ["0", "4", "'-1'"]),
    ("{type: integer, minimum: 1, exclusiveMinimum: true}", ["2"], ["1"]),
    ("{type: integer, maximum: 1, exclusiveMaximum: true}", ["0"], ["1"]),
    ("{type: integer, minimum: 1, exclusiveMinimum: false}", ["1"], ["0"]),
    ("{type: number, exclusiveMinimum: 1, exclusiveMaximum: 2}", ["1.5"], ["1", "2", "0.5"]),
    ("{type: integer, maximum: 9223372036854775806}", ["9223372036854775806"], ["9223372036854775807"]),
    ("{type: integer, maximum: 10}", [], ["99999999999999999999999999"]),
    ("{type: integer, multipleOf: 5}", ["10", "0"], ["11"]),
    ("{type: number, multipleOf: 0.01}", ["1.15", "4.35", "1"], ["1.155"]),
    ("{type: integer, multipleOf: 0}", ["1"], []),
    ("{type: string, minimum: 5}", ["1"], []), ("{minimum: 5}", ["'1'"], []),
    ("{type: integer, minimum: x}", ["1"], []),
    ("{type: number, maximum: 1}", [".nan"], []),
  ])
  func numbers(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  @Test(arguments: [
    ("{type: array, minItems: 2, maxItems: 3}", ["[a, b]", "'a, b'"], ["[a]", "a", "'a,b,c,d'"]),
    ("{type: array, uniqueItems: true}", ["[a, b]", "'a,b'"], []),
    ("{type: array, uniqueItems: false}", ["[a, a]"], []),
    (
      "{type: array, items: {type: integer}}", ["[1, 2]", "'1, 2'", "1", "['1', null]", "[1, !Ref a]", "[]"],
      ["[a]", "'1,b'", "b"]
    ),
    ("{type: array, items: {type: string, pattern: '^.,.$'}}", ["'a,b'", "['a,b', 'c,d']"], ["'a,b,c,d'"]),
    ("{type: array, items: {pattern: '^\"'}}", ["'\"a,b\", \"c\"'"], ["'b, \"a\"'"]),
    ("{type: array, items: {type: array, items: {type: integer}}}", ["[[1]]"], ["[[a]]", "[a]"]),
    ("{type: array, items: [{type: integer}]}", ["[a]"], []),
    ("{type: array, prefixItems: [{}], items: {type: integer}}", ["[a]"], []),
    ("{type: array, items: {enum: [a]}, enum: [b]}", ["[a]"], ["[b]"]),
  ])
  func lists(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  @Test func uniqueElements() throws {
    #expect(try faults("{schema: {type: array, uniqueItems: true}, example: [a, a]}") == ["uniqueItems"])
  }

  @Test(arguments: [
    ("{allOf: [{type: string}, {maxLength: 1}]}", ["a"], ["ab"]),
    ("{anyOf: [{type: integer}, {format: date}]}", ["1", "2025-01-01"], ["a"]),
    ("{oneOf: [{type: integer}, {type: string}]}", ["1", "a"], ["{a: 1}"]),
    ("{anyOf: [{type: integer}, {$ref: '#/missing'}]}", ["a"], []),
    ("{anyOf: []}", ["a"], []),
    ("{allOf: [{$ref: '#/components/headers/A/schema'}, {type: integer}]}", ["1"], ["a"]),
  ])
  func parts(schema: String, fitting: [String], others: [String]) throws {
    for example in fitting { #expect(try accepts(schema, example), "\(example)") }
    for example in others { #expect(try !accepts(schema, example), "\(example)") }
  }

  @Test func theKeywordThatMatters() throws {
    #expect(try faults("{schema: {type: integer, minimum: 5}, example: '3'}") == ["minimum"])
    #expect(try faults("{schema: {type: integer, minimum: 5}, example: a}") == ["type"])
    #expect(try faults("{schema: {type: array, items: {type: integer}}, example: '1,a'}") == ["type of a"])
    #expect(try faults("{schema: {anyOf: [{type: integer}, {format: date}]}, example: a}") == ["anyOf"])
    #expect(try faults("{schema: {anyOf: [{type: 'null'}, {format: date}]}, example: a}") == ["format"])
    #expect(try faults("{schema: {oneOf: [{type: integer}, {type: boolean}]}, example: a}") == ["oneOf"])
  }

  /// Every level contains the level below twice: expanded, a million schemas.
  @Test func manyBranchesEnd() throws {
    let levels = (1...20).map { level in
      "S\(level): {anyOf: [{$ref: '#/components/schemas/S\(level - 1)'}, {$ref: '#/components/schemas/S\(level - 1)'}]}"
    }
    let schemas = "{S0: {type: integer}, " + levels.joined(separator: ", ") + "}"
    #expect(try faults("{schema: {$ref: '#/components/schemas/S20'}, example: a}", schemas: schemas) == [])
    #expect(
      try faults("{schema: {$ref: '#/components/schemas/S3'}, example: a}", schemas: schemas) == ["anyOf"])
  }
}
