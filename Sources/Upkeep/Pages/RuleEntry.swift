import HTTPFields
import OpenAPI
import Rules
import Syntax
import TestSupport

/// A rule's entry in its file: what it applies to, and the fields it names.
struct RuleEntry {
  /// In the shipped files, which stay in memory.
  private let entry: Node
  private var cases: [Node] { [entry] + (entry["cases"]?.elements ?? []) }

  init(_ rule: RuleDescription) throws {
    guard let entry = try RuleFiles.shipped.get().root(rule.guideline)["rules"]?.value(ofKey: rule.name)
    else {
      fatalError("\(rule.id) has no entry")
    }
    self.entry = entry
  }

  /// Whether the rule is about references, not about what headers are.
  var isAboutReferences: Bool { ["reference", "unused"].contains(entry["check"]?.text) }

  /// The words of `on` of the entry and its cases.
  var places: [String] { values("on") }

  /// The names and globs of `headers`; empty where some case is about all headers.
  var headers: [String] {
    let isLimited =
      entry["headers"] != nil || ownCases.allSatisfy { $0["headers"] != nil || $0["on"]?.text == "response" }
    return isLimited ? values("headers") : []
  }

  /// The versions of OpenAPI that the rule applies to; empty for all.
  var versions: [String] {
    let isLimited =
      entry["versions"] != nil || !ownCases.isEmpty && ownCases.allSatisfy { $0["versions"] != nil }
    let versions = values("versions")
    return isLimited && versions.count < OpenAPIVersion.allCases.count ? versions : []
  }

  /// Those that the entry lists.
  private var ownCases: [Node] { entry["cases"]?.elements ?? [] }

  /// The field names mentioned anywhere in the entry.
  func fields(_ catalogue: FieldCatalogue) -> [FieldFacts] {
    var names = ["headers", "header", "to", "any", "together"].flatMap(values)
    if let needs = entry["needs"] { names += needs.members.compactMap(\.value.text) }
    var seen: Set<String> = []
    return names.compactMap { catalogue[$0] }.filter { seen.insert($0.name).inserted }
  }

  /// The texts of a key with one text, a list, or lists.
  private func values(_ key: String) -> [String] {
    var texts: [String] = []
    for value in cases.compactMap({ $0.value(ofKey: key) }) {
      for text in Self.texts(value) where !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  private static func texts(_ node: Node) -> [String] {
    if let text = node.text { return [text] }
    return node.elements.flatMap(texts)
  }
}
