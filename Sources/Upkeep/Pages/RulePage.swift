import HTTPFields
import Linting
import Reports
import Rules

/// A rule's page, in Markdown.
struct RulePage {
  let rule: Rule
  let entry: RuleEntry
  let examples: PageExamples
  /// The rules of all guidelines, in file order.
  let others: [Rule]
  let catalogue: FieldCatalogue

  private var about: RuleDescription { rule.description }
  private var fixtures: String { "../../../fixtures/\(PageLinks.path(about))" }

  var text: String {
    let sections = [
      heading, flagged, ignored, instead, PageSettings(rule: rule).text, neighbours, references,
    ]
    return sections.compactMap { $0 }.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let source = PageLinks.source(about).map { " · \($0)" } ?? ""
    return """
      # \(about.id)

      **\(prose(about.title)).**

      \(about.severityWord)\(source) · [all rules](../README.md)

      \(prose(about.why))
      """
  }

  private var subject: String { examples.badFile == "bad.yaml" ? "document" : "configuration" }

  // MARK: Content

  private var flagged: String {
    // Two places may have the same message.
    let findings = examples.findings.map { "- \($0.severity.rawValue): \(prose($0.message))" }
      .reduce(into: [String]()) { lines, line in if !lines.contains(line) { lines.append(line) } }
    return """
      ## What it flags

      \(scope)\(configuration)

      ```yaml
      \(examples.bad)
      ```

      \(findings.joined(separator: "\n"))
      """
  }

  /// `It looks at If-Match among header parameters, in OpenAPI 3.0 only.`
  private var scope: String {
    let example = "From [its bad \(subject)](\(fixtures)/\(examples.badFile)):"
    // Some cases may be about fewer.
    let words = entry.places.contains("header") ? ["header"] : entry.places
    let places = Wording.list(words.map(Self.name(ofPlace:)))
    guard !places.isEmpty else { return example }
    let names = Wording.list(entry.headers.map { "`\($0)`" })
    let versions = entry.versions.isEmpty ? "" : ", in OpenAPI \(Wording.list(entry.versions)) only"
    return "It looks at \(names.isEmpty ? "" : names + " among ")\(places)\(versions). \(example)"
  }

  /// The configuration of the bad document.
  private var configuration: String {
    examples.configuration.map { "\n\n```yaml\n# .headerlint.yaml\n\($0)```" } ?? ""
  }

  private static func name(ofPlace word: String) -> String {
    switch word {
    case "parameter": "header parameters"
    case "response-header": "response headers"
    case "part-header": "headers of multipart parts"
    case "api-key": "API keys that are sent in a header"
    case "unused-component": "unused header components"
    case "header": "all headers: parameters, headers of responses and of multipart parts, API keys"
    default: word.replacing("-", with: " ") + "s"
    }
  }

  private var ignored: String? {
    guard !about.ignores.isEmpty else { return nil }
    return "## What it doesn't flag\n\n" + about.ignores.map { "- \(prose($0))" }.joined(separator: "\n")
  }

  private var instead: String? {
    let document = "[its good \(subject)](\(fixtures)/\(examples.goodFile))"
    let good = examples.good.map { "From \(document):\n\n```yaml\n\($0)\n```" } ?? "See \(document)."
    let parts = [about.advice.map(advice), about.write.map { "```yaml\n\($0)\n```" }, good]
    return "## What to write instead\n\n" + parts.compactMap { $0 }.joined(separator: "\n\n")
  }

  private func advice(_ words: String) -> String { prose(words.hasSuffix(".") ? words : words + ".") }

  /// Plain text as Markdown; rule ids become links. Text between backticks is already code.
  private func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { $0.isMultiple(of: 2) ? plain($1) : $1 }.joined(separator: "`")
  }

  private func plain(_ text: String) -> String {
    let escaped = text.replacing(/[<*_]/) { "\\\($0.output)" }
    return escaped.replacing(/[a-z]+\/[a-z-]+/) { match in
      let id = String(match.output)
      return others.first { $0.id == id }.map { PageLinks.page($0.description) } ?? id
    }
  }

  // MARK: Context

  private var neighbours: String? {
    let silent = others.filter { rule.isOver($0) && !(rule.rejects && $0.judgesForm) }
    let louder = others.filter { $0.isOver(rule) }
    let sentences = [
      rule.rejects
        ? "Where it says that a header should not be there, no rule about its spelling, schema or values reports that header."
        : nil,
      sentence("Where it reports a header, these don't:", silent),
      sentence("It doesn't report a header where one of these does:", louder),
    ].compactMap { $0 }
    return sentences.isEmpty ? nil : "## Relation to other rules\n\n" + sentences.joined(separator: "\n\n")
  }

  private func sentence(_ start: String, _ rules: [Rule]) -> String? {
    let links = rules.filter { $0.id != rule.id }.map { PageLinks.page($0.description) }
    return links.isEmpty ? nil : "\(start) \(links.joined(separator: ", "))."
  }

  /// Where the fields are defined; the rule's own source is at the top of the page.
  private var references: String? {
    let lines = entry.fields(catalogue).compactMap(PageLinks.definition).map { "- \($0)" }
    return lines.isEmpty ? nil : "## Where these headers are defined\n\n" + lines.joined(separator: "\n")
  }
}
