import HTTPFields
import Linting
import OpenAPI
import Platform
import Rules
import Syntax
import TestSupport
import Text

/// The part of a rule's good document that corresponds to the findings in the bad one.
struct GoodExample {
  private let source: SourceFile
  private let document: APIDocument?
  private var headers: [HeaderEntry] { document?.headers ?? [] }
  /// The names in the findings, in lower case.
  private let names: Set<String>
  private let isAboutReferences: Bool

  init(_ fixture: Fixture, answering findings: [Finding], isAboutReferences: Bool) throws {
    source = SourceFile(path: "good.yaml", bytes: try fixture.bytes("good.yaml"))
    let book = try RuleBook.shipped.get()
    let linter = DocumentLinter(
      rules: try RuleSelection(profile: "zalando").rules(of: book), models: book.models)
    document = linter.lint(source, ignoringNonOpenAPI: false).document
    let words = findings.flatMap { QuotedText($0.message).quoted }
    // A reference ends with the name of its target.
    names = Set(words.map { asciiLowercase(String($0.split(separator: "/").last ?? "")) })
    self.isAboutReferences = isAboutReferences
  }

  /// Headers from two places; nil if none corresponds.
  var text: String? {
    let elements = (isAboutReferences ? references : []) + namesakes
    var excerpt = Excerpt(String(decoding: source.bytes, as: UTF8.self))
    for parent in Self.first(2, elements.map(\.parent)) {
      for element in Self.first(3, elements.filter { $0.parent == parent }) {
        // A response header starts at its name, which is its key.
        let start = element.key ?? element
        excerpt.show(LineTable(source).position(at: start.range.lowerBound).line, content: 6)
      }
    }
    return excerpt.isEmpty ? nil : excerpt.text
  }

  /// Headers with one of the names, definitions first.
  private var namesakes: [Node] {
    let elements = headers.filter { $0.hasName && names.contains($0.key) }.compactMap { header in
      ([header.element] + header.sites).first { $0.source === source }
    }
    return elements.filter { $0["$ref"] == nil } + elements.filter { $0["$ref"] != nil }
  }

  /// References to headers, and their targets.
  private var references: [Node] {
    headers.filter { !$0.sites.isEmpty }.flatMap { [$0.sites[0], $0.element] }.filter { $0.source === source }
  }

  /// The first few, without duplicates.
  private static func first<Element: Hashable>(_ count: Int, _ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return Array(elements.filter { seen.insert($0).inserted }.prefix(count))
  }
}
