@testable import Syntax
import TestSupport
import Testing

/// Edits of one file.
@Suite struct EditTests {
  private func edit(_ start: Int, _ end: Int, _ text: String = "") -> Edit { Edit(start..<end, text) }

  private func applied(_ edits: [Edit], to text: String = "0123456789") -> String? {
    Edits(edits).applied(to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func areMadeAtOnceInWhateverOrderTheyCome() {
    let edits = [edit(0, 0, "<"), edit(1, 3, "x"), edit(3, 3, "|"), edit(3, 4, ""), edit(10, 10, ">")]
    for rotation in edits.indices {
      let rotated = Array(edits[rotation...] + edits[..<rotation])
      #expect(applied(rotated) == "<0x|456789>")
      #expect(applied(rotated.reversed()) == "<0x|456789>")
      #expect(Edits(rotated) == Edits(edits))
    }
    #expect(applied([]) == "0123456789")
  }

  @Test func countOnceWhereTheyAreEqualAndNotAtAllWhereTheyChangeNothing() {
    #expect(Edits([edit(1, 1, "a"), edit(1, 1, "a"), edit(4, 4), edit(2, 3), edit(2, 3)]).count == 2)
    #expect(applied([edit(1, 1, "a"), edit(1, 1, "a")]) == "0a123456789")
    #expect(Edits(edit(1, 2, "a")).union(Edits(edit(1, 2, "a"))) == Edits(edit(1, 2, "a")))
  }

  @Test(
    arguments: [
      ([(1, 3, "x"), (3, 5, "y")], "0xy56789"), ([(3, 3, "a"), (3, 5, "y")], "012ay56789"),
      ([(1, 3, "x"), (3, 3, "a")], "0xa3456789"), ([(1, 3, ""), (3, 3, "a"), (3, 5, "")], "0a56789"),
    ])
  func thatTouchDoNotOverlap(list: [(Int, Int, String)], expected: String) {
    let edits = list.map { edit($0.0, $0.1, $0.2) }
    #expect(Edits(edits).overlaps.isEmpty)
    #expect(applied(edits) == expected)
  }

  @Test(
    arguments: [
      [(1, 3, "x"), (2, 4, "y")], [(1, 5, "x"), (2, 3, "y")], [(1, 3, "x"), (1, 3, "y")],
      [(1, 3, ""), (2, 2, "y")],
      [(2, 2, "a"), (2, 2, "b")], [(0, 9, ""), (1, 2, "x"), (3, 4, "y")],
    ])
  func thatOverlapGiveNothing(list: [(Int, Int, String)]) {
    let edits = list.map { edit($0.0, $0.1, $0.2) }
    #expect(applied(edits) == nil)
    let overlaps = Edits(edits).overlaps
    #expect(overlaps.count == edits.count - 1)
    #expect(overlaps.allSatisfy { $0.first.overlaps($0.second) && $0.second.overlaps($0.first) })
  }

  @Test func outsideOfTheFileGiveNothing() {
    #expect(applied([edit(9, 11, "x")]) == nil)
    #expect(applied([edit(11, 11, "x")]) == nil)
  }

  @Test func areFoundToOverlapExactlyWhereTwoOfThemDo() {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let edits = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let start = Int.random(in: 0...8, using: &random)
        return edit(
          start, min(10, start + Int.random(in: 0...3, using: &random)),
          ["", "a", "b"].randomElement(using: &random)!)
      }
      let set = Edits(edits)
      let pairwise = set.contains { first in set.contains { $0.overlaps(first) } }
      #expect(set.overlaps.isEmpty != pairwise)
    }
  }
}

/// Groups of edits.
@Suite struct EditSelectionTests {
  private let first = SourceFile(path: "a.yaml", bytes: Array("0123456789".utf8))
  private let second = SourceFile(path: "b.yaml", bytes: Array("abcdefghij".utf8))

  private func edits(_ source: SourceFile, _ list: (Int, Int, String)..., holding held: Range<Int>...)
    -> FileEdits
  {
    FileEdits(source, Edits(list.map { Edit($0.0..<$0.1, $0.2) }, holding: held))
  }

  private func results(_ selection: EditSelection) -> [String] {
    selection.files.map { $0.source.path + " " + String(decoding: $0.result!, as: UTF8.self) }
  }

  @Test func areMadeWholeOrNotAtAllTheEarlierOnesFirst() {
    let selection = EditSelection([
      [edits(second, (0, 1, "X"))],
      [edits(first, (0, 2, "Y"))],
      [edits(first, (4, 5, "Z")), edits(second, (0, 2, "Z"))],
      [edits(first, (1, 1, "W"))],
      [edits(first, (4, 5, "V"), (2, 2, "U"))],
    ])
    #expect(selection.applied == [0, 1, 4])
    #expect(selection.collisions == [.init(group: 2, with: 0), .init(group: 3, with: 1)])
    #expect(results(selection) == ["a.yaml YU23V56789", "b.yaml Xbcdefghij"])
  }

  @Test func mayShareEdits() {
    let selection = EditSelection([
      [edits(first, (0, 1, "X"), (2, 2, "Y"))], [edits(first, (2, 2, "Y"), (5, 6, ""))],
    ])
    #expect(selection.applied == [0, 1])
    #expect(results(selection) == ["a.yaml X1Y2346789"])
  }

  @Test func thatContradictThemselvesAreLeftOut() {
    let selection = EditSelection([
      [edits(first, (0, 2, "X")), edits(first, (1, 3, "Y"))], [edits(first, (1, 3, "Z"))],
    ])
    #expect(selection.applied == [1])
    #expect(selection.collisions == [.init(group: 0, with: 0)])
  }

  /// Where two would give a mapping the same key, it would have it twice.
  @Test func giveAMappingEachKeyOnce() throws {
    let tree = try read("a: {scheme: x, y: 1, type: z}\nb: {scheme: x}\n")
    let editor = TreeEditor(tree)
    func applied(_ edits: Edits?...) -> [Int] {
      EditSelection(edits.map { [FileEdits(tree.source, $0!)] }).applied
    }
    let renaming = try editor.rename(tree.key("/a/scheme"), to: "schema")
    let nesting = try editor.nest([tree.key("/a/type")], under: "schema")
    let insertion = try editor.insert(
      NewMember("schema", .string("v")), into: tree.mapping("/a"), .behind(tree.key("/a/y")))
    #expect(applied(renaming, nesting, insertion) == [0])
    #expect(applied(nesting, renaming) == [0])
    #expect(applied(insertion, insertion, renaming) == [0, 1])
    #expect(try applied(renaming, editor.rename(tree.key("/b/scheme"), to: "schema")) == [0, 1])
  }

  @Test func holdBytesThatOthersMayNotDelete() {
    let holder = edits(first, (0, 2, ""), holding: 5..<6)
    let deletion = edits(first, (4, 7, ""))
    #expect(EditSelection([[holder], [deletion]]).applied == [0])
    #expect(EditSelection([[deletion], [holder]]).applied == [0])
    #expect(EditSelection([[holder], [edits(first, (3, 5, "x"), (6, 6, "y"))]]).applied == [0, 1])
    #expect(EditSelection([[holder], [holder]]).applied == [0, 1])
    // Edits of the same set may.
    let own = edits(first, (4, 7, ""), holding: 5..<6)
    #expect(EditSelection([[own], [own]]).applied == [0, 1])
  }

  @Test func ofTwoStatesOfAFileDoNotGoTogether() {
    let other = SourceFile(path: "a.yaml", bytes: Array("0123".utf8))
    let same = SourceFile(path: "a.yaml", bytes: Array("0123456789".utf8))
    #expect(EditSelection([[edits(first, (0, 1, "X"))], [edits(other, (2, 3, "Y"))]]).applied == [0])
    #expect(EditSelection([[edits(first, (0, 1, "X"))], [edits(same, (2, 3, "Y"))]]).applied == [0, 1])
    #expect(EditSelection([[edits(first, (0, 1, "X")), edits(other, (2, 3, "Y"))]]).collisions.count == 1)
  }

  @Test func giveTheFilesInTheOrderOfTheirPaths() {
    let grouped = EditSelection.byFile([
      edits(second, (0, 1, "X")), edits(first, (0, 1, "Y")), edits(second, (3, 4, "Z")),
    ])
    #expect(grouped.map(\.source.path) == ["a.yaml", "b.yaml"])
    #expect(grouped.map(\.edits.count) == [1, 2])
  }
}
