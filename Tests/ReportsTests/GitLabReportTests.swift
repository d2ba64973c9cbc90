import Foundation
import Linting
import Reports
import Rules
import TestSupport
import Testing
import Text

@Suite struct GitLabReportTests {
  private let file = source("a: 1\né: 2\n", path: "./api.yaml")

  private func entries(_ findings: [Finding], showSuppressed: Bool = false) throws -> [[String: Any]] {
    let text = report(
      result(findings, repositoryPaths: [TextKey("./api.yaml"): "./spec/api.yaml"]), as: .gitlab,
      showSuppressed: showSuppressed)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private func fingerprints(_ findings: [Finding]) throws -> [String] {
    try entries(findings).compactMap { $0["fingerprint"] as? String }
  }

  @Test func anEntryForEachFinding() {
    let text = report(result([finding(file.place("2"))]), as: .gitlab)
    #expect(
      text == """
        [
          {
            "description": "zalando/etag-schema: Write 'type: string'",
            "check_name": "zalando/etag-schema",
            "fingerprint": "32ea5d985ff2218700000001",
            "severity": "major",
            "location": {
              "path": "api.yaml",
              "positions": {"begin": {"line": 2, "column": 4}, "end": {"line": 2, "column": 5}}
            }
          }
        ]

        """)
  }

  @Test func aCleanRunIsAnEmptyArray() {
    #expect(report(result([], documents: [file]), as: .gitlab) == "[]\n")
  }

  @Test func severitiesAndPaths() throws {
    let found = try entries([etagRule, nameRule, ownRule].map { finding(file.place("a"), rule: $0) })
    #expect(found.map { $0["severity"] as? String } == ["major", "minor", "info"])
    #expect(found.allSatisfy { ($0["location"] as? [String: Any])?["path"] as? String == "spec/api.yaml" })
  }

  /// A pointer with `-` for indices, as in a baseline: neither a line nor a neighbour in a list makes another finding of it.
  @Test func movedLinesAndListsChangeNoFingerprint() throws {
    func finding(_ text: String, _ index: Int) -> Finding {
      Finding(
        rule: etagRule.id, severity: .error, header: "ETag", message: text, place: file.place(text),
        pointer: "/parameters/\(index)", stablePointer: "/parameters/-")
    }
    #expect(try fingerprints([finding("1", 0)]) == fingerprints([finding("2", 7)]))
  }

  @Test func eachFingerprintIsThereOnce() throws {
    let findings = ["1", "2", "a"].map { finding(file.place($0)) }
    let all = try fingerprints(findings)
    #expect(Set(all).count == 3)
    #expect(try all == fingerprints(findings.reversed()))
    let others = [
      finding(file.place("1"), rule: nameRule), finding(file.place("1"), header: "etag"),
      finding(file.place("1"), pointer: "/paths"), finding(source("a", path: "b.yaml").place("a")),
    ]
    #expect(try Set(fingerprints(others + findings)).count == 7)
  }

  @Test func whatIsSuppressedIsLeftOut() throws {
    var suppressed = finding(file.place("1"))
    suppressed.suppression = Suppression(kind: .inSource, justification: "known")
    let text = report(result([], suppressed: [suppressed]), as: .gitlab, showSuppressed: true)
    #expect(text == "[]\n")
  }
}
