import Reports
import Testing

@Suite struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.finish(), as: UTF8.self)
  }

  @Test func membersKeepTheirOrderAndNilLeavesNone() {
    let text = written { json in
      json.object { json in
        json.member("z", "last letter first")
        json.member("absent", nil as String?)
        json.member("a", 1)
        json.member("b", true)
        json.member("none", nil as Int?)
        json.member("tags", ["x", "y"])
        json.array("sites", [1, 2]) { json, number in
          json.object { $0.member("n", number) }
        }
        json.object("range", onOneLine: true) { json in
          json.object("start") { json in
            json.member("line", 1)
            json.member("column", 2)
          }
          json.array("more", [1, 2]) { $0.value($1) }
        }
        json.member("end", false)
      }
    }
    #expect(
      text == """
        {
          "z": "last letter first",
          "a": 1,
          "b": true,
          "tags": ["x", "y"],
          "sites": [
            {
              "n": 1
            },
            {
              "n": 2
            }
          ],
          "range": {"start": {"line": 1, "column": 2}, "more": [1, 2]},
          "end": false
        }

        """)
  }

  @Test func emptyCollectionsTakeOneLine() {
    #expect(written { $0.object { _ in } } == "{}\n")
    #expect(written { $0.array([Int]()) { $0.value($1) } } == "[]\n")
    #expect(
      written { json in json.object { json in json.array("a", [Int]()) { $0.value($1) } } }
        == "{\n  \"a\": []\n}\n")
  }

  @Test(arguments: [
    ("plain", #""plain""#),
    ("", #""""#),
    (#"say "hi""#, #""say \"hi\"""#),
    (#"back\slash"#, #""back\\slash""#),
    ("a/b", #""a/b""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1F}", #""\u0000\u001f""#),
    ("\u{1B}[31m", #""\u001b[31m""#),
    ("\u{7F}\u{9B}", #""\u007f\u009b""#),
    ("\r\n", #""\r\n""#),
    ("é 漢 😀", #""é 漢 😀""#),
  ]) func stringsAreEscapedAsRFC8259WantsIt(text: String, expected: String) {
    #expect(written { $0.value(text) } == expected + "\n")
  }

  @Test func keysAreEscapedToo() {
    let text = written { json in
      json.object { json in
        json.key(text: "a\"b")
        json.value(1)
      }
    }
    #expect(text == "{\n  \"a\\\"b\": 1\n}\n")
  }

  @Test func whatIsHandedOnPieceByPieceIsTheSame() {
    var pieces: [[UInt8]] = []
    var json = JSONWriter { pieces.append(Array($0)) }
    json.array(0..<20_000) { $0.value($1) }
    #expect(json.finish().isEmpty)
    #expect(pieces.count > 1)
    #expect(
      String(decoding: pieces.joined(), as: UTF8.self)
        == written { json in json.array(0..<20_000) { $0.value($1) } })
  }
}
