@testable import Syntax
import TestSupport
import Testing

/// Byte ranges.
@Suite struct RangeTests {
  @Test(
    arguments: [
      ("a: b c \nd: 1", "/a", "b c"), ("a: 'it''s'  # c\n", "/a", "'it''s'"),
      ("a: \"x\\n\"\n", "/a", "\"x\\n\""),
      ("a: b\n  c\n\nd: 1", "/a", "b\n  c"),
      ("a: {x: 1, y: [2, 3]} # c\n", "/a", "{x: 1, y: [2, 3]}"), ("a: {x: 1, y: [2, 3]}\n", "/a/y", "[2, 3]"),
      ("a:\n  x: 1\n  y: 2 # c\n\n# d\nb: 3\n", "/a", "x: 1\n  y: 2"),
      ("a:\n  - 1\n  - 2\n\n# d\nb: 3\n", "/a", "- 1\n  - 2"), ("a:\n- 1\n- 2\nb: 3\n", "/a", "- 1\n- 2"),
      ("- - 1\n  - 2\n- 3\n", "/0", "- 1\n  - 2"), ("[a: b, c]", "/0", "a: b"), ("[a: b, c]", "/0/a", "b"),
      ("[a: {b: c} , d]", "/0", "a: {b: c}"), ("? a\n: b\n", "", "? a\n: b"),
      ("a: |\n  x\n  y\n\nb: 1\n", "/a", "|\n  x\n  y"),
      ("a: >-  # c\n  x\n# d\nb: 1\n", "/a", ">-  # c\n  x"),
      ("a: |+\n  x\n\n\nb: 1\n", "/a", "|+\n  x"), ("a: |\n  x", "/a", "|\n  x"), ("a: |\nb: 1\n", "/a", "|"),
      ("x:\n  a: |\n    t\n\ny: 1\n", "/x", "a: |\n    t"),
      ("a: &x b\n", "/a", "b"), ("a: &x:y z\n", "/a", ":y z"), ("[&x-1_:y]", "/0", ":y"),
      ("a: !!str b\n", "/a", "b"), ("a: &x !!str b\n", "/a", "b"),
      ("a: !<tag:yaml.org,2002:str> b\n", "/a", "b"), ("a: &x # c\n  # d: e\n  b\n", "/a", "b"),
      ("a: &x # c\n  k: v\n", "/a", "k: v"), ("a: &x\n- 1\n", "/a", "- 1"), ("a: &x [1]\n", "/a", "[1]"),
      ("&x a: 1\nb: 2\n", "", "a: 1\nb: 2"), ("a: !t\n  - 1\n", "/a", "- 1"), ("[&x a: b]", "/0", "a: b"),
      ("a: &x |\n  t\n", "/a", "|\n  t"), ("a: &x 'b'\n", "/a", "'b'"), ("{a: &x b}", "/a", "b"),
      ("é: 😀x\nz: 1\n", "/é", "😀x"), ("漢字: 'é'\n", "/漢字", "'é'"), ("\u{FEFF}é: b\n", "/é", "b"),
      ("a: é\r\nb: [ü]\r\n", "/b", "[ü]"), ("a: x\rb: y\r", "/b", "y"), ("a: \u{85}x\nb: y", "/b", "y"),
      ("a: x\u{2028}y\nb: [😀, z]", "/b/1", "z"), ("# é\n\n---\n# 漢\na: b\n...\n", "/a", "b"),
      ("just text\n", "", "just text"),
    ])
  func ofYAMLNodesAreTheirExactSpelling(text: String, pointer: String, expected: String) throws {
    #expect(try read(text).spelling(pointer) == expected)
  }

  @Test(
    arguments: [
      ("'k': 1", "'k'"), ("&x k : 1", "k"), ("? k\n: 1", "k"), ("{\"k\": 1}", "\"k\""), ("!!str k: 1", "k"),
    ])
  func ofYAMLKeysAreThoseOfTheirSpelling(text: String, expected: String) throws {
    let tree = try read(text)
    let key = try #require(tree.root.members.first?.key)
    #expect(key.text == "k")
    #expect(tree.source.text(key.range) == expected)
  }

  @Test(
    arguments: [
      ("a:\nb: 1", "/a", 2), ("a:   # c\nb: 1", "/a", 2), ("a: &x\nb: 1", "/a", 5),
      ("a: !!null # c\nb: 1", "/a", 9),
      ("{a: , b: 1}", "/a", 3), ("{a, b: 1}", "/a", 2), ("[a: ]", "/0/a", 3), ("- \n- 1", "/0", 1),
      ("? a\n? b\n", "/a", 3),
      ("{a: }", "/a", 3), ("a:\n\n\n", "/a", 2), ("é:\n", "/é", 3),
    ])
  func ofMissingValuesAreEmptyAndFollowWhatTheyBelongTo(text: String, pointer: String, offset: Int)
    throws
  {
    let tree = try read(text)
    let node = try #require(tree.root.node(atPointer: pointer))
    #expect(node.range == offset..<offset)
    #expect(node.isNull)
  }

  @Test func ofJSONNodesAreTheirExactSpelling() throws {
    let tree = try read("\u{FEFF} {\"a\" : [1, {\"é\":\"😀\\u00e9\"} , true ], \"b\":{} }\n", as: "a.json")
    #expect(try tree.spelling("/a") == "[1, {\"é\":\"😀\\u00e9\"} , true ]")
    #expect(try tree.spelling("/a/1") == "{\"é\":\"😀\\u00e9\"}")
    #expect(try tree.spelling("/a/1/é") == "\"😀\\u00e9\"")
    #expect(try tree.spelling("/b") == "{}")
    #expect(tree.root.range.lowerBound == 4)
  }

  @Test func anAliasHandsOutItsTargetWithTheTargetsPlace() throws {
    let tree = try read("a: &x {k: 1}\nb: *x\nc: [*x]\n")
    #expect(try tree.spelling("/b") == "{k: 1}")
    #expect(try tree.spelling("/c/0/k") == "1")
    #expect(tree.root["b"]?.pointer == "/a")
  }
}

/// Lines and columns.
@Suite struct LineTableTests {
  @Test func lfCRLFAndCREndLinesNELLSAndPSDoNot() {
    let table = LineTable(SourceFile(path: "a", bytes: Array("a\nb\r\nc\rd\u{85}\u{2028}\u{2029}e\n".utf8)))
    #expect(table.lineCount == 5)
    #expect(table.range(ofLine: 2) == 2..<3)
    #expect(table.position(at: 5) == Position(line: 3, column: 1, offset: 5))
    #expect(table.position(at: 16) == Position(line: 4, column: 5, offset: 16))
    #expect(table.position(at: 18) == Position(line: 5, column: 1, offset: 18))
    #expect(table.range(ofLine: 5) == 18..<18)
  }

  @Test(
    arguments: [
      "{}", "\n\n[1,\r\n 2]\n", "{\r\"a\":\r\r\n\t[\n\n  ],\r  \"b\" : 1}\r",
      "\u{FEFF}\n{\"a\":\n             1}",
      "[\n                                1\r\n\r]\r\n",
    ])
  func jSONsReaderNotesTheLinesThatItsBytesHave(text: String) throws {
    let noted = try read(text, as: "a.json").source.lineStarts
    #expect(noted == SourceFile(path: "a.json", bytes: Array(text.utf8)).lineStarts)
  }

  @Test func columnsCountCodePointsWithoutAByteOrderMark() {
    let table = LineTable(SourceFile(path: "a", bytes: Array("\u{FEFF}é😀x\n".utf8)))
    #expect([0, 1, 3, 5, 9].map { table.position(at: $0).column } == [1, 1, 1, 2, 3])
    let empty = LineTable(SourceFile(path: "a", bytes: []))
    #expect(empty.position(at: 0) == Position(line: 1, column: 1, offset: 0))
  }

  @Test func agreesWithCountingOneByOneAcrossBlocks() {
    let text = String(repeating: "é😀x\n漢", count: 400) + String(repeating: "ü-", count: 2000)
    let bytes = Array(text.utf8)
    let table = LineTable(SourceFile(path: "a", bytes: bytes))
    var (line, column) = (1, 1)
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      #expect(table.position(at: offset) == Position(line: line, column: column, offset: offset))
      if byte == 0x0A { (line, column) = (line + 1, 1) } else { column += 1 }
    }
  }

  @Test func zerosFollowAFilesBytesAndAreNoneOfThem() {
    for bytes: [UInt8] in [[], [0x61], Array("a: é\n".utf8)] {
      let source = SourceBytes(bytes)
      #expect(Array(source) == bytes)
      #expect(source.count == bytes.count)
      #expect(source.withContiguousStorageIfAvailable { Array($0) } == bytes)
      source.withUnsafeBytes { text in
        #expect(text.elementsEqual(bytes))
      }
      source.withPaddedBytes { padded in
        #expect(padded.text.elementsEqual(bytes))
        #expect(padded.byte(at: bytes.count) == 0)
        #expect(padded.word(at: bytes.count) == 0)
        for position in bytes.indices {
          let rest = bytes[position...].prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
          #expect(padded.word(at: position) == rest)
        }
      }
    }
  }
}
