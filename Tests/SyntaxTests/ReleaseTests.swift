import TestSupport
import Testing

@testable import Syntax

/// A tree.
@Suite struct ReleaseTests {
  #if DEBUG
    @Test(arguments: ["yaml", "json"])
    func isGivenBackWithItsFileWhenNobodyKeepsIt(ending: String) throws {
      let path = "released-tree.\(ending)"
      weak var source: SourceFile?
      do {
        let tree = try read("{\"a\": [1, \"b\\n\"]}", as: path)
        source = tree.source
        #expect(SyntaxTree.liveCount(ofPath: path) == 1)
        #expect(tree.root["a"]?.elements.last?.text == "b\n")
      }
      #expect(SyntaxTree.liveCount(ofPath: path) == 0)
      #expect(source == nil)
    }

    @Test func isThereAsLongAsSomebodyKeepsIt() throws {
      let path = "kept-tree.yaml"
      var trees = try (0..<3).map { try read("a: \($0)", as: path) }
      let root = trees[2].root
      trees.removeFirst(2)
      #expect(SyntaxTree.liveCount(ofPath: path) == 1)
      let tree = root.tree
      trees = []
      #expect(SyntaxTree.liveCount(ofPath: path) == 1)
      #expect(tree.root["a"]?.text == "2")
    }

    @Test func thatIsGoneStopsWhoeverAsksANodeOfItForSomething() async {
      await #expect(processExitsWith: .failure) {
        var tree: SyntaxTree? = try read("a: 1")
        let root = tree!.root
        tree = nil
        _ = root.kind
      }
    }
  #endif
}
