@testable import Syntax
import TestSupport
import Testing

/// Quoting of scalars.
@Suite struct EditQuotingTests {
  private func spelling(
    _ text: String, _ style: ScalarStyle = .plain, inFlow: Bool = false, isKey: Bool = false,
    language: SyntaxTree.Language = .yaml
  ) -> String? {
    ScalarQuoting(style: style, language: language, isInFlow: inFlow, isKey: isKey).bytes(for: .string(text))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    arguments: [
      "x", "a b", "a:b", "x#y", "3.1.0", "5db68c06", "1st", "http://a/b?c=d#e", "*/*".dropFirst().description,
      "é", "漢字", "😀", "a'b", "a\"b", "a\\b", "application/json", "2024-01", "yess", "$ref", "<<<", "==",
      "Infinity", "0xFG",
      "12:300", "a,b", "a]b", "e1", "1e", "0x",
    ])
  func leavesPlainWhatEveryReaderTakesForTheSameString(text: String) {
    #expect(spelling(text) == text)
    #expect(spelling(text, .literal) == text)
  }

  @Test(
    arguments: [
      "12", "-1", "1.0", ".5", "1.", "1e5", "0x1F", "0o17", "017", "0b101", "1_000", "12:30:45",
      "190:20:30.15", "2024-01-01",
      "2024-1-1", "2024-01-01T10:00:00Z", "yes", "No", "ON", "off", "y", "N", "true", "False", "tRuE", "null",
      "~", ".inf", "-.INF",
      ".NaN", "=", "<<", "", " a", "a ", "x #y", "a: b", "a:", "...", "---", "-x", "?a", ":a", ",a", "[a",
      "]a", "{a", "}a",
      "&a", "*a", "!a", "|a", ">a", "\"a\"", "%a", "@a", "`a", "#a", "-",
    ])
  func putsTheOthersBetweenSingleQuotes(text: String) {
    #expect(spelling(text) == "'\(text)'")
    #expect(spelling(text, isKey: true) == "'\(text)'")
  }

  @Test(
    arguments: [
      ("a\nb", #""a\nb""#), ("a\tb", #""a\tb""#), ("\0", #""\0""#), ("a\rb", #""a\rb""#),
      ("\u{1B}", #""\e""#),
      ("\u{1}", #""\x01""#), ("\u{7F}", #""\x7F""#), ("\u{85}", #""\N""#), ("\u{2028}\u{2029}", #""\L\P""#),
      ("\u{FEFF}", #""\uFEFF""#), ("é\n\"\\", #""é\n\"\\""#),
    ])
  func putsBetweenDoubleQuotesWhatNeedsEscapes(text: String, expected: String) {
    #expect(spelling(text) == expected)
    #expect(spelling(text, .singleQuoted) == expected)
  }

  @Test func keepsQuotesAndTakesOthersOnlyWhereTheyCannotHoldTheText() {
    #expect(spelling("x", .singleQuoted) == "'x'")
    #expect(spelling("it's", .singleQuoted) == "'it''s'")
    #expect(spelling("it's", .doubleQuoted) == "\"it's\"")
    #expect(spelling("'", .plain) == "''''")
    #expect(spelling("12", .doubleQuoted) == "\"12\"")
  }

  @Test(
    arguments: ["a,b", "a[", "a]b", "{a}", "a}", "a:,b", "a?b"])
  func mindsBracketsAndCommasInFlowStyle(text: String) {
    #expect(spelling(text, inFlow: true) == "'\(text)'")
  }

  @Test func leavesAddressesPlainInFlowStyle() {
    #expect(spelling("http://a/b#e", inFlow: true) == "http://a/b#e")
    #expect(spelling("a:b", inFlow: true) == "a:b")
  }

  @Test func knowsHowLongAKeyMayBe() {
    let long = String(repeating: "é", count: 1024)
    #expect(spelling(long, isKey: true) == long)
    #expect(spelling(long + "x", isKey: true) == nil)
    #expect(spelling(long, .singleQuoted, isKey: true) == nil)
    #expect(spelling(long + "x") != nil)
    #expect(spelling(long + "x", isKey: true, language: .json) != nil)
  }

  @Test func writesBareWhatIsAValueAndNothingElse() {
    func bare(_ text: String, _ language: SyntaxTree.Language, isKey: Bool = false) -> [UInt8]? {
      ScalarQuoting(style: .doubleQuoted, language: language, isInFlow: false, isKey: isKey).bytes(
        for: .bare(text))
    }
    for text in ["true", "null", "0", "-1", "1.5e+3", "10", "-0.0", "1E2"] {
      #expect(bare(text, .json) == Array(text.utf8))
      #expect(bare(text, .yaml) == Array(text.utf8))
    }
    for text in ["", "x", "yes", "12:30", "'1'", "1 2", "-"] {
      #expect(bare(text, .json) == nil)
      #expect(bare(text, .yaml) == nil)
    }
    for text in ["01", "1.", ".5", "+1", "0x1F", "True", "~", ".inf", "1e"] {
      #expect(bare(text, .json) == nil)
    }
    #expect(bare("1", .json, isKey: true) == nil)
  }

  @Test(arguments: texts)
  func givesJSONItsStrings(text: String) throws {
    let document = "[\(spelling(text, language: .json) ?? "")]"
    #expect(first(try read(document, as: "a.json")) == text)
    #expect(first(try read(document, as: "a.yaml")) == text)
    let nested = try read("- " + document)
    #expect(nested.root.elements.first?.elements.first?.string == text)
  }

  /// Keeps the tree alive until the text has been read.
  private func first(_ tree: SyntaxTree) -> String? { tree.root.elements.first?.string }

  @Test(
    arguments: texts)
  func givesYAMLTheTextWhereverAScalarIs(text: String) throws {
    let documents = [
      "a: b\nc: d\n", "a: 'b'\nc: d\n", "a: \"b\"\nc: d\n", "a:\nc: d\n", "a: \nc: d\n", "a: # x\nc: d\n",
      "a: b # x\nc: d\n",
      "a:\n  b\nc: d\n", "a: b\n  b\nc: d\n", "a: 'b\n\n  b'\nc: d\n", "a: |\n  b\nc: d\n",
      "a: >-  # x\n  b\n\n\nc: d\n",
      "a: |+\n  b\n\n\nc: d\n", "a: |2\n   b\nc: d\n", "a: |\n  b\n      \n  \t\nc: d\n",
      "a: |\n\n  b  \n  \nc: d\n",
      "a: >\r\n    b\r\n    c\r\nc: d\r\n", "a: |\nc: d\n", "c: d\na: |\n  b", "c: d\na: |\n  b\n",
      "{a: b, c: d}", "{\"a\":b, c: d}",
      "{a: 'b' , c: d}", "{a: , c: d}", "{a, c: d}", "{c: d, a: \"b\"}", "c: d\na: b", "c: d\na:",
      "{c: d,\n a: b\n }\n", "z: &z x\na: *z\nc: d\n", "a: &z b\nc: d\n", "a: !!str 1\nc: d\n",
      "? c\n: d\n? z\n",
      "\u{FEFF}é: ü\na: 漢\nc: d\n", "c: d\na: b\n...\n",
    ]
    for document in documents {
      let tree = try read(document)
      guard let key = tree.root.ownKeys.first(where: { $0.text == "a" }) else { continue }
      let edits = try #require(TreeEditor(tree).replaceValue(ofKey: key, with: .string(text)), "\(document)")
      let result = try tree.edited(edits)
      let reread = try read(result)
      let after = reread.root
      #expect(after["a"]?.string == text, "\(document) -> \(result)")
      #expect(after["c"]?.string == "d", "\(document) -> \(result)")
      #expect(after.members.count == tree.root.members.count)
    }
  }

  @Test func givesAnyTextWhereAnyScalarIs() throws {
    var random = SplitMix(seed: 3)
    let parts =
      Array("-?:,[]{}&*!|>'\"%@`#=<~. \t\n\r\\_/+0123789abefnoxyéTZ").map(String.init) + [
        "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7F}", "😀", "12", "true", "yes", ": ", " #", "---", "...",
        "\n\n",
      ]
    let documents = [
      "a: b\nc: d\n", "{a: b, c: d}", "a: >\n  b\nc: d\n", "a: |-\n  b\nc: d\n", "x: [b]\na: 'b'\nc: d",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in parts.randomElement(using: &random)! }
        .joined()
      let tree = try read(documents.randomElement(using: &random)!)
      let value = try tree.edited(TreeEditor(tree).replaceValue(ofKey: tree.key("/a"), with: .string(text)))
      let written = try read(value)
      #expect(written.root["a"]?.string == text, "\(value)")
      let key = try tree.edited(TreeEditor(tree).rename(tree.key("/a"), to: text))
      let renamed = try key == "-" ? nil : read(key)
      let names = renamed?.root.members.map(\.name) ?? []
      #expect(names.contains(text) != (tree.root.value(ofKey: text) != nil), "\(key)")
    }
  }

  @Test(arguments: texts)
  func givesYAMLTheTextOfKeysAndElements(text: String) throws {
    let keys = [
      "{x: 1}", "x: 1\n", "'x': 1\n", "\"x\" : 1", "{'x':1}", "{\"x\":1,}", "a:\n  - x: 1\n", "{x}", "[x: 1]",
    ]
    for document in keys {
      let tree = try read(document)
      let mapping = try #require((0..<tree.nodeCount).map(tree.node).last { $0.isMapping })
      guard text != "x" else { continue }
      let edits = try #require(TreeEditor(tree).rename(mapping.ownKeys[0], to: text), "\(document)")
      let after = try read(tree.edited(edits))
      #expect(after.node(mapping.index).ownKeys.first?.text == text)
    }
    for document in [
      "- x\n- y\n", "[x, y]", "- - x\n  - y\n", "[[x , y]]", "-\n- y\n", "- \n- y\n", "['x','y']",
    ] {
      let tree = try read(document)
      let sequence = try #require((0..<tree.nodeCount).map(tree.node).last { $0.isSequence })
      let edits = try #require(TreeEditor(tree).replaceElement(at: 0, of: sequence, with: .string(text)))
      let after = try read(tree.edited(edits))
      #expect(after.node(sequence.index).elements.map(\.string) == [text, "y"])
    }
  }

  @Test(
    arguments: [
      ("a: |\n  b\nc: d\n", "x\n", "a: |\n  x\nc: d\n"), ("a: |\n  b\nc: d\n", "x", "a: |-\n  x\nc: d\n"),
      ("a: >- # n\r\n    b\r\nc: d\r\n", "x\ny\n", "a: > # n\r\n    x\r\n\r\n    y\r\nc: d\r\n"),
      ("a: |\n  b\nc: d\n", "x\n\n  y: #\n", "a: |\n  x\n\n    y: #\nc: d\n"),
      ("a: |\n  b\nc: d\n", " x", "a: ' x'\nc: d\n"),
      ("a: > # n\n  b\nc: d\n", "12\n\n", "a: \"12\\n\\n\" # n\nc: d\n"),
      ("a: |+\n  b\n\nc: d\n", "12", "a: |-\n  12\n\nc: d\n"),
      ("c: d\na: |\n  b", "x\n", "c: d\na: \"x\\n\""),
      ("a: |\n  b  \n      \n\nc: d\n", "x\n", "a: |\n  x\n\nc: d\n"), ("a: |1\n  b\n", "x", "a: x\n"),
    ])
  func keepsBlockScalars(document: String, text: String, expected: String) throws {
    let tree = try read(document)
    #expect(
      try tree.edited(TreeEditor(tree).replaceValue(ofKey: tree.key("/a"), with: .string(text))) == expected)
    #expect(try read(expected).text("/a") == text)
  }
}
