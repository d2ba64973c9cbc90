import Linting
import Reports
import Testing

@Suite struct StatisticsTests {
  private let findings: [Finding] = {
    let (one, two) = (source("a", path: "a.yaml"), source("b", path: "b.yaml"))
    return [
      finding(one.place("a")), finding(two.place("b")), finding(one.place("a"), rule: nameRule),
      finding(one.place("a"), rule: nameRule), finding(one.place("a"), rule: nameRule),
      finding(one.place("a"), rule: ownRule), finding(two.place("b"), rule: ownRule),
    ]
  }()

  private func statistics(_ findings: [Finding], asJSON: Bool = false) -> String {
    String(decoding: renderStatistics(result(findings), asJSON: asJSON), as: UTF8.self)
  }

  @Test func table() {
    #expect(
      statistics(findings) == """
        rule                 findings  documents
        http/name-token             3          1
        syntax                      2          2
        zalando/etag-schema         2          2

        """)
    #expect(statistics([]) == "")
  }

  @Test func json() {
    #expect(
      statistics(findings, asJSON: true) == """
        {
          "version": 1,
          "rules": [
            {"rule": "http/name-token", "count": 3, "documents": 1},
            {"rule": "syntax", "count": 2, "documents": 2},
            {"rule": "zalando/etag-schema", "count": 2, "documents": 2}
          ]
        }

        """)
    #expect(statistics([], asJSON: true).contains("\"rules\": []"))
  }
}
