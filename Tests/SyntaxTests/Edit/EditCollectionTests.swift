@testable import Syntax
import TestSupport
import Testing

/// Mappings and lists in place of scalars.
@Suite struct EditCollectionTests {
  private static let schema = NewValue.mapping([
    NewMember("type", .string("string")), NewMember("maxLength", .bare("3")),
  ])

  @Test(
    arguments: [
      ("a: string # as it was\nb: 1\n", "a: {type: string, maxLength: 3} # as it was\nb: 1\n"),
      ("a:\nb: 1\n", "a: {type: string, maxLength: 3}\nb: 1\n"),
      ("a:\n  string\n", "a:\n  {type: string, maxLength: 3}\n"),
      ("a: 'string'\r\n", "a: {type: string, maxLength: 3}\r\n"),
      ("{a: string, b: 1}\n", "{a: {type: string, maxLength: 3}, b: 1}\n"),
      ("{a: , b: 1}\n", "{a: {type: string, maxLength: 3} , b: 1}\n"),
      // The text might belong elsewhere too, or mean something else.
      ("a: &text string\nb: *text\n", "-"), ("a: !own string\n", "-"), ("a: |\n  string\n", "-"),
      ("a: {}\n", "-"),
    ])
  func takeThePlaceOfValuesInYAML(text: String, expected: String) throws {
    let tree = try read(text)
    #expect(
      try tree.edited(TreeEditor(tree).replaceValue(ofKey: tree.key("/a"), with: Self.schema))
        == expected)
  }

  @Test(
    arguments: [
      (#"{"a": "string"}"#, #"{"a": {"type": "string", "maxLength": 3}}"#),
      (#"{"a":null,"b":1}"#, #"{"a":{"type":"string","maxLength":3},"b":1}"#),
      (
        "{\n  \"a\": \"string\",\n  \"b\": 1\n}\n",
        "{\n  \"a\": {\n    \"type\": \"string\",\n    \"maxLength\": 3\n  },\n  \"b\": 1\n}\n"
      ),
    ])
  func takeThePlaceOfValuesInJSON(text: String, expected: String) throws {
    let tree = try read(text, as: "api.json")
    #expect(
      try tree.edited(TreeEditor(tree).replaceValue(ofKey: tree.key("/a"), with: Self.schema))
        == expected)
  }

  @Test(
    arguments: [
      ("- x\n- '#/a/b' # there\n", "- x\n- {$ref: '#/a/b'} # there\n"),
      ("[x, '#/a/b']\n", "[x, {$ref: '#/a/b'}]\n"),
    ])
  func takeThePlaceOfElements(text: String, expected: String) throws {
    let tree = try read(text)
    let reference = NewValue.mapping([NewMember("$ref", .string("#/a/b"))])
    #expect(
      try tree.edited(TreeEditor(tree).replaceElement(at: 1, of: tree.root, with: reference))
        == expected)
  }
}
