import Linting
import Platform
import Rules
import Syntax
import TestSupport

/// What a rule's page shows of its fixture.
struct PageExamples {
  /// Lines of the bad document, or of its configuration where that is at fault.
  let bad: String
  /// The file that they are from, in the fixture.
  let badFile: String
  /// The same with what is right, in the fixture.
  var goodFile: String { badFile.replacing("bad", with: "good") }
  /// The configuration that the bad document goes by; nil for none.
  let configuration: String?
  /// What is said of those lines.
  let findings: [Finding]
  /// Lines of the good document; nil where no part of it answers to the bad one.
  let good: String?

  /// More would hide the point.
  private static let mostFindings = 3

  init(_ fixture: Fixture, _ entry: RuleEntry) throws {
    let all = try fixture.findings().filter { $0.rule == fixture.rule }
    let isConfiguration = all.first?.fileName == Configuration.fileName
    badFile = isConfiguration ? Fixture.configurationName(of: "bad.yaml") : "bad.yaml"
    configuration = isConfiguration ? nil : fixture.configuration(of: "bad.yaml")
    findings = Self.different(all)
    var excerpt = Excerpt(String(decoding: try fixture.bytes(badFile), as: UTF8.self))
    for finding in findings {
      excerpt.show(Self.line(finding.place), content: 6)
      excerpt.showNeighbours(of: Self.line(finding.place), within: 2)
      if let parameter = Self.parameter(finding) { excerpt.show(Self.line(parameter), content: 6) }
    }
    bad = excerpt.text
    good =
      try fixture.isOwn
      ? String(decoding: fixture.bytes(badFile.replacing("bad", with: "good")).dropLast(), as: UTF8.self)
      : GoodExample(fixture, answering: all, isAboutReferences: entry.isAboutReferences).text
  }

  private static func line(_ place: Place) -> Int {
    LineTable(place.source).position(at: place.range.lowerBound).line
  }

  // MARK: Bad

  /// The whole of a parameter of which one line is at fault.
  private static func parameter(_ finding: Finding) -> Place? {
    guard let tree = try? SyntaxTree.read(finding.place.source),
      let element = finding.pointer.flatMap(tree.root.node(atPointer:))
    else { return nil }
    return element.parent?.isSequence == true ? Place(element) : nil
  }

  /// The first finding of each kind; where there is one kind only, a second one from elsewhere in the document.
  private static func different(_ findings: [Finding]) -> [Finding] {
    var kinds: Set<String> = []
    var chosen = findings.filter { kinds.insert(QuotedText($0.message).around).inserted }
    if chosen.count == 1, let other = findings.first(where: { line($0.place) > line(chosen[0].place) + 5 }) {
      chosen.append(other)
    }
    return Array(chosen.prefix(mostFindings))
  }
}

/// A message parted at its single quotes; an apostrophe inside a word is none.
struct QuotedText {
  let quoted: [String]
  /// The message without what stands between quotes.
  let around: String

  init(_ message: String) {
    let quotes = /(^|[ (])'(.*?)'(?=[ ,;:.?)]|$)/
    quoted = message.matches(of: quotes).map { String($0.output.2) }
    around = message.replacing(quotes) { "\($0.output.1)''" }
  }
}
