import Linting
import Reports
import Testing

@Suite struct JSONReportTests {
  /// A key may be nearly as long as its file, and many findings may have it in their pointers.
  @Test(arguments: [ReportFormat.json, .sarif])
  func longPointersHaveALimit(_ format: ReportFormat) {
    let file = source("a: 1\n")
    func pointers(ofLength length: Int) -> Int {
      let finding = finding(file.place("1"), pointer: "/" + String(repeating: "k", count: length - 1))
      let text = report(result(Array(repeating: finding, count: 300), documents: [file]), as: format)
      return text.split(separator: "\"/kkk").count - 1
    }
    #expect(pointers(ofLength: 1000) == 300)
    // 100,000 bytes, and 20 for each of the file.
    #expect(pointers(ofLength: 20_000) == 5)
  }

  @Test func aFindingWithEverything() {
    let file = source("\u{FEFF}é: 1\r\nuse: 2\r\n")
    let finding = finding(
      file.place("1"), help: "Not part of version 1",
      usedAt: [.init(place: file.place("use"), pointer: "/use")],
      also: ["http/field-schema"])
    #expect(
      report(result([finding], documents: [file], suppressed: [finding, finding]), as: .json) == """
        {
          "version": 1,
          "tool": {"name": "headerlint", "version": "0.1.0"},
          "documents": [
            {
              "path": "api.yaml",
              "version": "3.1.0",
              "headers": 1,
              "operations": 2
            }
          ],
          "findings": [
            {
              "rule": "zalando/etag-schema",
              "severity": "error",
              "guideline": {
                "name": "zalando",
                "number": 182,
                "level": "MAY",
                "url": "https://opensource.zalando.com/restful-api-guidelines/#182"
              },
              "header": "ETag",
              "message": "Write 'type: string'",
              "path": "api.yaml",
              "pointer": "/paths/~1a/get",
              "range": {
                "start": {"line": 1, "column": 4, "offset": 7},
                "end": {"line": 1, "column": 5, "offset": 8}
              },
              "usedAt": [
                {
                  "path": "api.yaml",
                  "pointer": "/use",
                  "range": {
                    "start": {"line": 2, "column": 1, "offset": 10},
                    "end": {"line": 2, "column": 4, "offset": 13}
                  }
                }
              ],
              "useCount": 1,
              "also": ["http/field-schema"]
            }
          ],
          "summary": {"errors": 1, "warnings": 0, "notes": 0, "suppressed": 2}
        }

        """)
  }

  @Test func whatHasNoValueIsLeftOut() {
    let file = source("a: [\n", path: "dir/x y.yaml")
    let findings = [
      finding(file.place(""), rule: ownRule, message: "Ends too early", header: nil, pointer: nil),
      finding(file.place("["), rule: nameRule, message: "Second", header: nil, pointer: ""),
    ]
    #expect(
      report(result(findings), as: .json) == """
        {
          "version": 1,
          "tool": {"name": "headerlint", "version": "0.1.0"},
          "documents": [],
          "findings": [
            {
              "rule": "syntax",
              "severity": "note",
              "message": "Ends too early",
              "path": "dir/x y.yaml",
              "range": {
                "start": {"line": 2, "column": 1, "offset": 5},
                "end": {"line": 2, "column": 1, "offset": 5}
              }
            },
            {
              "rule": "http/name-token",
              "severity": "warning",
              "guideline": {
                "name": "http"
              },
              "message": "Second",
              "path": "dir/x y.yaml",
              "pointer": "",
              "range": {
                "start": {"line": 1, "column": 4, "offset": 3},
                "end": {"line": 1, "column": 5, "offset": 4}
              }
            }
          ],
          "summary": {"errors": 0, "warnings": 1, "notes": 1, "suppressed": 0}
        }

        """)
  }

  @Test func aCleanRunHasItsLists() {
    #expect(
      report(result([]), as: .json) == """
        {
          "version": 1,
          "tool": {"name": "headerlint", "version": "0.1.0"},
          "documents": [],
          "findings": [],
          "summary": {"errors": 0, "warnings": 0, "notes": 0, "suppressed": 0}
        }

        """)
  }
}
