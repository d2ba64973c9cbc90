import Rules
import Syntax
import TestSupport
import Testing
import Text

@testable import Linting

/// What individual directives name and cover.
@Suite struct DirectiveTests {
  private static let rule = RuleDescription(
    id: "team/trace-id", guideline: "team", guidelineTitle: "Team", number: 7, zallyNumbers: [107],
    level: nil,
    severity: .error, title: "", why: "", write: nil, url: nil)

  @Test(arguments: [
    (Directive.Subject.all, true), (.word("team/trace-id"), true), (.word("team"), true),
    (.word("team#7"), true),
    (.word("trace-id"), false), (.word("team#107"), false), (.number(107), true), (.number(7), false),
  ])
  func aDirectiveNamesARuleByIdSetOrNumber(subject: Directive.Subject, expected: Bool) {
    #expect(subject.names(Self.rule) == expected)
  }

  @Test func aGuidelineThatZallyDoesNotKnowHasNoNumbersOfIts() {
    let rule = RuleDescription(
      id: "team/trace-id", guideline: "team", guidelineTitle: "Team", number: 7, level: nil, severity: nil,
      title: "", why: "", write: nil, url: nil)
    #expect(!Directive.Subject.number(7).names(rule))
  }

  @Test(arguments: [
    ("# headerlint: ignore a, b -- why", "ignore a b | why"), ("#headerlint:ignore a", "ignore a | "),
    ("# lint: off # headerlint: ignore-file a # more", "ignore-file a | "),
    ("# headerlint: ignore --  -- why ", "ignore | -- why"),
  ])
  func aCommentHasACommandRulesAndAReason(comment: String, expected: String) throws {
    let text = try #require(DirectiveText(comment: Array(comment.utf8), at: 100))
    let words = ([text.command] + text.rules).map(\.text).joined(separator: " ")
    #expect("\(words) | \(text.reason ?? "")" == expected)
    for word in text.rules {
      let range = (word.range.lowerBound - 100)..<(word.range.upperBound - 100)
      #expect(Array(comment.utf8)[range].elementsEqual(word.text.utf8))
    }
  }

  @Test(arguments: ["# headerlint is a tool", "# headerlint:", "no comment: headerlint: ignore a"])
  func otherCommentsAreNoneOfItsBusiness(comment: String) {
    #expect(DirectiveText(comment: Array(comment.utf8), at: 0) == nil)
  }

  private let tree = Result {
    try read("a:\n  b: {c: 1}\n  d: 2\n")
  }

  private func directive(_ scope: Directive.Scope, _ word: String = "team") throws -> Directive {
    Directive(
      subject: .word(word), scope: scope, place: Place(try tree.get().root), pointer: "", reason: word)
  }

  /// The reasons of the directives that cover a node, innermost first.
  private func covering(_ pointer: [String], _ directives: [Directive]) throws -> [String] {
    let node = try #require(pointer.reduce(try tree.get().root as Node?) { $0?.value(ofKey: $1) })
    return DirectiveIndex(directives).covering(node).compactMap { $0.share(of: Self.rule)?.reason }
  }

  @Test func aDirectiveCoversItsLineItsFileOrWhatIsInItsObject() throws {
    let root = try tree.get().root
    let line = try directive(.line(2), "team/trace-id")
    let object = try directive(.object(try #require(root["a"]?["b"])), "team#7")
    let file = try directive(.file)
    let all = [file, object, line, try directive(.nothing)]
    #expect(try covering(["a", "b"], all) == ["team/trace-id", "team#7", "team"])
    #expect(try covering(["a", "b", "c"], all) == ["team/trace-id", "team#7", "team"])
    #expect(try covering(["a", "d"], all) == ["team"])
    #expect(try covering(["a"], all.dropFirst().map(\.self)) == ["team/trace-id"])
  }

  @Test func directivesThatCoverTheSameAreLookedThroughOnceARule() throws {
    let directives = try (0..<100).map { _ in try directive(.line(2)) }
    let group = DirectiveGroup()
    for directive in directives { group.add(directive) }
    let share = try #require(group.share(of: Self.rule))
    #expect(group.share(of: Self.rule) === share)
    var use = SuppressionUsage()
    share.note(in: &use, isComplete: false)
    #expect(use.used.isEmpty && use.partial == [directives[0].id])
    share.note(in: &use, isComplete: true)
    #expect(use.used == [directives[0].id])
  }
}
