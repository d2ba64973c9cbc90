import Syntax
import TestSupport
import Testing

/// Hostile files.
@Suite(.timeLimit(.minutes(20)))
struct GuardTests {
  private func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }

  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test func size() {
    let limits = limits { $0.fileSize = 4 }
    #expect(failure("a: 1", limits: limits) == nil)
    #expect(failure("a: 12", limits: limits)?.message.hasPrefix("the file is larger than") == true)
  }

  @Test func depthInBlockStyleFlowStyleAndJSON() {
    let limits = limits {
      $0.depth = 3
      $0.flowDepth = 2
    }
    #expect(failure("- - - 1", limits: limits) == nil)
    #expect(failure("- - - - 1", limits: limits) == SyntaxError("nested more than 3 levels deep", at: 6))
    #expect(failure("a: [[1]]", limits: limits) == nil)
    #expect(failure("a: [[[1]]]", limits: limits)?.range == 5..<6)
    #expect(failure("[[[1]]]", as: "a.json", limits: limits) == nil)
    #expect(failure("[[[[1]]]]", as: "a.json", limits: limits)?.range == 3..<3)
    for deep in [
      times(100_000, "["), times(100_000, "{\"a\":"), times(100_000, "- "), times(50_000, "? "),
      "a: " + times(100_000, "{"),
    ] {
      #expect(failure(deep) != nil)
      #expect(failure(deep, as: "a.json") != nil)
    }
  }

  @Test func numberOfNodes() {
    let limits = limits { $0.nodes = 5 }
    #expect(failure("a: 1\nb: 2", limits: limits) == nil)
    #expect(
      failure("a: 1\nb: 2\nc: 3", limits: limits) == SyntaxError("more than 5 nodes in one file", at: 10))
    #expect(failure("[1,2,3,4]", as: "a.json", limits: limits) == nil)
    #expect(failure("[1,2,3,4,5]", as: "a.json", limits: limits)?.range == 9..<9)
  }

  @Test func aliasesAreCountedNeverExpanded() throws {
    var laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1...60 { laughs += "a\(level): &a\(level) [\(times(8, "*a\(level - 1),"))*a\(level - 1)]\n" }
    #expect(failure(laughs)?.message.hasPrefix("with its aliases written out") == true)
    let limits = limits { $0.expandedNodes = 9 }
    #expect(failure("a: &a [x, y]\nb: *a", limits: limits) == nil)
    #expect(failure("a: &a [x, y]\nb: *a\nc: 1", limits: limits) != nil)
  }

  @Test func undefinedAliasesAndCycles() {
    #expect(failure("a: *b\nb: &b 1")?.range == 3..<5)
    #expect(failure("a: &a [*a]")?.message == "this alias stands for a node that contains it")
    #expect(failure("&r\na: {b: *r}")?.range == 10..<12)
    #expect(failure("a: &a {<<: *a}") != nil)
    #expect(failure("a: &a 1\nb: &a [*a]") != nil)
  }

  @Test(
    arguments: ["? [a]\n: b", "{a: b}: c", "[a]: b", "? {}\n: b", "a: &a [1]\n*a : 2"])
  func keysThatAreNoTexts(text: String) {
    #expect(failure(text) != nil)
  }

  @Test func anAliasMayBeAKeyWhereItsAnchorIsOne() throws {
    #expect(try read("&k a: {b: 1}\nc: {*k : 2}").text("/c/a") == "2")
  }

  /// '%' lines.
  @Test func directives() {
    #expect(failure("%YAML 1.1\n%TAG !a! b\n---\na: 1") == nil)
    let many = (0..<17).map { "%TAG !a\($0)! b\n" }.joined() + "---\na: 1"
    #expect(failure(many)?.message == "more than 16 '%' lines before the document")
    #expect(failure("%TAG ! \(times(2000, "x"))\n--- a")?.message == "a '%' line of more than 1024 bytes")
  }

  @Test func longRunsOfWhiteSpaceInAFileWithManyOfThem() {
    let limits = limits {
      $0.whitespaceRun = 8
      $0.whitespaceProduct = 100
    }
    #expect(failure("a: \(times(20, " "))b", limits: limits) == nil)
    #expect(failure("a: \(times(20, " "))b\(times(5, " c"))", limits: limits)?.range == 2..<23)
    #expect(
      failure(times(300_000, " ") + "a" + times(300_000, " b"))?.message.contains("white space") == true)
  }

  @Test(
    arguments: [
      ("a: 1\n---\nb: 2\n", 5..<8), ("a: 1\n...\n---\nb: 2\n", 9..<12), ("--- a\n--- b\n", 6..<9),
      ("a: 1\n...\n# c\nb: 2\n", 13..<17), ("a: 1\n...\n%YAML 1.2\n---\n", 9..<18), ("---\n---\n", 4..<7),
      ("{}\n---\n@`", 3..<6), ("a: |\n  x\n---\nb", 9..<12),
    ])
  func aSecondDocumentAtItsStart(text: String, range: Range<Int>) {
    let error = failure(text)
    #expect(error?.message == "a second document in the same file")
    #expect(error?.range == range)
  }

  @Test(
    arguments: ["a: 1\n...\n", "a: 1\n# c\n...\n# d\n", "--- a\n... # c\n...\n"])
  func nothingButCommentsAndMayFollow(text: String) {
    #expect(failure(text) == nil)
  }

  @Test(arguments: ["", "\n\n", "# comment\n", "\u{FEFF}", "  # c"])
  func aFileWithoutADocument(text: String) {
    #expect(failure(text)?.message == "the file is empty")
    #expect(failure(text)?.range == text.utf8.count..<text.utf8.count)
    #expect(failure(text, as: "a.json") != nil)
  }

  @Test func aDocumentWithoutAValueIsNull() throws {
    for text in ["---\n", "--- # c\n...\n"] {
      let tree = try read(text)
      #expect(tree.root.isNull)
    }
    #expect(failure("...\n") != nil)
  }

  @Test func otherEncodings() {
    let utf16 = Array("openapi".utf16)
    let little = utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let wide = utf16.flatMap { [UInt8($0 & 0xFF), 0, 0, 0] }
    for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
      #expect(failure(bytes)?.message == "the file is encoded in UTF-16, not in UTF-8")
    }
    for bytes in [wide, [0xFF, 0xFE, 0, 0] + wide, [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61]] {
      #expect(failure(bytes, as: "a.json")?.message == "the file is encoded in UTF-32, not in UTF-8")
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8(bytes: [UInt8]) {
    let text = Array("ab: \"".utf8) + bytes
    #expect(failure(text)?.range == 5..<6)
    #expect(failure(text, as: "a.json")?.range == 5..<6)
  }

  @Test(arguments: ["api.yaml", "api.json"])
  func keysThatStoodBeforeAnErrorAreKnown(path: String) {
    let texts: [[UInt8]] = [
      Array("{\"openapi\": 1,\n\"x\": @".utf8), Array("{\"openapi\": 1,\n\"x\": \"".utf8) + [0xFF],
    ]
    for bytes in texts where path.hasSuffix("json") {
      do throws(UnreadableFile) {
        _ = try SyntaxTree.read(SourceFile(path: path, bytes: bytes))
      } catch {
        #expect(error.keysBefore.first == "openapi")
      }
    }
    do throws(UnreadableFile) {
      _ = try SyntaxTree.read(SourceFile(path: "a.yaml", bytes: Array("openapi: 3\npaths:\n  - 'x".utf8)))
    } catch {
      #expect(error.keysBefore == ["openapi", "paths"])
    }
  }

  @Test(
    arguments: [
      "a: \u{0}", "a: \u{7}", "a: \u{7F}", "a: \u{80}", "a: \u{FFFF}", "a: 1\n\u{FEFF}b: 2",
      "\u{FEFF}\u{FEFF}a: 1",
    ])
  func controlCharacters(text: String) throws {
    let error = try #require(failure(text))
    #expect(
      error.range.count
        == text.unicodeScalars.last { !$0.isASCII || $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }!.utf8
        .count)
  }
}
