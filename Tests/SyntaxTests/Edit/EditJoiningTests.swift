import TestSupport
import Testing

@testable import Syntax

/// Lists of mappings that become mappings.
@Suite struct EditJoiningTests {
  private func joined(_ text: String, as path: String) throws -> String? {
    let tree = try read(text, as: path)
    let list = try #require(tree.root["x"])
    guard let edits = TreeEditor(tree).join(elementsOf: list) else { return nil }
    let bytes = try #require(edits.applied(to: Array(text.utf8)))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("x:\n- a: 1\n- b:\n    c: 2\n", "x:\n  a: 1\n  b:\n    c: 2\n"),
    (
      "x: # list\n  # a\n  - a: 1 # one\n    c: 2\n\n  - b: 2\n",
      "x: # list\n  # a\n    a: 1 # one\n    c: 2\n\n    b: 2\n"
    ),
    ("x:\r\n  -  a: 1\r\n  -  b: 2\r\n", "x:\r\n     a: 1\r\n     b: 2\r\n"),
    ("x:\n  - {a: 1}\n  - b: 2\n", "x:\n    a: 1\n    b: 2\n"),
    ("x: [{a: 1}, { b: {c: 2} }]\n", "x: {a: 1, b: {c: 2}}\n"),
    ("{x: [{a: 1, c: [2]}]}", "{x: {a: 1, c: [2]}}"),
  ])
  func inYAML(text: String, expected: String) throws {
    #expect(try joined(text, as: "a.yaml") == expected)
    #expect(throws: Never.self) { try read(expected, as: "a.yaml") }
  }

  @Test func inJSON() throws {
    #expect(
      try joined(#"{"x": [{"a": 1}, {"b": {"c": 2}}]}"#, as: "a.json") == #"{"x": {"a": 1, "b": {"c": 2}}}"#)
    #expect(
      try joined("{\"x\": [\n  {\"a\": 1},\n  {\"b\": 2}\n]}", as: "a.json")
        == "{\"x\": {\n  \"a\": 1,\n  \"b\": 2\n}}")
  }

  /// Twice the same key, something else than mappings, columns that differ, and what is written in an unusual way.
  @Test(arguments: [
    "x:\n- a: 1\n- a: 2\n", "x:\n- a: 1\n- b\n", "x:\n- a: 1\n-  b: 2\n", "x:\n-\n  a: 1\n", "x: []\n",
    "x: [{}]\n",
    "x:\n- &a {a: 1}\n- b: *a\n", "x: [a: 1]\n", "x:\n- {\"a\":1}\n", "x:\n- {a: 1,\n  b: 2}\n",
    "x: [{a: 1,}]\n",
    "x: [{\n  a: 1}]\n",
  ])
  func whatStaysAList(text: String) throws {
    #expect(try joined(text, as: "a.yaml") == nil)
  }
}
