@testable import Syntax
import TestSupport
import Testing

/// Replacing, renaming, nesting.
@Suite struct EditNestingTests {
  private func nested(_ names: String, in pointer: String, _ text: String, as path: String) throws -> String {
    let tree = try read(text, as: path)
    let keys = try names.split(separator: " ").map { try tree.key("\(pointer)/\($0)") }
    return try tree.edited(TreeEditor(tree).nest(keys, under: "schema"))
  }

  @Test(
    arguments: [
      ("name: x\ntype: string\n", "type", "name: x\nschema:\n  type: string\n"),
      (
        "type: string\nformat: uuid\nname: x\n", "format type",
        "schema:\n  type: string\n  format: uuid\nname: x\n"
      ),
      (
        "type: string # t\nname: x\n# f\nformat: |\n  x\n\n  y\nin: h\n", "type format",
        "schema:\n  type: string # t\n  # f\n  format: |\n    x\n\n    y\nname: x\nin: h\n"
      ),
      (
        "type: string\r\nname: x\r\nformat: uuid", "type format",
        "schema:\r\n  type: string\r\n  format: uuid\r\nname: x\r\n"
      ),
      ("type: a\nenum:\n- a\n- b\n", "enum type", "schema:\n  type: a\n  enum:\n  - a\n  - b\n"),
      (
        "a: |+\n  x\n\ntype: string\nb: 1\nformat: y\n\nc: 1\n", "type format",
        "a: |+\n  x\n\nschema:\n  type: string\n  format: y\nb: 1\n\nc: 1\n"
      ),
      ("{name: x, type: string}", "type", "{name: x, schema: {type: string}}"),
      ("{type: string}", "type", "{schema: {type: string}}"),
      (
        "{type: string, name: x, format: uuid}", "type format",
        "{schema: {type: string, format: uuid}, name: x}"
      ),
      (
        "{type: string, format: uuid, name: x}", "type format",
        "{schema: {type: string, format: uuid}, name: x}"
      ),
      (
        "{a: 1, type: string, b: 2, format: uuid, enum: [a]}", "type format enum",
        "{a: 1, schema: {type: string, format: uuid, enum: [a]}, b: 2}"
      ),
      (
        "{\n  type: string, # t\n  format: uuid # f\n}", "type format",
        "{\n  schema: {\n    type: string, # t\n    format: uuid\n  } # f\n}"
      ),
      (
        "type: a\nx: 1\n\nformat: b\n\nenum: c\n", "type format enum",
        "schema:\n  type: a\n  format: b\n  enum: c\nx: 1\n\n"
      ),
      ("schema: 1\ntype: string\n", "schema", "schema:\n  schema: 1\ntype: string\n"),
      ("type: &t [1,\n 2]\nx: *t\n", "type", "schema:\n  type: &t [1,\n   2]\nx: *t\n"),
    ])
  func movesMembersIntoAMappingOfTheirOwn(text: String, names: String, expected: String) throws {
    #expect(try nested(names, in: "", text, as: "a.yaml") == expected)
  }

  @Test(
    arguments: [
      ("- type: string\n  name: x\n", "type", "- schema:\n    type: string\n  name: x\n"),
      ("- name: x\n  type: string\n", "type", "- name: x\n  schema:\n    type: string\n"),
      (
        "- type: string\n  # f\n  format: uuid\n  name: x\n", "type format",
        "- schema:\n    type: string\n    # f\n    format: uuid\n  name: x\n"
      ),
      (
        "- type: string\n  name: x\n  format: >\n    y\n", "type format",
        "- schema:\n    type: string\n    format: >\n      y\n  name: x\n"
      ),
    ])
  func movesMembersAfterADash(text: String, names: String, expected: String) throws {
    #expect(try nested(names, in: "/0", text, as: "a.yaml") == expected)
  }

  @Test(
    arguments: [
      ("{\"type\":\"string\",\"name\":\"x\"}", "type", "{\"schema\":{\"type\":\"string\"},\"name\":\"x\"}"),
      (
        "{\"name\": \"x\", \"type\": \"string\"}", "type",
        "{\"name\": \"x\", \"schema\": {\"type\": \"string\"}}"
      ),
      (
        "{\n  \"type\": \"string\",\n  \"name\": \"x\",\n  \"enum\": [\n    \"a\"\n  ]\n}\n", "type enum",
        "{\n  \"schema\": {\n    \"type\": \"string\",\n    \"enum\": [\n      \"a\"\n    ]\n  },\n  \"name\": \"x\"\n}\n"
      ),
      (
        "{\r\n\t\"enum\": [\r\n\t\t\"a\"\r\n\t],\r\n\t\"type\": \"string\"\r\n}", "type enum",
        "{\r\n\t\"schema\": {\r\n\t\t\"enum\": [\r\n\t\t\t\"a\"\r\n\t\t],\r\n\t\t\"type\": \"string\"\r\n\t}\r\n}"
      ),
    ])
  func movesMembersOfJSON(text: String, names: String, expected: String) throws {
    #expect(try nested(names, in: "", text, as: "a.json") == expected)
  }

  @Test(
    arguments: [
      ("schema: 1\ntype: string\n", "type"), ("? type\n: string\n", "type"),
      ("<<: {a: 1}\ntype: string\n", "type"),
      ("type: a\nx: &x 1\nformat: *x\n", "type format"), ("type: a\nx: 1\nformat: |\n  x", "type format"),
      ("{type: , a: 1}", "type"),
      ("type: a\ntype: b\n", "type"), ("type: a\n\nx: 1\nformat: |+\n  x\n\n", "type format"),
      ("{type: a, x: 1, # c\n format: b}", "type format"),
    ])
  func isNotOfferedWhereItCannotBeSure(text: String, names: String) throws {
    #expect(try nested(names, in: "", text, as: "a.yaml") == "-")
  }

  private func renamed(_ pointer: String, _ text: String, to name: String = "k", as path: String = "a.yaml")
    throws -> String
  {
    let tree = try read(text, as: path)
    return try tree.edited(TreeEditor(tree).rename(tree.key(pointer), to: name))
  }

  @Test func changesAKeyAndNothingElse() throws {
    #expect(try renamed("/a", "b: 1\r\na : 2 # c") == "b: 1\r\nk : 2 # c")
    #expect(try renamed("/a", "{'a':1}") == "{'k':1}")
    #expect(try renamed("/a", "{a, b}") == "{k, b}")
    #expect(try renamed("/a", "{\"a\":1}", to: "é\"", as: "a.json") == "{\"é\\\"\":1}")
    #expect(try renamed("/a/b", "a:\n  b: 1\n", to: "200") == "a:\n  '200': 1\n")
    for text in [
      "? a\n: 1\n", "a: 1\nk: 2\n", "&x a: 1\n", "!!str a: 1\n", "<<: {k: 1}\na: 1\n", "a: 1\na: 2\n",
      "<<: {b: 1}\na: 1\n",
    ] {
      #expect(try renamed("/a", text) == "-")
    }
    #expect(try renamed("/a/b", "a: &x {b: 1}\nc: *x\n") == "-")
    #expect(try renamed("/a/a", "&a a: {a: 1}\n") == "&a a: {k: 1}\n")
  }

  @Test func replacesValuesWhereTheyStandAlone() throws {
    func replaced(_ text: String, _ new: ScalarText = .string("v")) throws -> String {
      let tree = try read(text)
      return try tree.edited(TreeEditor(tree).replaceValue(ofKey: tree.key("/a"), with: .scalar(new)))
    }
    #expect(try replaced("a: &x b # c\n") == "a: &x v # c\n")
    #expect(try replaced("z: &x b\na: *x\n") == "z: &x b\na: v\n")
    #expect(try replaced("a: !!str 1\n", .string("12")) == "a: !!str '12'\n")
    #expect(try replaced("a: 'x'\n", .bare("true")) == "a: true\n")
    #expect(try replaced("a: |\n  x\n  y\n# c\n", .bare("1")) == "a: 1\n# c\n")
    #expect(try replaced("a:\nb: 1\n") == "a: v\nb: 1\n")
    #expect(try replaced("{a, b}") == "{a: v, b}")
    #expect(try replaced("{<<: {b: 1}, a: 1}") == "{<<: {b: 1}, a: v}")
    for text in [
      "a: &x b\nc: *x\n", "a: {b: 1}\n", "a: [1]\n", "a: !t b\n", "? a\n: b\n", "a: 1\na: 2\n", "&k a: 1\n",
      "a: !!int 1\n",
    ] {
      #expect(try replaced(text) == "-")
    }
    #expect(try replaced("a: !!str 1\n", .bare("1")) == "-")
    #expect(try replaced("a: 1\n", .bare("x")) == "-")
  }

  @Test func refusesNodesOfAnotherTree() throws {
    let (tree, other) = (try read("a: 1\n"), try read("a: 1\n"))
    #expect(TreeEditor(tree).rename(try other.key("/a"), to: "k") == nil)
    #expect(TreeEditor(tree).insert(NewMember("k", .bare("1")), into: other.root) == nil)
    #expect(TreeEditor(tree).remove(memberOf: tree.root) == nil)
  }
}
