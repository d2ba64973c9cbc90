import Testing

@testable import Text

/// Distances of texts.
@Suite struct EditDistanceTests {
  @Test(
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "ab", 1), ("abc", "abxc", 1), ("abc", "axc", 1),
      ("abc", "acb", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func bytesToInsertDeleteReplaceOrSwap(left: String, right: String, expected: Int) {
    #expect(EditDistance.distance(left, right) == expected)
    #expect(EditDistance.distance(right, left) == expected)
  }

  /// The nearest word is the first of those at the least distance, a third of the text away at most.
  @Test func nearest() {
    var random = Numbers()
    for _ in 0..<2_000 {
      let text = Self.text(&random)
      let words = (0..<random.below(8)).map { _ in Self.text(&random) }
      let least = words.map { EditDistance.distance(text, $0) }.min()
      let expected = words.first { EditDistance.distance(text, $0) == least }
      let isNear = least.map { $0 <= max(1, text.utf8.count / 3) } ?? false
      #expect(EditDistance.nearest(to: text, among: words) == (isNear ? expected : nil), "\(text) \(words)")
    }
  }

  @Test func textsASlipApartAreFoundWhereTheyWereFiledFirst() {
    var random = Numbers()
    for _ in 0..<2_000 {
      let text = Self.text(&random)
      let words = (0..<random.below(8)).map { _ in Self.text(&random) }
      var index = SlipIndex()
      for word in words { index.insert(word) }
      #expect(
        index.slip(of: text) == words.first { EditDistance.distance(text, $0) == 1 }, "\(text) \(words)")
    }
  }

  @Test func aSlipIsLookedForAmongFewTextsHoweverManyThereAre() {
    let compared = [1_000, 4_000].map { count in
      var index = SlipIndex()
      for number in 0..<count { index.insert("xacmething\(number)") }
      var compared = 0
      #expect(index.slip(of: "xacmethimg500", compared: &compared) == "xacmething500")
      #expect(index.slip(of: "somethingelse", compared: &compared) == nil)
      return compared
    }
    #expect(compared[0] <= 20)
    #expect(compared[1] <= 20)
  }

  private static func text(_ random: inout Numbers) -> String {
    String((0..<random.below(7)).map { _ in Array("abc")[random.below(3)] })
  }
}
