import Syntax
import Testing

@Suite("Every damage to a document", .timeLimit(.minutes(2)))
struct MutationTests {
  private static let documents: [(path: String, text: String)] = [
    (
      "api.yaml",
      "openapi: 3.1.0\ninfo: {title: 'T', \"version\": \"1\\u00e9\", x: [a: b, {c: }]}\n# é\npaths:\n  /a: &a\n    get: !t |\n      x\n\n    post: >-\n      y\n  /b: *a\n  <<: {k: v}\n"
    ),
    ("api.yaml", "\u{FEFF}? a\r\n: - 1\r\n  - - x\r\n    - 'y'\r\n? [b]\r\n: \u{85}c\u{2028}😀\r\n---\r\n"),
    (
      "api.json",
      "{\"a\": [1, -2.5e3, \"\\uD83D\\uDE00\\n\"], \"é\": {\"b\": null, \"c\": [true, false, {}]}}\n"
    ),
    ("api", "{\"a\": [1, 2, {b: 'c', d}], e: \"f\"}"),
  ]

  @Test("every prefix")
  func prefixes() {
    for document in Self.documents {
      let bytes = Array(document.text.utf8)
      for count in 0...bytes.count { check(Array(bytes.prefix(count)), document.path) }
    }
  }

  @Test("one byte replaced, removed or put in")
  func bytes() {
    var random = Generator(state: 20_250_101)
    let likely = Array("{}[]:,-?&*!|>'\"%@`# \t\n\r\\x0".utf8) + [0xC2, 0x85, 0xE2, 0x80, 0xFF, 0x00]
    for document in Self.documents {
      let bytes = Array(document.text.utf8)
      for _ in 0..<3000 {
        var mutated = bytes
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          let index = Int.random(in: mutated.indices, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: mutated.remove(at: index)
          case 1: mutated[index] = likely.randomElement(using: &random)!
          default: mutated.insert(likely.randomElement(using: &random)!, at: index)
          }
        }
        check(mutated, document.path)
      }
    }
  }

  private func check(_ bytes: [UInt8], _ path: String) {
    do throws(UnreadableFile) {
      let tree = try SyntaxTree.read(SourceFile(path: path, bytes: bytes))
      defer { tree.close() }
      if let problem = flaw(of: tree) {
        Issue.record("\(problem) in \(String(decoding: bytes, as: UTF8.self))")
      }
    } catch {
      let range = error.error.range
      if range.lowerBound < 0 || range.upperBound > bytes.count || error.error.message.isEmpty {
        Issue.record("\(error.error) in \(String(decoding: bytes, as: UTF8.self))")
      }
      _ = LineTable(SourceFile(path: path, bytes: bytes)).position(at: min(range.upperBound, bytes.count))
    }
  }

  /// What is wrong with a tree's ranges, if anything is.
  private func flaw(of tree: SyntaxTree) -> String? {
    var lastStart = 0
    for index in 0..<tree.nodeCount {
      let node = tree.node(index)
      let range = node.range
      if range.upperBound > tree.source.bytes.count { return "a range behind the end" }
      if let parent = node.parent,
        range.lowerBound < parent.range.lowerBound || range.upperBound > parent.range.upperBound
      {
        return "\(range) outside of its parent's \(parent.range)"
      }
      if range.lowerBound < lastStart { return "\(range) before its sibling" }
      lastStart = range.lowerBound
      _ = node.text
      _ = node.scalar
      _ = node.members
      if tree.root.node(atPointer: node.pointer) == nil, tree.duplicateKeys.isEmpty {
        return "a pointer that leads nowhere"
      }
    }
    return nil
  }
}

/// Numbers that are the same in every run (SplitMix64).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
