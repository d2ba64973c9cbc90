import Testing

@testable import Text

/// Keys that are hashed in one step.
@Suite struct KeysTests {
  /// A key that fails where it is hashed in the usual way.
  private struct Key: WordKey {
    let word: UInt

    func hash(into hasher: inout Hasher) {
      Issue.record("the standard library no longer asks for _rawHashValue(seed:)")
      hasher.combine(word)
    }
  }

  @Test func tablesAskThemForTheirHash() {
    let keys = (0..<1000).map { Key(word: UInt($0)) }
    let table = Dictionary(uniqueKeysWithValues: keys.map { ($0, $0.word) })
    #expect(keys.allSatisfy { table[$0] == $0.word })
    #expect(table[Key(word: 1000)] == nil)
  }

  @Test func textsThatAreEqualInUnicodeOnlyAreDifferentKeys() {
    #expect(TextKey("\u{E9}") != TextKey("e\u{301}"))
    #expect(TextKey("a") == TextKey("a") && TextHash("a") == TextHash("a"))
    #expect(TextHash("a") != TextHash("b"))
  }
}
