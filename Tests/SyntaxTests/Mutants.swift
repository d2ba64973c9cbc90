import TestSupport

/// Documents that are damaged in every way that one can think of.
enum Mutants {
  typealias Document = (path: String, text: String)

  static let documents: [Document] = [
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

  static func prefixes(of document: Document, _ body: ([UInt8]) throws -> Void) rethrows {
    let bytes = Array(document.text.utf8)
    for count in 0...bytes.count { try body(Array(bytes.prefix(count))) }
  }

  /// With one or two bytes replaced, removed or put in.
  static func damaged(_ document: Document, _ body: ([UInt8]) throws -> Void) rethrows {
    var random = Sampling.generator()
    let bytes = Array(document.text.utf8)
    for _ in 0..<Sampling.count(300, of: 3000) {
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let index = Int.random(in: mutated.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: mutated.remove(at: index)
        case 1: mutated[index] = likely.randomElement(using: &random)!
        default: mutated.insert(likely.randomElement(using: &random)!, at: index)
        }
      }
      try body(mutated)
    }
  }

  private static let likely =
    Array("{}[]:,-?&*!|>'\"%@`# \t\n\r\\x0".utf8) + [0xC2, 0x85, 0xE2, 0x80, 0xFF, 0x00]
}
