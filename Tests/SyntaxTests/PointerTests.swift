import Syntax
import TestSupport
import Testing

@Suite struct PointerTests {
  /// Scalars are counted from the collection before them, wherever that is.
  @Test(arguments: [
    "[1, 2, 3]", "[[], 1, 2]", "[1, {}, 2, 3, [4, [5], 6], 7, 8]", "[{a: [1, {b: 2}]}, 1]",
    "[1, {a: [{}, {}, 1]}, 2]", "[[[1]], 1, [[1], 2], 2]", "[&a {b: [1]}, *a, 1, *a]", "[&a 1, *a, {}, *a]",
    "[[1], {a: [2], b: 3}, \"4\", null]",
  ])
  func elementsOfListsAreNumbered(_ list: String) throws {
    for text in ["a: 1\nb: \(list)\nc: [\(list), 1]\n", "x: [{y: []}]\nb: \(list)\n"] {
      let tree = try read(text)
      try withExtendedLifetime(tree) {
        var rest = [tree.root]
        while let node = rest.popLast() {
          let elements = node.elements
          for element in elements {
            // An alias is where its anchor is.
            let index = try #require(elements.firstIndex(of: element))
            #expect(element.pointer == "\(node.pointer)/\(index)", "\(text)")
          }
          rest += node.elements + node.members.map(\.value)
        }
      }
    }
  }
}
