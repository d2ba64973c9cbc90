import Testing

@testable import Rules

/// `schema`: what a header's schema must allow, and what is said beside it.
@Suite struct SchemaCheckTests {
  /// The demands, each with a header that meets it or not.
  @Test(arguments: [
    ("types: string", "schema: {type: integer}", "X is an integer"),
    ("types: string", "schema: {type: string}", nil),
    ("types: string", "schema: {type: [integer, string]}", nil),
    ("types: string", "schema: {}", nil),
    ("types: string", "schema: {$ref: '#/nowhere'}", nil),
    ("types: string", "schema: {oneOf: [{type: integer}, {type: string}]}", nil),
    ("types: string", "schema: {oneOf: [{type: integer}, {type: boolean}]}", "X is an integer or a boolean"),
    ("types: [string, array of string]", "schema: {type: array, items: {type: string}}", nil),
    (
      "types: [string, array of string]", "schema: {type: array, items: {type: integer}}",
      "X is an array of integers"
    ),
    ("types: {not: object}", "schema: {type: object}", "X is an object"),
    ("types: {not: object}", "schema: {type: [object, string]}", nil),
    ("formats: uuid", "schema: {type: string}", "X is a string"),
    ("formats: uuid", "schema: {type: string, format: date}", "X is a string date"),
    ("formats: uuid", "schema: {type: string, format: uuid}", nil),
    ("formats: {not: date}", "schema: {type: string, format: date}", "X is a string date"),
    ("formats: {not: date}", "schema: {anyOf: [{format: date}, {type: string}]}", nil),
    ("formatted: integer", "schema: {type: integer}", "X is an integer"),
    ("formatted: integer", "schema: {type: integer, format: int32}", nil),
    ("formatted: integer", "schema: {type: string}", nil),
    ("formatted: integer", "schema: {type: array, items: {type: integer}}", nil),
    (
      "formatted: array of integer", "schema: {type: array, items: {type: integer}}",
      "X is an array of integers"
    ),
    ("formatted: array of integer", "schema: {type: array, items: {type: integer, format: a}}", nil),
    ("formatted: array of integer", "schema: {type: array, items: {$ref: '#/nowhere', type: integer}}", nil),
    ("formatted: array of integer", "schema: {type: array, items: {type: [integer, string]}}", nil),
    ("formatted: {integer: [a]}", "schema: {type: integer, format: a}", nil),
    ("formatted: {integer: [a]}", "schema: {type: integer}", nil),
    ("formatted: {integer: [a]}", "schema: {type: integer, format: b}", "X is an integer b"),
    ("formatted: {integer: [a]}", "schema: {type: [integer, string], format: b}", nil),
    (
      "formatted: {array of number: [a]}",
      "schema: {type: array, items: {allOf: [{type: number}, {format: b}]}}",
      "X is an array of numbers b"
    ),
    ("content: text/*", "content: {application/json: {}}", "X is  application/json"),
    ("content: text/*", "content: {text/plain: {}}", nil),
    ("content: text/*", "schema: {type: string}", nil),
    ("description: {not: [epoch]}", "description: Seconds since the epoch., schema: {}", "X is  epoch"),
    ("description: {not: [epoch]}", "description: Epochal., schema: {}", nil),
    ("values: {below: 1000}", "schema: {type: integer}, example: 1000", "X is an integer"),
    ("values: {below: 1000}", "schema: {type: integer}, example: 999", nil),
    ("values: {not: ['true']}", "schema: {type: boolean, default: true}", "X is a boolean true"),
    ("values: {not: ['true']}", "schema: {type: boolean, default: false}", nil),
    ("values: {unlike: ['*b*']}", "schema: {type: string}, example: aBc", "X is a string aBc"),
    ("values: {unlike: ['*b*']}", "schema: {type: string}, example: ac", nil),
    ("values: {like: ['a *'], of: ['* *']}", "schema: {type: string}, example: b c", "X is a string b c"),
    ("values: {like: ['a *'], of: ['* *']}", "schema: {type: string}, example: A c", nil),
    ("values: {like: ['a *'], of: ['* *']}", "schema: {type: string}, example: b", nil),
    ("values: {like: ['a *']}", "schema: {type: string}, example: '<b>'", nil),
    ("required: false", "required: true", "X is "), ("required: false", "schema: {}", nil),
    ("required: true", "schema: {}", "X is "), ("required: true", "required: true", nil),
  ])
  func demands(demand: String, header: String, expected: String?) throws {
    let rule = try Inspecting(
      check: "check: schema\non: parameter\nheaders: [X]\nmessage: \"{header} is {type} {text}\"\n" + demand)
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: X, in: header, \(header)}, {name: Y, in: header, \(header)}]}}}
      """
    let found = try rule.places(in: api).map { $0.trimmingSuffix(while: \.isWhitespace) }
    let wanted = expected.map { ["/paths/~1a/get/parameters/0: \($0)".trimmingSuffix(while: \.isWhitespace)] }
    #expect(found == wanted ?? [])
  }

  /// Of the cases about the values the first that isn't met speaks; what may be required is another matter.
  @Test func cases() throws {
    let rule = try Inspecting(
      check: """
        check: schema
        on: parameter
        cases:
          - {types: string, message: "no string"}
          - {types: {not: integer}, message: "an integer"}
          - {required: false, message: "required"}
        """)
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get: {parameters: [{$ref: '#/components/parameters/X'}]}
          put: {parameters: [{$ref: '#/components/parameters/X'}]}
      components: {parameters: {X: {name: X, in: header, required: true, schema: {type: integer}}}}
      """
    #expect(
      try rule.places(in: api) == [
        "/components/parameters/X: required", "/components/parameters/X: no string",
      ])
  }

  /// What the catalogue knows about the values of a field.
  @Test(arguments: [("Age", "type: object", 1), ("Age", "type: integer", 0), ("X-Age", "type: object", 0)])
  func theTypeOfAField(name: String, schema: String, count: Int) throws {
    let rule = try Inspecting(
      check: "check: schema\non: response-header\ntypes: of-field\nmessage: \"{holds}: {write}\"",
      catalogue: RuleBook().catalogue)
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {responses: {'200': {headers: {\(name): {schema: {\(schema)}}}}}}}}
      """
    let found = try rule.places(in: api)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.contains("type: integer") })
  }

  /// A template of the entry says what to write.
  @Test func theFix() throws {
    let rule = try Inspecting(
      check: """
        check: schema
        on: parameter
        types: string
        message: "{header}"
        fix: {set: {type: string, format: uuid}}
        """)
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: X, in: header, schema: {type: integer}}]}}}
      """
    #expect(
      try rule.findings(in: api).map(\.fix?.title) == ["Write 'type: string' and 'format: uuid'"])
  }
}

extension String {
  fileprivate func trimmingSuffix(while isUnwanted: (Character) -> Bool) -> String {
    var text = self[...]
    while text.last.map(isUnwanted) == true { text.removeLast() }
    return String(text)
  }
}
