@testable import Syntax
import TestSupport
import Testing

@Suite struct EditInsertionTests {
  private func inserted(_ place: String, _ value: NewValue, _ text: String, as path: String) throws -> String
  {
    let tree = try read(text, as: path)
    let (side, pointer) = (place.first, String(place.dropFirst()))
    let member = NewMember("k", value)
    let edits: Edits?
    if side == "$" {
      edits = TreeEditor(tree).insert(member, into: try tree.mapping(pointer))
    } else {
      let key = try tree.key(pointer)
      edits = TreeEditor(tree).insert(member, into: key.parent!, side == "<" ? .before(key) : .behind(key))
    }
    return try tree.edited(edits)
  }

  /// Into block style makes a line; `<` is before, `>` behind a member, `$` at the end.
  @Test(
    arguments: [
      ("a: 1\nb: 2\n", "</a", "k: v\na: 1\nb: 2\n"), ("a: 1\nb: 2\n", ">/a", "a: 1\nk: v\nb: 2\n"),
      ("a: 1\nb: 2\n", "$", "a: 1\nb: 2\nk: v\n"),
      ("a: 1", "$", "a: 1\nk: v"), ("a: 1\r\nb: 2", "$", "a: 1\r\nb: 2\r\nk: v"),
      ("a: 1\r\nb: 2\r\n", ">/a", "a: 1\r\nk: v\r\nb: 2\r\n"),
      ("a: 1\rb: 2\r", ">/a", "a: 1\rk: v\rb: 2\r"), ("\u{FEFF}a: 1\n", "</a", "\u{FEFF}k: v\na: 1\n"),
      ("a:\n  x: 1\n\n# b\nb: 2\n", "$/a", "a:\n  x: 1\n  k: v\n\n# b\nb: 2\n"),
      ("a:\n    x: 1\n", "$/a", "a:\n    x: 1\n    k: v\n"),
      ("a: 1 # a\n  # a\nb: 2\n", ">/a", "a: 1 # a\n  # a\nk: v\nb: 2\n"),
      ("a: 1\n# b\nb: 2\n", "</b", "a: 1\nk: v\n# b\nb: 2\n"),
      ("a: 1\n# b\nb: 2\n", ">/a", "a: 1\nk: v\n# b\nb: 2\n"),
      ("- a: 1\n  b: 2\n- 3\n", "$/0", "- a: 1\n  b: 2\n  k: v\n- 3\n"),
      ("- a: 1\n- 3\n", "$/0", "- a: 1\n  k: v\n- 3\n"),
      ("- a: 1\n  b: 2\n", "</0/a", "- k: v\n  a: 1\n  b: 2\n"),
      ("-   a: 1", "$/0", "-   a: 1\n    k: v"), ("a: |\n  x\n\nb: 1\n", ">/a", "a: |\n  x\nk: v\n\nb: 1\n"),
      ("a: |+\n  x\n\nb: 1\n", ">/a", "a: |+\n  x\n\nk: v\nb: 1\n"),
      ("x:\n  a: |+\n    x\n\n", "$/x", "x:\n  a: |+\n    x\n\n  k: v\n"),
      ("a: 1\n...\n", "$", "a: 1\nk: v\n...\n"), ("a: {x: 1}\n", "$", "a: {x: 1}\nk: v\n"),
      ("a:\n- 1\n", "$", "a:\n- 1\nk: v\n"),
      ("a:\nb: 1\n", ">/a", "a:\nk: v\nb: 1\n"), ("a: &x 1\nb: *x", "$", "a: &x 1\nb: *x\nk: v"),
      ("<<: {a: 1}\n", "$", "<<: {a: 1}\nk: v\n"),
      ("# file\na: 1\n", "</a", "# file\nk: v\na: 1\n"), ("- - a: 1\n", "$/0/0", "- - a: 1\n    k: v\n"),
    ])
  func block(text: String, place: String, expected: String) throws {
    #expect(try inserted(place, .string("v"), text, as: "a.yaml") == expected)
    #expect(throws: Never.self) { try read(expected) }
  }

  @Test(
    arguments: [
      ("{a: 1}", "</a", "{k: v, a: 1}"), ("{a: 1}", "$", "{a: 1, k: v}"), ("{ a: 1 }", "$", "{ a: 1, k: v }"),
      ("{a: 1,b: 2}", ">/a", "{a: 1,k: v,b: 2}"),
      ("{a: 1, b: 2}", ">/a", "{a: 1, k: v, b: 2}"), ("{a: 1,}", "$", "{a: 1, k: v,}"),
      ("{'a': 1}", "$", "{'a': 1, 'k': 'v'}"),
      ("x: {\"a\":1}", "$/x", "x: {\"a\":1, \"k\": \"v\"}"), ("x: {}\n", "$/x", "x: {k: v}\n"),
      ("x: { }\n", "$/x", "x: { k: v }\n"),
      ("x: [{}]\n", "$/x/0", "x: [{k: v}]\n"), ("[{}]", "$/0", "[{\"k\": \"v\"}]"),
      ("x: {\n  a: 1\n}\n", "$/x", "x: {\n  a: 1,\n  k: v\n}\n"),
      ("{\n  a: 1, # a\n  b: 2 # b\n}", "$", "{\n  a: 1, # a\n  b: 2, # b\n  k: v\n}"),
      ("{\n  a: 1, # a\n  b: 2, # b\n}", "$", "{\n  a: 1, # a\n  b: 2, # b\n  k: v,\n}"),
      ("{\n  a: 1, # a\n  # b\n  b: 2\n}", ">/a", "{\n  a: 1, # a\n  k: v,\n  # b\n  b: 2\n}"),
      ("{\n  a: 1, # a\n  # b\n  b: 2\n}", "</b", "{\n  a: 1, # a\n  k: v,\n  # b\n  b: 2\n}"),
      ("{\r\n  a: 1,\r\n  b: 2\r\n}", ">/a", "{\r\n  a: 1,\r\n  k: v,\r\n  b: 2\r\n}"),
      ("{b: &x 1, a: *x}", "$", "{b: &x 1, a: *x, k: v}"),
    ])
  func intoFlowStyleAndJSONWritesAsItsNeighboursDo(text: String, place: String, expected: String) throws {
    #expect(try inserted(place, .string("v"), text, as: "a.yaml") == expected)
    #expect(throws: Never.self) { try read(expected) }
  }

  @Test(
    arguments: [
      ("{\"a\":1}", "$", "{\"a\":1,\"k\":{\"t\":\"v\"}}"),
      ("{\"a\" : 1}", "$", "{\"a\" : 1, \"k\" : {\"t\" : \"v\"}}"),
      ("{\"a\": 1}", "</a", "{\"k\": {\"t\": \"v\"}, \"a\": 1}"),
      ("{\n  \"a\": 1\n}\n", "$", "{\n  \"a\": 1,\n  \"k\": {\n    \"t\": \"v\"\n  }\n}\n"),
      ("{\n\t\"a\": {}\n}", "$/a", "{\n\t\"a\": {\n\t\t\"k\": {\n\t\t\t\"t\": \"v\"\n\t\t}\n\t}\n}"),
      ("{}", "$", "{\"k\": {\"t\": \"v\"}}"),
      ("{\"a\":{}}", "$/a", "{\"a\":{\"k\":{\"t\":\"v\"}}}"),
      ("{\"a\": []}", "$", "{\"a\": [], \"k\": {\"t\": \"v\"}}"),
      (
        "{\r\n    \"a\": 1,\r\n    \"b\": 2\r\n}", ">/a",
        "{\r\n    \"a\": 1,\r\n    \"k\": {\r\n        \"t\": \"v\"\r\n    },\r\n    \"b\": 2\r\n}"
      ),
    ])
  func intoJSON(text: String, place: String, expected: String) throws {
    let value = NewValue.mapping([NewMember("t", .string("v"))])
    #expect(try inserted(place, value, text, as: "a.json") == expected)
    #expect(throws: Never.self) { try read(expected, as: "a.json") }
  }

  @Test func ofMappingsAndLists() throws {
    let value = NewValue.mapping([
      NewMember("type", .string("string")), NewMember("max", .bare("1")), NewMember("e", .mapping([])),
      NewMember(
        "list",
        .sequence([.string("12"), .mapping([NewMember("a", .bare("true")), NewMember("b", .sequence([]))])])),
    ])
    #expect(
      try inserted("$", value, "a: 1\n", as: "a.yaml")
        == "a: 1\nk:\n  type: string\n  max: 1\n  e: {}\n  list:\n    - '12'\n    - a: true\n      b: []\n")
    #expect(
      try inserted("$/a", value, "a:\n    b: 1\n", as: "a.yaml")
        == """
        a:
            b: 1
            k:
                type: string
                max: 1
                e: {}
                list:
                    - '12'
                    - a: true
                      b: []

        """)
    #expect(
      try inserted("$", value, "{a: 1}", as: "a.yaml")
        == "{a: 1, k: {type: string, max: 1, e: {}, list: ['12', {a: true, b: []}]}}")
  }

  @Test(
    arguments: [
      ("k: 1\n", "$"), ("a: &x {b: 1}\nc: *x\n", "$/a"), ("<<: {k: 1}\nb: 1\n", "$"), ("? a\n: 1\n", "$"),
      ("a: |\n  x", "$"),
      ("[a: b]", "$/0"), ("a: {b: }", "$/a"), ("a: { # c\n }", "$/a"), ("<<: {a: 1}\n", "</a"),
      ("<<: {a: 1}\nb: 1", ">/a"),
    ])
  func isNotOfferedWhereItCannotBeSure(text: String, place: String) throws {
    #expect(try inserted(place, .string("v"), text, as: "a.yaml") == "-")
  }

  @Test func isNotCombinedWithTheRemovalOfItsNeighbour() throws {
    for text in ["p:\n  a: 1\nq: 1\n", "p: {a: 1}\n", "p:\n  a: 1\n  b: 1\n", "p: {b: 1, a: 1}\n"] {
      let tree = try read(text)
      let editor = TreeEditor(tree)
      let key = try tree.key("/p/a")
      let insertion = editor.insert(NewMember("k", .string("v")), into: try tree.mapping("/p"), .behind(key))!
      let groups = [insertion, editor.remove(memberOf: key)!].map { [FileEdits(tree.source, $0)] }
      #expect(EditSelection(groups).applied == [0])
      #expect(EditSelection(groups.reversed()).applied == [0])
    }
  }

  @Test(
    arguments: [
      ("a: 1\n# b\nb: 2\n", "a: 1\nk: v\nl: true\n# b\nb: 2\n", "a: 1\n# b\nb: 2\nk: v\nl: true\n"),
      ("{a: 1, b: 2}", "{a: 1, k: v, l: true, b: 2}", "{a: 1, b: 2, k: v, l: true}"),
      (
        "{\n  \"b\": 2\n}", "{\n  \"k\": \"v\",\n  \"l\": true,\n  \"b\": 2\n}",
        "{\n  \"b\": 2,\n  \"k\": \"v\",\n  \"l\": true\n}"
      ),
      ("- b: 2\n", "- k: v\n  l: true\n  b: 2\n", "- b: 2\n  k: v\n  l: true\n"),
    ])
  func ofSeveralKeepsThemTogether(text: String, before: String, behind: String) throws {
    let tree = try read(text, as: text.contains("\"") ? "a.json" : "a.yaml")
    let key = try tree.key(text.hasPrefix("-") ? "/0/b" : "/b")
    let members = [NewMember("k", .string("v")), NewMember("l", .bare("true"))]
    let editor = TreeEditor(tree)
    #expect(try tree.edited(editor.insert(members, into: key.parent!, .before(key))) == before)
    #expect(try tree.edited(editor.insert(members, into: key.parent!, .behind(key))) == behind)
  }
}
