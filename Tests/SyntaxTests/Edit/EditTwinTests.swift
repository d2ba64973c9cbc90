import Syntax
import TestSupport
import Testing

/// Keys that occur twice in their mapping.
@Suite struct EditTwinTests {
  private static let text = "a: 1\nb: 2\na: 3\nc: {a: 4}\na: 5\n"

  /// Only the last one counts, so that the others can go.
  @Test func onlyThoseThatAreOverriddenCanGo() throws {
    let tree = try read(Self.text)
    let editor = TreeEditor(tree)
    let keys = tree.root.members.map(\.key)
    let removable = keys.map { editor.remove([$0]) != nil }
    #expect(removable == [true, true, true, true, false])
  }

  @Test func noneOfThemIsRenamed() throws {
    let tree = try read(Self.text)
    let editor = TreeEditor(tree)
    let keys = Array(tree.root.members.map(\.key))
    #expect(keys.map { editor.rename($0, to: "z") != nil } == [false, true, false, true, false])
    let inner = try #require(tree.root["c"]?.members.first?.key)
    #expect(editor.rename(inner, to: "z") != nil)
  }
}
