import Reports
import Syntax
import Testing

@testable import Linting

@Suite struct BaselineFileTests {
  private static let entries = [
    Baseline.Entry(
      subject: Baseline.Subject(
        path: "api/ü \"1\".yaml", rule: "zalando/name-case", pointer: "/paths/~1a/get/parameters/-",
        header: "x\u{1B}\\a"),
      count: 2),
    Baseline.Entry(
      subject: Baseline.Subject(path: "b.yaml", rule: "http/direction", pointer: "", header: nil), count: 1),
  ]

  private func read(_ text: String) throws(BaselineError) -> Baseline {
    try Baseline.read(SourceFile(path: "base.json", bytes: Array(text.utf8)))
  }

  @Test func whatIsWrittenIsRead() throws {
    for entries in [Self.entries, []] {
      let bytes = baselineFile(Baseline(entries))
      #expect(
        try Baseline.read(SourceFile(path: "base.json", bytes: bytes)) == Baseline(entries))
    }
  }

  @Test func anEntryALine() {
    let text = String(decoding: baselineFile(Baseline(Self.entries)), as: UTF8.self)
    #expect(
      text == #"""
        {
          "version": 1,
          "entries": [
            {"path": "api/ü \"1\".yaml", "rule": "zalando/name-case", "pointer": "/paths/~1a/get/parameters/-", "header": "x\u001b\\a", "count": 2},
            {"path": "b.yaml", "rule": "http/direction", "pointer": "", "count": 1}
          ]
        }

        """#)
  }

  /// As a merge of two branches may leave it.
  @Test func theOrderDoesNotMatterAndEqualEntriesAddUp() throws {
    let entry = #"{"path": "b", "rule": "r/r", "pointer": "/", "count": 1}"#
    let other = #"{"path": "a", "rule": "r/r", "pointer": "/", "count": 1}"#
    let baseline = try read(#"{"version": 1, "entries": [\#(entry), \#(other), \#(entry)]}"#)
    #expect(baseline.entries.map(\.subject.path) == ["a", "b"])
    #expect(baseline.entries.map(\.count) == [1, 2])
  }

  /// Anyone may write huge counts into a repository.
  @Test func sumsDoNotOverflow() throws {
    let entry = #"{"path": "a", "rule": "r/r", "pointer": "/", "count": 1000000000}"#
    let baseline = try read(#"{"version": 1, "entries": [\#(entry), \#(entry)]}"#)
    #expect(baseline.entries.map(\.count) == [1_000_000_000])
    #expect(try Baseline.read(SourceFile(path: "base.json", bytes: baselineFile(baseline))) == baseline)
    let huge = Self.entries.map { Baseline.Entry(subject: $0.subject, count: .max) }
    #expect(Baseline(huge + huge).entries.map(\.count) == [1_000_000_000, 1_000_000_000])
  }

  @Test(arguments: [
    ("", "base.json:1:1: "),
    ("{\"version\": 1,\n\"entries\": [\n<<<<<<< HEAD\n]}", "base.json:3:1: "),
    ("[]", "base.json:1:1: this is not a baseline; name a file that --write-baseline wrote"),
    (
      #"{"openapi": "3.0.3"}"#,
      "base.json:1:1: this is not a baseline; name a file that --write-baseline wrote"
    ),
    (#"{"entries": []}"#, "base.json:1:1: 'version' is missing"),
    (
      #"{"version": 2, "entries": []}"#,
      "base.json:1:13: version 2 is not supported; this headerlint reads version 1"
    ),
    (#"{"version": 1}"#, "base.json:1:1: a baseline must have a list of 'entries'"),
    (
      #"{"version": 1, "findings": []}"#,
      "base.json:1:16: unknown key 'findings'; expected one of version, entries"
    ),
    (#"{"version": 1, "entries": [7]}"#, "base.json:1:28: expected an object"),
    (
      #"{"version": 1, "entries": [{"path": "a", "rule": "b", "count": 1}]}"#,
      "base.json:1:28: 'pointer' is missing"
    ),
    (
      #"{"version": 1, "entries": [{"path": "a", "rule": 5, "pointer": "", "count": 1}]}"#,
      "base.json:1:50: 'rule' must be a string"
    ),
    (
      #"{"version": 1, "entries": [{"path": "a", "rule": "b", "pointer": "", "count": 0}]}"#,
      "base.json:1:79: 'count' must be a whole number from 1 to 1000000000"
    ),
    (
      #"{"version": 1, "entries": [{"path": "a", "rule": "b", "pointer": "", "count": 1000000001}]}"#,
      "base.json:1:79: 'count' must be a whole number from 1 to 1000000000"
    ),
    (
      #"{"version": 1, "entries": [{"path": "a", "rule": "b", "pointer": "", "count": 9223372036854775807}]}"#,
      "base.json:1:79: 'count' must be a whole number from 1 to 1000000000"
    ),
  ])
  func mistakesSayWhere(_ text: String, _ message: String) {
    let error = #expect(throws: BaselineError.self) { try read(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func staleEntriesInWords() {
    let stale = [
      Baseline.StaleEntry(entry: Self.entries[0], missing: 1),
      Baseline.StaleEntry(entry: Self.entries[1], missing: 1),
    ]
    #expect(
      staleEntries(stale, inFull: true) == """
        headerlint: baseline: 1 entry matches nothing any more, 1 entry matches fewer findings than before; rewrite it with --write-baseline
          api/ü "1".yaml zalando/name-case /paths/~1a/get/parameters/- x␛\\a (1 of 2)
          b.yaml http/direction

        """)
    #expect(
      staleEntries([stale[1], stale[1]], inFull: false)
        == "headerlint: baseline: 2 entries match nothing any more; rewrite it with --write-baseline\n")
  }
}
