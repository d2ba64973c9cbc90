import Linting
import Reports
import Rules
import Syntax
import Testing

/// Formats for people show the same fault of the same header once a document.
@Suite struct FindingGroupTests {
  private let file = source("a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n")

  private func places(_ count: Int, in file: SourceFile, header: String? = "ETag", message: String = "m")
    -> [Finding]
  {
    (0..<count).map {
      finding(Place(source: file, range: $0 * 5..<$0 * 5 + 1), message: message, header: header)
    }
  }

  private func notes(_ findings: [Finding]) -> [String] {
    report(result(findings), as: .text).split(separator: "\n").filter { $0.contains("= also at") }
      .map { String($0.drop { $0 != "a" }) }
  }

  @Test(arguments: [
    (1, []), (2, ["also at 2:1"]), (3, ["also at 2:1, 3:1"]), (5, ["also at 2:1, 3:1 and 2 more"]),
  ])
  func furtherPlacesAreNamed(count: Int, expected: [String]) {
    let findings = places(count, in: file)
    #expect(notes(findings) == expected)
    #expect(report(result(findings), as: .text).ranges(of: "error[").count == 1)
    #expect(report(result(findings), as: .compact).split(separator: "\n").count == count)
  }

  @Test func otherHeadersMessagesSeveritiesAndDocumentsAreOtherFaults() {
    let other = source("a: 1\n", path: "other.yaml")
    let findings =
      places(1, in: file) + places(1, in: file, header: "etag") + places(1, in: file, header: nil)
      + places(1, in: file, message: "n") + places(1, in: other) + [finding(file.place("b"), rule: nameRule)]
    #expect(notes(findings) == [])
  }

  @Test func whatIsSuppressedIsApart() {
    var suppressed = places(1, in: file)
    suppressed[0].suppression = Suppression(kind: .inSource, justification: "known")
    let shown = report(
      result(places(2, in: file), suppressed: suppressed), as: .text, showSuppressed: true)
    #expect(shown.ranges(of: "error[").count == 2)
  }
}

/// Annotations name each place up to ten of a severity.
@Suite struct AnnotationGroupTests {
  private let file = source(String(repeating: "a: 1\n", count: 20))

  private func lines(_ count: Int) -> [Substring] {
    let findings = (0..<count).map { index in
      finding(Place(source: file, range: index * 5..<index * 5 + 1), rule: index == 12 ? nameRule : etagRule)
    }
    return report(result(findings), as: .github).split(separator: "\n")
  }

  @Test func theRestIsOneAnnotationAFault() {
    let errors = lines(16).filter { $0.hasPrefix("::error ") }
    #expect(errors.count == 11)
    #expect(errors.dropLast().allSatisfy { !$0.contains("also at") })
    #expect(errors.last?.contains("line=11,") == true)
    #expect(errors.last?.contains("%0Aalso at 12:1, 14:1 and 2 more%0A") == true)
    #expect(lines(16).contains { $0.hasSuffix("there are 5 more errors") })
    #expect(lines(10).count == 10)
  }
}

/// `--min-severity`
@Suite struct MinSeverityTests {
  private let file = source("a: 1\n")
  private var findings: [Finding] {
    [etagRule, nameRule, ownRule].map { finding(file.place("a"), rule: $0, message: $0.id) }
  }

  @Test(arguments: ReportFormat.allCases, [(Severity.error, 1), (.warning, 2), (.note, 3)])
  func whatIsLessSevereIsntShown(format: ReportFormat, expected: (severity: Severity, count: Int)) {
    let options = ReportOptions(version: "0.1.0", minSeverity: expected.severity)
    let text = String(
      decoding: render(result(findings, documents: [file]), as: format, options: options), as: UTF8.self)
    let shown = findings.map(\.message).filter { message in
      switch format {
      case .json: text.contains("\"message\": \"\(message)\"")
      case .sarif: text.contains("\"text\": \"\(message).\"")
      case .markdown: text.contains(" | \(message) | ")
      case .text: text.contains(": \(message)\n")
      default: text.contains(": \(message)")
      }
    }
    #expect(shown == findings.map(\.message).prefix(expected.count).map { $0 })
  }

  @Test func statisticsCountWhatIsShown() {
    let table = renderStatistics(result(findings), asJSON: false, minSeverity: .warning)
    #expect(String(decoding: table, as: UTF8.self).split(separator: "\n").count == 3)
  }
}
