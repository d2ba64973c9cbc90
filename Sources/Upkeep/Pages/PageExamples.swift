import Linting
import Platform
import Rules
import Syntax
import TestSupport

/// The examples on a rule's page, from its fixture.
struct PageExamples {
  /// Lines of the bad document, or of its configuration if that is at fault.
  let bad: String
  /// The fixture file they come from.
  let badFile: String
  /// The corresponding good file in the fixture.
  var goodFile: String { badFile.replacing("bad", with: "good") }
  /// The configuration of the bad document, if any.
  let configuration: String?
  /// The findings in these lines.
  let findings: [Finding]
  /// Lines of the good document; nil if none correspond to the bad one.
  let good: String?

  /// More would obscure the point.
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

  /// The whole parameter containing a faulty line.
  private static func parameter(_ finding: Finding) -> Place? {
    guard let tree = try? SyntaxTree.read(finding.place.source),
      let element = finding.pointer.flatMap(tree.root.node(atPointer:))
    else { return nil }
    return element.parent?.isSequence == true ? Place(element) : nil
  }

  /// The first finding of each kind; with a single kind, also a second one from elsewhere in the document.
  private static func different(_ findings: [Finding]) -> [Finding] {
    var kinds: Set<String> = []
    var chosen = findings.filter { kinds.insert(QuotedText($0.message).around).inserted }
    if chosen.count == 1, let other = findings.first(where: { line($0.place) > line(chosen[0].place) + 5 }) {
      chosen.append(other)
    }
    return Array(chosen.prefix(mostFindings))
  }
}

/// A message split at its single quotes; an apostrophe inside a word doesn't count.
struct QuotedText {
  let quoted: [String]
  /// The message without its quoted parts.
  let around: String

  init(_ message: String) {
    let quotes = /(^|[ (])'(.*?)'(?=[ ,;:.?)]|$)/
    quoted = message.matches(of: quotes).map { String($0.output.2) }
    around = message.replacing(quotes) { "\($0.output.1)''" }
  }
}
