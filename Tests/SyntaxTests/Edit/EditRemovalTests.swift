@testable import Syntax
import TestSupport
import Testing

@Suite struct EditRemovalTests {
  private func removed(_ pointer: String, from text: String, as path: String) throws -> String {
    let tree = try read(text, as: path)
    let editor = TreeEditor(tree)
    let parent = String(pointer[..<pointer.lastIndex(of: "/")!])
    let node = try tree.mapping(parent)
    if node.isSequence {
      let position = Int(pointer.split(separator: "/").last!)!
      return try tree.edited(editor.removeElement(at: position, of: node))
    }
    return try tree.edited(editor.remove(memberOf: tree.key(pointer)))
  }

  @Test(
    arguments: [
      ("a: 1\nb: 2\nc: 3\n", "/a", "b: 2\nc: 3\n"), ("a: 1\nb: 2\nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("a: 1\nb: 2\nc: 3\n", "/c", "a: 1\nb: 2\n"), ("a: 1\r\nb: 2\r\nc: 3\r\n", "/b", "a: 1\r\nc: 3\r\n"),
      ("a: 1\rb: 2\rc: 3\r", "/b", "a: 1\rc: 3\r"), ("a: 1\nb: 2", "/b", "a: 1\n"),
      ("a: 1\nb: 2", "/a", "b: 2"),
      ("\u{FEFF}a: 1\nb: 2\n", "/a", "\u{FEFF}b: 2\n"), ("a: 1\nb: 2  \nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("a: 1\nb:\n  x: 1\n  y: [1,\n 2]\nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("b:\n- 1\n- 2\nc: 3\n", "/b", "c: 3\n"),
      ("a: 1\nb: x\n  y\n\n  z\nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("a: 1\nb: |\n  x\n\n  y\nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("a: 1\nb: |+\n  x\n\n\nc: 3\n", "/b", "a: 1\nc: 3\n"), ("a: |\n  x\nb: |\n  x", "/b", "a: |\n  x\n"),
      ("a: 1\nb: >\n  x\n     \nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("a: |+\n  x\nb: 1\n\nc: 2\n", "/b", "a: |+\n  x\nc: 2\n"),
      ("a: &x 1\nb: !t {c: 2}\nc: 3\n", "/b", "a: &x 1\nc: 3\n"),
      ("a: &x 1\nb: *x\nc: 3\n", "/b", "a: &x 1\nc: 3\n"),
      ("a: 1\nb: &x\nc: 3\n", "/b", "a: 1\nc: 3\n"), ("a: 1\nb:\nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("'a b': 1\n\"c\" : 2\n", "/c", "'a b': 1\n"),
      ("x:\n  a: 1\n  b: 2\ny: 1\n", "/x/b", "x:\n  a: 1\ny: 1\n"),
      ("x:\n  a: 1\n  b: 2\ny: 1\n", "/x/a", "x:\n  b: 2\ny: 1\n"),
      ("---\na: 1\nb: 2\n...\n", "/b", "---\na: 1\n...\n"),
    ])
  func ofMembersInBlockStyleTakesTheirLines(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == expected)
  }

  @Test(
    arguments: [
      ("a: 1 # a\nb: 2 # b\nc: 3 # c\n", "/b", "a: 1 # a\nc: 3 # c\n"),
      ("a: 1\n# b\n# b\nb: 2\n# c\nc: 3\n", "/b", "a: 1\n# c\nc: 3\n"),
      ("a: 1\n# other\n\n# b\nb: 2\nc: 3\n", "/b", "a: 1\n# other\n\nc: 3\n"),
      ("x:\n  a: 1\n# x\n  # b\n  b: 2\n", "/x/b", "x:\n  a: 1\n# x\n"),
      ("a: 1\nb:\n  x: 1\n  # in b\n\n  # in b\n# c\nc: 3\n", "/b", "a: 1\n# c\nc: 3\n"),
      ("# the file\na: 1\nb: 2\n", "/a", "# the file\nb: 2\n"),
      ("x:\n  # a\n  a: 1\n  b: 2\n", "/x/a", "x:\n  b: 2\n"),
      ("a: |\n  x\n# b\nb: 2\n", "/b", "a: |\n  x\n"), ("a: |\n  # x\nb: 2\n", "/b", "a: |\n  # x\n"),
      ("a: 1\r\n# b\r\nb: 2 # b\r\nc: 3\r\n", "/b", "a: 1\r\nc: 3\r\n"),
      ("a: 1\n\nb: 2\n\nc: 3\n", "/b", "a: 1\n\nc: 3\n"),
      ("a: 1\nb: 2\n\nc: 3\n", "/b", "a: 1\n\nc: 3\n"), ("a: 1\n\nb: 2\n", "/b", "a: 1\n"),
      ("a: 1\n\nb: 2\n", "/a", "b: 2\n"),
      ("a: # é\n  x: 1\nb: 2\n", "/a", "b: 2\n"), ("a: 1\nb: > # x\n  y\nc: 3\n", "/b", "a: 1\nc: 3\n"),
    ])
  func takesTheCommentsThatBelongToWhatGoes(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == expected)
  }

  @Test(
    arguments: [
      ("a:\n  x: 1 # c\nb: 2\n", "/a/x", "a: {}\nb: 2\n"),
      ("a: # c\n  x: 1\nb: 2\n", "/a/x", "a: {} # c\nb: 2\n"),
      ("a: &x !!map # c\n  x: 1\nb: 2\n", "/a/x", "a: &x !!map {} # c\nb: 2\n"),
      ("a:\n  - x\n", "/a/0", "a: []\n"),
      ("a:\n- x\nb: 2\n", "/a/0", "a: []\nb: 2\n"), ("- x: 1\n- 2\n", "/0/x", "- {}\n- 2\n"),
      ("- x:\n    y: 1 # c\n- 2\n", "/0/x", "- {}\n- 2\n"), ("- - 1\n", "/0/0", "- []\n"),
      ("# f\na: 1\n", "/a", "# f\n{}\n"),
      ("- 1", "/0", "[]"), ("-\n  x: 1\n", "/0/x", "- {}\n"),
      ("a:\r\n  x: |+\r\n    y\r\n\r\nb: 1\r\n", "/a/x", "a: {}\r\nb: 1\r\n"),
      ("a: {x: 1}\n", "/a/x", "a: {}\n"), ("a: { x: 1, } # c\n", "/a/x", "a: {} # c\n"), ("[x]", "/0", "[]"),
      ("a:\n  # x\n  x: 1", "/a/x", "a: {}\n"), ("a:\n  x:\n    y: 1\n", "/a/x/y", "a:\n  x: {}\n"),
    ])
  func ofTheOnlyOneLeavesBrackets(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == expected)
    #expect(throws: Never.self) { try read(expected) }
  }

  @Test(
    arguments: [
      ("- a\n- b\n- c\n", "/0", "- b\n- c\n"), ("- a\n- b # b\n- c\n", "/1", "- a\n- c\n"),
      ("- a\n- b\n- c\n", "/2", "- a\n- b\n"),
      ("a:\n  - name: x\n    in: h\n  - name: y\n", "/a/0", "a:\n  - name: y\n"),
      ("- - 1\n  - 2\n- 3\n", "/0/0", "- - 2\n- 3\n"),
      ("- - 1\n  - 2\n- 3\n", "/0", "- 3\n"), ("- a\n# b\n- b\n", "/1", "- a\n"),
      ("- |\n  a\n-\n  b\n- c\n", "/1", "- |\n  a\n- c\n"),
      ("- a\n-\n- c\n", "/1", "- a\n- c\n"), ("- a\n- &x !t b\n- c\n", "/1", "- a\n- c\n"),
    ])
  func ofElementsInBlockStyle(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == expected)
  }

  @Test(
    arguments: [
      ("- name: x\n  in: header\n", "/0/name", "- in: header\n"),
      ("- name: x # c\n  in: header\n", "/0/name", "- in: header\n"),
      ("- name: x\n  in: header\n", "/0/in", "- name: x\n"),
      ("- name: x\r\n  in: header\r\n", "/0/name", "- in: header\r\n"),
      ("-   name:\n      a: 1\n    # in\n    in: header\n", "/0/name", "-   # in\n    in: header\n"),
      ("- name: |\n    x\n\n  in: header\n", "/0/name", "- in: header\n"),
      ("- - a: 1\n    b: 2\n", "/0/0/a", "- - b: 2\n"),
    ])
  func ofWhatFollowsADashMovesTheNextOneUp(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == expected)
  }

  @Test(
    arguments: [
      ("{a: 1, b: 2, c: 3}", "/a", "{b: 2, c: 3}"), ("{a: 1, b: 2, c: 3}", "/b", "{a: 1, c: 3}"),
      ("{a: 1, b: 2, c: 3}", "/c", "{a: 1, b: 2}"), ("{a: 1, b: 2, }", "/b", "{a: 1, }"),
      ("{a: 1 , b: 2}", "/b", "{a: 1}"),
      ("[1, 2, 3]", "/1", "[1, 3]"), ("[1,2]", "/1", "[1]"),
      ("{\n  a: 1,\n  b: 2\n}\n", "/a", "{\n  b: 2\n}\n"),
      ("{\n  a: 1,\n  b: 2\n}\n", "/b", "{\n  a: 1\n}\n"),
      ("{\n  a: 1, # a\n  b: 2, # b\n}\n", "/b", "{\n  a: 1, # a\n}\n"),
      ("{\n  a: 1, # a\n  # b\n  b: 2 # b\n}\n", "/b", "{\n  a: 1 # a\n}\n"),
      ("{\n  # a\n  a: 1, # a\n  # b\n  b: 2 # b\n}\n", "/a", "{\n  # b\n  b: 2 # b\n}\n"),
      ("{a: 1, # a\n b: 2}\n", "/b", "{a: 1 # a\n }\n"),
      ("x:\n  y: {\n    a: 1, # a\n    # b\n    b: 2 }\n", "/x/y/b", "x:\n  y: {\n    a: 1 # a\n     }\n"),
      ("x:\n  - [1, # 1\n     2]\n", "/x/0/1", "x:\n  - [1 # 1\n     ]\n"),
      ("[1, 2,\n 3]", "/1", "[1,\n 3]"),
      ("{a: 1,\n b: 2}", "/a", "{b: 2}"),
      ("[1, 2, # 2\n 3]", "/1", "[1,\n 3]"), ("{a: &x 1, b: !t {c: 1}}", "/b", "{a: &x 1}"),
      ("{a, b: , c: 1}", "/b", "{a, c: 1}"),
      ("[a: b, c]", "/0", "[c]"), ("[&x a, c]", "/0", "[c]"),
      ("k: {\r\n  a: 1,\r\n  b: 2\r\n}\r\n", "/k/a", "k: {\r\n  b: 2\r\n}\r\n"),
      ("{a: 1\n, b: 2\n, c: 3}", "/b", "{a: 1\n, c: 3}"),
    ])
  func inFlowStyleMindsTheCommas(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == expected)
    #expect(throws: Never.self) { try read(expected) }
  }

  @Test(
    arguments: [
      ("{\"a\":1,\"b\":2}", "/a", "{\"b\":2}"), ("{\"a\":1,\"b\":2}", "/b", "{\"a\":1}"),
      ("{\"a\":1}", "/a", "{}"),
      ("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n", "/b", "{\n  \"a\": 1,\n  \"c\": 3\n}\n"),
      ("{\n  \"a\": 1,\n  \"b\": {\n    \"x\": 1\n  }\n}\n", "/b", "{\n  \"a\": 1\n}\n"),
      ("{\n  \"a\": 1,\n  \"b\": {\n    \"x\": 1\n  }\n}\n", "/b/x", "{\n  \"a\": 1,\n  \"b\": {}\n}\n"),
      ("{\r\n\t\"a\": 1,\r\n\t\"b\": [1, 2]\r\n}", "/a", "{\r\n\t\"b\": [1, 2]\r\n}"),
      ("[\n  1,\n  2\n]", "/0", "[\n  2\n]"),
      ("{\"a\": \"#\", \"b\": \"#\"}", "/b", "{\"a\": \"#\"}"),
    ])
  func inJSONMindsTheCommas(text: String, pointer: String, expected: String) throws {
    #expect(try removed(pointer, from: text, as: "a.json") == expected)
  }

  /// Nobody sees the value of a key that follows once more.
  @Test func ofAnOverriddenKey() throws {
    #expect(try removed("/a", from: "a: 1\nb: 2\na: 3\n", as: "a.yaml") == "b: 2\na: 3\n")
  }

  @Test(
    arguments: [
      ("a: &x 1\nb: *x\n", "/a"), ("a: &x {b: 1, c: 2}\nd: *x\n", "/a/b"), ("a: {b: &x 1}\nd: *x\n", "/a"),
      ("? a\n: 1\nb: 2\n", "/a"), ("? a\n? b\n", "/b"), ("x: &x {a: 1}\nb: {<<: *x, c: 1}\n", "/b/c"),
      ("<<: {a: 1, c: 2}\nb: 2\n", "/a"), ("&k a: 1\nb: 2\n", "/a"),
      ("!!str a: 1\nb: 2\n", "/a"),
      ("{? a : 1, b: 2}", "/a"), ("[a: b, c]", "/0/a"), ("&k a: 1\n*k : 2\n", "/a"),
      ("?\n  a\n: 1\nb: 1", "/a"),
      ("{&x a: 1, b: 2}", "/a"), ("[<<: {a: 1, b: 2}]", "/0/a"), ("<<: [{a: 1, c: 2}]\nb: 2\n", "/a"),
    ])
  func isNotOfferedWhereItCannotBeSure(text: String, pointer: String) throws {
    #expect(try removed(pointer, from: text, as: "a.yaml") == "-")
  }

  @Test func ofAllMembersOneByOneIsNotCombined() throws {
    for text in ["p:\n  a: 1\n  b: 2\nq: 1\n", "p: {a: 1, b: 2}\n", "- a: 1\n  b: 2\n", "p:\n  a: 1\n  b: 2"]
    {
      let tree = try read(text)
      let mapping = try tree.mapping(text.hasPrefix("-") ? "/0" : "/p")
      let groups = mapping.ownKeys.map { [FileEdits(tree.source, TreeEditor(tree).remove(memberOf: $0)!)] }
      #expect(EditSelection(groups).applied == [0])
      #expect(EditSelection(groups.reversed()).applied == [0])
    }
  }

  @Test(
    arguments: [
      ("a: 1\nb: 2\nc: 3\n", ["b", "c"], "a: 1\n"), ("a: 1\nb: 2\nc: 3\n", ["b", "a"], "c: 3\n"),
      ("a: 1\nb: 2\nc: 3\n", ["a", "c"], "b: 2\n"),
      ("a: 1\n\nb: 2\n# c\nc: 3\n\nd: 4\n", ["b", "c"], "a: 1\n\nd: 4\n"),
      ("a: |\n  x\nb: |+\n  y\n\nc: 3\nd: 4\n", ["b", "c"], "a: |\n  x\nd: 4\n"),
      ("a: 1\nb: 2\n", ["a", "b"], "{}\n"),
      ("{a: 1, b: 2, c: 3}", ["b", "c"], "{a: 1}"), ("{a: 1, b: 2, c: 3}", ["a", "b"], "{c: 3}"),
      ("{a: 1, b: 2, c: 3}", ["a", "c"], "{b: 2}"), ("{a: 1, b: 2}", ["a", "b"], "{}"),
      ("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n", ["b", "c"], "{\n  \"a\": 1\n}\n"),
      ("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n", ["a", "b"], "{\n  \"c\": 3\n}\n"),
    ])
  func ofSeveralMembers(text: String, keys: [String], expected: String) throws {
    let tree = try read(text)
    let edits = TreeEditor(tree).remove(try keys.map { try tree.key("/" + $0) })
    #expect(try tree.edited(edits) == expected)
    #expect(throws: Never.self) { try read(expected) }
  }

  @Test(
    arguments: [
      ("p:\n  x:\n    a: 1\n  y: 1\n", "/p/x/a", "p:\n  y: 1\n"),
      ("p:\n  y: 1\n  # x\n  x:\n    # a\n    a: 1\n", "/p/x/a", "p:\n  y: 1\n"),
      ("p:\n  x:\n    a: 1\n", "/p/x/a", "p:\n  x: {}\n"),
      ("p:\n  z:\n    a: 1\n  y: 1\n", "/p/z/a", "p:\n  z: {}\n  y: 1\n"),
      ("p:\n  x:\n    a: 1\n    b: 1\n  y: 1\n", "/p/x/a", "p:\n  x:\n    b: 1\n  y: 1\n"),
      ("p: {x: {a: 1}, y: 1}", "/p/x/a", "p: {y: 1}"),
      ("p: &p {x: {a: 1}, y: 1}\nq: *p", "/p/x/a", "-"),
    ])
  func takesAKeyThatNothingIsLeftUnder(text: String, pointer: String, expected: String) throws {
    let tree = try read(text)
    #expect(try tree.edited(TreeEditor(tree).remove([tree.key(pointer)], withEmptied: ["x"])) == expected)
  }
}
