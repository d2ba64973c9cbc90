import Foundation
import HTTPFields
import Reports
import Rules

/// Links of the rule pages, in Markdown.
enum PageLinks {
  /// The rule's source in the guideline or standard, named as people cite it; nil for a rule without a link.
  static func source(_ rule: RuleDescription) -> String? {
    guard let url = rule.url else { return nil }
    if !rule.citation.isEmpty {
      let citation = "[\(rule.guidelineTitle), \(rule.citation)](\(rule.numberURL ?? url))"
      // A rule with a link of its own.
      guard let numberURL = rule.numberURL, numberURL != url, let title = title(of: url) else {
        return citation
      }
      return "\(citation) · [\(title)](\(url))"
    }
    return "[\(title(of: url) ?? rule.guidelineTitle)](\(url))"
  }

  /// `[132](…) SHOULD`; nothing for rules without a number.
  static func number(_ rule: RuleDescription) -> String {
    rule.number.map { number in
      (["[\(number)](\(rule.numberURL ?? rule.url ?? ""))"] + [rule.level?.rawValue].compactMap(\.self))
        .joined(separator: " ")
    } ?? ""
  }

  /// The title of a URL; nil if the guideline's title says as much.
  private static func title(of url: String) -> String? {
    if url.contains("iana.org/assignments/http-fields") { return "HTTP Field Name Registry" }
    if let match = url.wholeMatch(of: /https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)\.html#section-([\d.]+)/)
    {
      return "RFC \(match.1), section \(match.2)"
    }
    if let match = url.wholeMatch(of: /https:\/\/spec\.openapis\.org\/.*#([a-z]+)-object/) {
      return "OpenAPI Specification, \(match.1.capitalized) Object"
    }
    return nil
  }

  /// The document that defines a registered field, e.g. `RFC 9110, Section 8.8.3`; linked if it is an RFC.
  static func definition(of field: FieldFacts) -> String? {
    guard field.isRegistered, !field.reference.isEmpty else { return nil }
    guard let match = field.reference.wholeMatch(of: /RFC (\d+)(?:, Section ([\d.]+))?/) else {
      return "`\(field.name)`: \(field.reference)"
    }
    let section = match.2.map { "#section-\($0)" } ?? ""
    return
      "`\(field.name)`: [\(field.reference)](https://www.rfc-editor.org/rfc/rfc\(match.1).html\(section))"
  }

  /// The path of a rule's page relative to rules/docs/, without extension.
  static func path(_ rule: RuleDescription) -> String { "\(rule.guideline)/\(rule.name)" }

  /// A link from one page to another.
  static func page(_ rule: RuleDescription) -> String { "[\(rule.id)](../\(path(rule)).md)" }
}
