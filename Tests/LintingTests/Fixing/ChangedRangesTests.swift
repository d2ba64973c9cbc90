import Syntax
import TestSupport
import Testing
import Text

@testable import Linting

@Suite struct ChangedRangesTests {
  private func changes(_ rounds: [Edit]...) -> [[Int]] {
    var ranges = ChangedRanges()
    for edits in rounds { ranges.make(Edits(edits)) }
    return ranges.changes.map { change in
      [change.old.lowerBound, change.old.upperBound, change.new.lowerBound, change.new.upperBound]
    }
  }

  @Test func oneRound() {
    #expect(changes([Edit(2..<4, "xyz"), Edit(8..<8, "!")]) == [[2, 4, 2, 5], [8, 8, 9, 10]])
    #expect(changes([Edit(2..<4, ""), Edit(4..<5, "a")]) == [[2, 5, 2, 3]])
  }

  @Test func aLaterRoundElsewhere() {
    #expect(changes([Edit(5..<6, "long")], [Edit(0..<1, "")]) == [[0, 1, 0, 0], [5, 6, 4, 8]])
    #expect(changes([Edit(0..<1, "")], [Edit(5..<6, "long")]) == [[0, 1, 0, 0], [6, 7, 5, 9]])
  }

  @Test func aLaterRoundAtTheSamePlace() {
    #expect(changes([Edit(5..<6, "long")], [Edit(6..<8, "")]) == [[5, 6, 5, 7]])
    #expect(changes([Edit(5..<6, "long")], [Edit(3..<12, "!")]) == [[3, 9, 3, 4]])
    #expect(changes([Edit(2..<3, "aa"), Edit(6..<7, "bb")], [Edit(3..<8, "")]) == [[2, 7, 2, 4]])
  }

  /// What lies between the changes is the same in both texts.
  @Test func theRestIsTheSame() throws {
    var random = Sampling.generator()
    for _ in 0..<Sampling.count(300, of: 20_000) {
      let old = (0..<40).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
      var new = old
      var ranges = ChangedRanges()
      for _ in 0..<3 {
        let edits = Edits(
          (0..<3).map { _ in
            let start = Int.random(in: 0...new.count, using: &random)
            let end = min(new.count, start + .random(in: 0...9, using: &random))
            return Edit(start..<end, String(repeating: "X", count: .random(in: 0...9, using: &random)))
          })
        guard let result = edits.applied(to: new) else { continue }
        ranges.make(edits)
        new = result
      }
      var rebuilt: [UInt8] = []
      var position = 0
      for change in ranges.changes {
        rebuilt += old[position..<change.old.lowerBound]
        try #require(rebuilt.count == change.new.lowerBound, "\(Sampling.note)")
        rebuilt += new[change.new]
        position = change.old.upperBound
      }
      #expect(rebuilt + old[position...] == new, "\(Sampling.note)")
    }
  }
}

@Suite struct FileGroupsTests {
  private func groups(_ fixes: [String]...) -> [[String]] {
    var groups = FileGroups()
    let names = Dictionary(fixes.joined().map { (TextKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    for files in fixes { groups.add(files.map { TextKey($0) }) }
    let found: [[String]] = groups.groups().map { group in
      [String(group.fixes)] + group.files.map { names[$0]! }.sorted()
    }
    return found.sorted { $0.joined() < $1.joined() }
  }

  @Test func filesOfOneFixBelongTogether() {
    #expect(groups(["a"], ["a"], ["b"]) == [["1", "b"], ["2", "a"]])
    #expect(groups(["a"], ["b"], ["c", "d"], ["b", "a"]) == [["1", "c", "d"], ["3", "a", "b"]])
    #expect(
      groups(["a", "b"], ["c", "d"], ["d", "b"], ["e"]) == [["1", "e"], ["3", "a", "b", "c", "d"]])
  }
}
