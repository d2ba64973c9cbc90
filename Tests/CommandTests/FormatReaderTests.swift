import Foundation
import TestSupport
import Testing

/// Reports that other programs read, checked by schemas of others: of the demo, of real documents and of a clean one.
@Suite struct FormatReaderTests {
  private static let samples = ["demo", "box", "clean"]

  /// Nil where real documents aren't there.
  private func report(_ format: String, of sample: String) throws -> Data? {
    let tool = try Tool()
    var path = "clean.yaml"
    switch sample {
    case "demo": path = Repository.file("fixtures/demo").path
    case "box" where !Shared.has("corpus/box"): return nil
    case "box": path = Shared.file("corpus/box").path
    default: try tool.write(Sample.clean, to: path)
    }
    let answer = try tool.run("--no-config", "--fail-on", "never", "--format", format, path)
    #expect(answer.status == 0, "\(answer.error)")
    return Data(answer.output.utf8)
  }

  private static let gitLabSchema = "data/schemas/gitlab-codequality.schema.json"

  @Test(
    .enabled(
      if: Python.hasJSONSchema && Shared.has(Self.gitLabSchema),
      "needs python3 with jsonschema, and ../shared"),
    arguments: samples)
  func gitLab(sample: String) throws {
    guard let report = try report("gitlab", of: sample) else { return }
    let script = """
      import collections, json, sys, jsonschema
      entries = json.load(sys.stdin)
      jsonschema.validate(entries, json.load(open(sys.argv[1])))
      repeated = [f for f, n in collections.Counter(e["fingerprint"] for e in entries).items() if n > 1]
      print(len(repeated), bool(entries))
      """
    let answer = try Python.run(script, arguments: [Shared.file(Self.gitLabSchema).path], input: report)
    #expect(answer.text == "0 \(sample == "clean" ? "False" : "True")\n", "\(answer.errorText)")
  }

  /// That of Jenkins, which pytest's source has as testing/example_scripts/junit-10.xsd.
  private static let jUnitSchema = ProcessInfo.processInfo.environment["JUNIT_XSD"]

  @Test(
    .enabled(
      if: jUnitSchema != nil && Python.has("xmlschema"),
      "needs python3 with xmlschema, and JUNIT_XSD naming the schema of Jenkins, junit-10.xsd"),
    arguments: samples)
  func jUnit(sample: String) throws {
    guard let report = try report("junit", of: sample) else { return }
    let script = """
      import io, sys, xmlschema
      xmlschema.XMLSchema(sys.argv[1]).validate(io.BytesIO(sys.stdin.buffer.read()))
      print("valid")
      """
    let answer = try Python.run(script, arguments: [try #require(Self.jUnitSchema)], input: report)
    #expect(answer.text == "valid\n", "\(answer.errorText)")
  }

  @Test(.enabled(if: Python.isAvailable, "needs python3"), arguments: samples)
  func jUnitCounts(sample: String) throws {
    guard let report = try report("junit", of: sample) else { return }
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.fromstring(sys.stdin.buffer.read())
      for parent in [root, *root]:
          tests = list(parent.iter("testcase"))
          assert int(parent.get("tests")) == len(tests) > 0
          assert int(parent.get("failures")) == len(list(parent.iter("failure")))
          names = {(test.get("classname"), test.get("name")) for test in tests}
          assert len(names) == len(tests)
      print("right")
      """
    let answer = try Python.run(script, input: report)
    #expect(answer.text == "right\n", "\(answer.errorText)")
  }

  /// GitHub's own reader of Markdown sees one table, and in it no markup and no link but those of the rules.
  @Test(.enabled(if: Python.has("cmarkgfm"), "needs python3 with cmarkgfm"))
  func markdown() throws {
    let tool = try Tool()
    let hostile = "'x|`<b>[k](http://e)**a**_b_~~c~~@team &lt; www.e.example'"
    try tool.write(Sample.mixed.replacing("x-tenant-id", with: hostile), to: "a|`b.yaml")
    let answer = try tool.run("--no-config", "--format", "markdown", ".")
    let script = """
      import re, sys, cmarkgfm
      html = cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read())
      print(" ".join(sorted(set(re.findall("<([a-z0-9]+)", html)))), html.count("<tr>"))
      print(all(url.startswith("https://") for url in re.findall('href="([^"]*)', html)))
      print("x|`&lt;b&gt;[k](http://e)**a**_b_~~c~~@" in html, "team &amp;lt; www.e.example" in html)
      """
    let read = try Python.run(script, input: Data(answer.output.utf8))
    // But for the line below the head.
    let rows = answer.output.split(separator: "\n").count { $0.hasPrefix("|") } - 1
    #expect(
      read.text == """
        a h3 p table tbody td th thead tr \(rows)
        True
        True True

        """, "\(read.errorText)\(answer.output)")
  }
}
