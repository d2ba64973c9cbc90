import Syntax
import TestSupport
import Testing

@Suite struct CommentTests {
  private func comments(_ text: String, as path: String = "api.yaml") throws -> [String] {
    let tree = try read(text, as: path)
    return tree.comments(containing: "mark:").map { comment in
      (comment.isOnOwnLine ? "own " : "end ") + tree.source.text(comment.range)
    }
  }

  @Test(
    arguments: [
      ("a: b # mark: 1\n", ["end # mark: 1"]), ("# mark: 1\na: b\n", ["own # mark: 1"]),
      ("a: b\n  # mark: 1\n", ["own # mark: 1"]), ("a: [\n\t# mark: 1\n  b]\n", ["own # mark: 1"]),
      ("a: b # mark: 1", ["end # mark: 1"]), ("a: b\n# mark: 1", ["own # mark: 1"]),
      ("a: b # mark: 1\r\nc: d # mark: 2\r\n", ["end # mark: 1", "end # mark: 2"]),
      ("a: b # mark: 1\rc: d\r# mark: 2\r", ["end # mark: 1", "own # mark: 2"]),
      ("a: # mark: 1\n  b: c\n", ["end # mark: 1"]), ("a: # mark: 1\nb: c\n", ["end # mark: 1"]),
      ("- # mark: 1\n  a\n- b # mark: 2\n", ["end # mark: 1", "end # mark: 2"]),
      ("a: 'b' # mark: 1\nc: \"d\" # mark: 2\n", ["end # mark: 1", "end # mark: 2"]),
      (
        "--- # mark: 1\na: b\n... # mark: 2\n# mark: 3\n",
        ["end # mark: 1", "end # mark: 2", "own # mark: 3"]
      ),
      ("%YAML 1.2 # mark: 1\n---\na: b\n", ["end # mark: 1"]),
      ("\u{FEFF}# mark: 1\na: b\n", ["own # mark: 1"]), ("é: 😀 # mark: é\nb: c\n", ["end # mark: é"]),
      ("## mark: 1 # mark: 2\na: b\n", ["own ## mark: 1 # mark: 2"]),
      ("? a # mark: 1\n: b # mark: 2\n", ["end # mark: 1", "end # mark: 2"]),
      ("# other\n# mark: 1\na: b # other\n", ["own # mark: 1"]),
    ])
  func standBetweenScalars(text: String, expected: [String]) throws {
    #expect(try comments(text) == expected)
  }

  @Test(
    arguments: [
      ("a: &x # mark: 1\n  b\n", ["end # mark: 1"]), ("a: !!str # mark: 1\n  b\n", ["end # mark: 1"]),
      ("a: &x # mark: 1\n  # mark: 2\n  k: v\n", ["end # mark: 1", "own # mark: 2"]),
      ("a: &x # mark: 1\nb: c\n", ["end # mark: 1"]), ("a: !!null # mark: 1\nb: c\n", ["end # mark: 1"]),
      ("a: &x b\nc: *x # mark: 1\n", ["end # mark: 1"]),
      ("a: &x !<tag:yaml.org,2002:str> b # mark: 1\n", ["end # mark: 1"]),
    ])
  func followAnchorsTagsAndAliases(text: String, expected: [String]) throws {
    #expect(try comments(text) == expected)
  }

  @Test(
    arguments: [
      ("a: [b, # mark: 1\n  c] # mark: 2\n", ["end # mark: 1", "end # mark: 2"]),
      ("a: {b: c, # mark: 1\n  # mark: 2\n  d: e}\n", ["end # mark: 1", "own # mark: 2"]),
      ("a: [b]# mark: 1\nc: {}# mark: 2\n", ["end # mark: 1", "end # mark: 2"]),
      ("a: [# mark: 1\n  b]\n", ["end # mark: 1"]), ("a: 'b'# mark: 1\n", ["end # mark: 1"]),
      ("{a: # mark: 1  \n}\n", ["end # mark: 1  "]),
      ("{a: , # mark: 1\n b: # mark: 2\n }", ["end # mark: 1", "end # mark: 2"]),
      ("[a: # mark: 1\n , b]\n", ["end # mark: 1"]),
    ])
  func standInFlowCollectionsGluedToBracketsToo(text: String, expected: [String]) throws {
    #expect(try comments(text) == expected)
  }

  @Test(
    arguments: [
      ("a: | # mark: 1\n  x # mark: 2\n  # mark: 3\nb: c # mark: 4\n", ["end # mark: 1", "end # mark: 4"]),
      ("a: >- # mark: 1\n  x\n\n\n# mark: 2\nb: c\n", ["end # mark: 1", "own # mark: 2"]),
      ("a: |2+ # mark: 1\n   x\n\n# mark: 2\n", ["end # mark: 1", "own # mark: 2"]),
      ("a: | # mark: 1\nb: c\n", ["end # mark: 1"]), ("a: |\n# mark: 1\nb: c\n", ["own # mark: 1"]),
      ("a: &x | # mark: 1\r\n  # mark: 2\r\nb: c\r\n", ["end # mark: 1"]),
      ("a: |\n  x\n # mark: 1\nb: c\n", ["own # mark: 1"]), ("a: |\n  # mark: 1", []),
      ("- |\n # mark: 1\n- b # mark: 2\n", ["end # mark: 2"]),
    ])
  func endTheLineOfABlockScalarsIndicatorAndNeverStandInItsText(text: String, expected: [String]) throws {
    #expect(try comments(text) == expected)
  }

  @Test(
    arguments: [
      "a: b#mark:c\n", "a: http://x/#mark:1\n", "a: 'b # mark: 1'\n",
      "a: \"b # mark: 1\"\n",
      "a: 'b\n  # mark: 1\n  c'\n", "a: \"b\n  # mark: 1\"\n", "a: {b: 'c # mark: 1', d: x#mark:y}\n",
      "'# mark: 1': a\n", "\"a # mark: 1\": b\n", "a: zalando#mark:1\n", "a: b # something else\n",
      "a#mark:b: c\n",
      "a: \"x\\\" # mark: 1\"\n", "a: 'it''s # mark: 1'\n",
    ])
  func areNoPartOfAText(text: String) throws {
    #expect(try comments(text) == [])
  }

  @Test func doNotExistInJSON() throws {
    #expect(try comments("{\"a\": \"# mark: 1\"}", as: "api.json") == [])
    #expect(try comments("{\"a\": 1} # mark: 1\n", as: "api.yaml") == ["end # mark: 1"])
  }

  @Test func nelLSAndPSEndNone() throws {
    #expect(try comments("a: b # mark: \u{85}x\u{2028}y\nc: d\n") == ["end # mark: \u{85}x\u{2028}y"])
  }
}
