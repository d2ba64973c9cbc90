import Syntax
import TestSupport
import Testing

/// A sketch may take a key for another one, but never misses one.
@Suite struct KeySketchTests {
  @Test func hasEveryKeyOfItsMapping() throws {
    let keys: [StaticString] = ["", "a", "type", "$ref", "x-example", "größe", "additionalProperties"]
    let text = "{" + keys.map { "\"\($0)\": 1" }.joined(separator: ", ") + "}"
    let tree = try read(Array(text.utf8), as: "a.json")
    let sketch = KeySketch(tree.root)
    #expect(sketch.count == keys.count)
    for key in keys { #expect(sketch.mayHave(key), "\(key)") }
    #expect(sketch.mayHaveOne(of: KeySketch(["type"])))
  }

  @Test func knowsWhatIsNotThere() throws {
    let tree = try read(Array("{type: string, description: d}".utf8), as: "a.yaml")
    let sketch = KeySketch(tree.root)
    #expect(!sketch.mayHave("enum") && !sketch.mayHave("$ref"))
    #expect(!sketch.mayHaveOne(of: KeySketch(["example", "default", "allOf"])))
  }

  @Test func countsMergedKeys() throws {
    let tree = try read(Array("a: &a {type: string}\nb: {<<: *a, format: date}\n".utf8), as: "a.yaml")
    let sketch = KeySketch(try #require(tree.root["b"]))
    #expect(sketch.count == 2 && sketch.mayHave("type") && sketch.mayHave("format"))
  }
}
