import Foundation
import Linting
import Reports
import Rules
import TestSupport
import Testing

@Suite struct JUnitReportTests {
  private let file = source("a: 1\né: 2\n")

  @Test func aSuiteForEachFile() {
    var known = finding(file.place("a"), rule: nameRule)
    known.suppression = Suppression(kind: .inSource, justification: "<known>")
    let text = report(
      result(
        [finding(file.place("1"), help: "More"), finding(file.place("2"))],
        documents: [file, source("b: 1\n", path: "clean.yaml")], suppressed: [known]),
      as: .junit, showSuppressed: true)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="headerlint" tests="4" failures="2" errors="0">
          <testsuite name="api.yaml" tests="3" failures="2" errors="0" skipped="1" file="api.yaml">
            <testcase name="http/name-token /paths/~1a/get" classname="api.yaml">
              <skipped message="suppressed: &lt;known&gt;"/>
            </testcase>
            <testcase name="zalando/etag-schema /paths/~1a/get" classname="api.yaml">
              <failure message="Write 'type: string'" type="error">api.yaml:1:4: error: Write 'type: string' [zalando/etag-schema]
        More
        https://opensource.zalando.com/restful-api-guidelines/#182</failure>
            </testcase>
            <testcase name="zalando/etag-schema /paths/~1a/get (2)" classname="api.yaml">
              <failure message="Write 'type: string'" type="error">api.yaml:2:4: error: Write 'type: string' [zalando/etag-schema]
        https://opensource.zalando.com/restful-api-guidelines/#182</failure>
            </testcase>
          </testsuite>
          <testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0" file="clean.yaml">
            <testcase name="no findings" classname="clean.yaml"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func aReportHasATestInAnyCase() {
    #expect(
      report(result([]), as: .junit).contains("<testcase name=\"no findings\" classname=\"headerlint\"/>"))
  }

  @Test func whyTheRunFailed() {
    let text = report(result([]), as: .junit, failures: ["a.yaml: no such \"file\""])
    #expect(text.contains(#"<testsuites name="headerlint" tests="1" failures="0" errors="1">"#))
    #expect(text.contains(#"<error message="a.yaml: no such &quot;file&quot;" type="error"/>"#))
  }

  @Test(.enabled(if: Python.isAvailable, "needs python3"))
  func anXMLParserReadsWhateverIsThere() throws {
    let odd = source("a", path: "<\"&'>]]>\u{1}\u{7F}\u{FFFE}\u{FFFF}\n.yaml")
    let text = report(
      result([finding(odd.place("a"), message: "\u{0}\u{B}\u{85}]]><!-- &amp; %\r\n::error::\t")]), as: .junit
    )
    let script = """
      import sys, xml.etree.ElementTree as tree
      for test in tree.fromstring(sys.stdin.buffer.read()).iter("testcase"):
          print(test.get("classname"), test[0].get("message"), sep="|")
      """
    let answer = try Python.run(script, input: Data(text.utf8))
    #expect(answer.text == "<\"&'>]]>␁␡��␊.yaml|␀␋�]]><!-- &amp; %␍␊::error::\n", "\(answer.errorText)")
  }
}
