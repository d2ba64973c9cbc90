import Syntax
import TestSupport
import Testing

/// What texts and scalars mean.
@Suite struct MeaningTests {
  @Test(
    arguments: [
      ("a: >\n  \t\n  b\n  c\n", "\t\nb c\n"), ("a: >+\n  \t \n  b\n\n", "\t \nb\n\n"),
      (
        "a: >-\n\n  \tx\n  y\n\n  z\n  w\n\n   v\n  u\n\n", "\n\tx\ny\nz w\n\n v\nu"
      ),
      ("a: &x >\n  \tx\n  \ty\n  z\n\n\n  w\nb: |\n  \tx\n  y\n", "\tx\n\ty\nz\n\nw\n"),
      ("a: |\n  \t\n  b\n", "\t\nb\n"), ("a: |-\n\n  \tx\n  \ty\nb: 1", "\n\tx\n\ty"),
      ("a: |\n \t\nb: |\n \t\u{2028}\n", "\t\n"), ("a: \u{2028}\nb: |+\n \t\n\n", "\u{2028}"),
      ("a: |\n  x\n   y\n\n", "x\n y\n"), ("a: |-\n  x\n", "x"), ("a: |+\n  x\n\n", "x\n\n"),
      ("a: >\n  x\n  y\n\n  z\n", "x y\nz\n"),
      ("a: x\n  y\n\n  z\n", "x y\nz"), ("a: 'it''s\n  so'\n", "it's so"),
      ("a: \"\\u00e9\\x41\\U0001F600\\n\\\n  b\"", "éA😀\nb"),
      ("a: \"\\_\"\n", "\u{A0}"), ("a: \"\\N\"\n", "\u{85}"), ("a: x\u{2028}y z\n", "x\u{2028}y z"),
      ("a: 'x \u{85} y\n  z'\n", "x \u{85} y z"), ("a: |\n  x\u{2029}y\n", "x\u{2029}y\n"),
      ("a: x\u{FEFF}y\n", "x\u{FEFF}y"),
      ("a: \"\\u2028 \u{2028}\"\n", "\u{2028} \u{2028}"), ("a: |\r\n  x\r\n  y\r\n", "x\ny\n"),
    ])
  func texts(text: String, expected: String) throws {
    #expect(try read(text).text("/a") == expected)
  }

  @Test func aCommentEndsAtALineBreakOfYAML12Only() throws {
    let tree = try read("a: 1 # c\u{2028}b: 2\nc\u{85}d: 3\n")
    #expect(tree.root.members.map(\.name) == ["a", "c\u{85}d"])
  }

  @Test(
    arguments: [
      ("yes", .string("yes")), ("No", .string("No")), ("on", .string("on")), ("y", .string("y")),
      ("true", .boolean(true)),
      ("True", .boolean(true)), ("TRUE", .boolean(true)), ("tRUE", .string("tRUE")),
      ("false", .boolean(false)),
      ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("", .null), ("010", .integer("010")),
      ("0o10", .integer("0o10")), ("0o8", .string("0o8")), ("0x1F", .integer("0x1F")), ("0x", .string("0x")),
      ("0b101", .string("0b101")), ("1_000", .string("1_000")), ("190:20:30", .string("190:20:30")),
      ("12:30", .string("12:30")), ("1e3", .number("1e3")), ("1E5", .number("1E5")), ("1e", .string("1e")),
      (".5", .number(".5")), ("+1", .integer("+1")), ("1.", .number("1.")), (".inf", .number(".inf")),
      ("-.INF", .number("-.INF")), (".nan", .number(".nan")), ("-0", .integer("-0")),
      ("2020-01-01", .string("2020-01-01")), ("1.0.0", .string("1.0.0")), ("1.0", .number("1.0")),
      ("=", .string("=")), ("08", .integer("08")), (".", .string(".")), ("'1'", .string("1")),
      ("\"\"", .string("")),
      ("123456789012345678901234567890", .integer("123456789012345678901234567890")),
      ("!!str 200", .string("200")),
      ("! 200", .string("200")), ("!!int \"5\"", .integer("5")), ("!!null ''", .null),
      ("!x 5", .integer("5")),
      ("!!str", .string("")), ("|\n  5", .string("5\n")),
    ] as [(String, Scalar)])
  func theCoreSchemaOfYAML12(text: String, expected: Scalar) throws {
    let tree = try read("a: \(text)\n")
    #expect(tree.root["a"]?.scalar == expected)
  }

  @Test func keysAreTexts() throws {
    let tree = try read("200: a\nnull: b\n~: c\ntrue: d\n'200 ': e\n1.0: f\n")
    #expect(tree.root.members.map(\.name) == ["200", "null", "~", "true", "200 ", "1.0"])
    #expect(tree.root["200"]?.text == "a")
    #expect(tree.root.members.first?.key.scalar == .string("200"))
  }

  @Test func theLastOfTwoEqualKeysCountsAndTheyAreListedInTheirOrder() throws {
    let tree = try read("a: 1\nb: {c: 1, \"c\": 2, c: 3}\na: 2\n")
    #expect(tree.root["a"]?.text == "2")
    #expect(tree.duplicateKeys.map { tree.node($0.key).pointer } == ["/b/c", "/b/c", "/a"])
    #expect(tree.duplicateKeys.map { tree.node($0.first).range.lowerBound } == [9, 9, 0])
  }

  @Test func tagsThatAreNotTheCoreSchemasAreListed() throws {
    let tree = try read("a: !Ref x\nb: !!int 1\nc: !!binary x\nd: !<tag:yaml.org,2002:map> {}\n")
    #expect(tree.foreignTags.sorted().map { tree.node($0).pointer } == ["/a", "/c"])
  }

  @Test(
    arguments: [
      ("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}", ["b": "3", "a": "1"]),
      ("x: &x {a: 1}\nz: &z {a: 2, b: 3}\ny: {<<: [*x, *z]}", ["a": "1", "b": "3"]),
      ("x: &x {a: 1}\nz: &z {<<: *x, b: 2}\ny: {c: 3, <<: *z}", ["c": "3", "b": "2", "a": "1"]),
      ("x: &x {a: 1}\ny: {<<: *x, <<: {a: 2, b: 3}}", ["a": "1", "b": "3"]),
      ("x: &x {a: 1}\ny: {\"<<\": *x}", ["<<": "-"]), ("y: {<<: text, a: 1}", ["a": "1"]),
      ("y: {<<: {a: 1}, a: 2, a: 3}", ["a": "3"]),
    ])
  func mergeKeys(text: String, expected: [String: String]) throws {
    let tree = try read(text)
    let node = try #require(tree.root["y"])
    #expect(Set(node.members.map(\.name)) == Set(expected.keys))
    for (key, value) in expected { #expect((node.value(ofKey: key)?.text ?? "-") == value) }
  }

  @Test func jsonSurrogatesLongKeysTabsLongLinesLiterals() throws {
    #expect(try read(#"{"a": "\uD83D\uDE00"}"#, as: "a.json").text("/a") == "😀")
    let lone = try read(#"["\uD83D", "\uDE00x", "\uD83D\u0041"]"#)
    #expect(lone.root.elements.map(\.text) == ["\u{FFFD}", "\u{FFFD}x", "\u{FFFD}A"])
    let long = String(repeating: "k", count: 5000)
    let longKey = try read("{\"\(long)\"\n:\t1}\t")
    #expect(longKey.root.value(ofKey: long)?.text == "1")
    #expect(try read("\t{\"a\":\t[1,\n\t2]}").text("/a/1") == "2")
    let many = try read("[" + Array(repeating: "\"0123456789\"", count: 100_000).joined(separator: ",") + "]")
    #expect(many.root.elements.count == 100_000)
    let marked = try read(
      "\u{FEFF}{\"a\": null, \"b\": \"\u{7F}\u{2028}\", \"c\": \"a\\u0000b\", \"\": 1e400}", as: "a.JSON")
    #expect(marked.language == .json)
    #expect(marked.root["a"]?.scalar == .null)
    #expect(try marked.text("/b") == "\u{7F}\u{2028}")
    #expect(try marked.text("/c") == "a\0b")
    #expect(try marked.text("/") == "1e400")
  }

  @Test func jsonPointersLeadThereAndBack() throws {
    let tree = try read("a/b: {m~n: [x, {'': y}]}\n")
    let node = try #require(tree.root.node(atPointer: "/a~1b/m~0n/1/"))
    #expect(node.text == "y")
    #expect(node.pointer == "/a~1b/m~0n/1/")
    for pointer in [
      "a", "/b", "/a~1b/m~0n/2", "/a~1b/m~0n/01", "/a~1b/m~0n/-", "/a~1b/m~0n/99999999999999999999",
    ] {
      #expect(tree.root.node(atPointer: pointer) == nil)
    }
  }
}
