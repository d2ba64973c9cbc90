import OpenAPI
import Syntax

/// `unused`: header components that nothing refers to.
///
/// Skips documents without operations, which are libraries for others, and documents with unreachable parts,
/// which may refer back.
struct UnusedCheck: Check {
  static let word = "unused"
  static let meaning =
    "Header components that nothing refers to. Silent about a document without operations, and about one with parts that can't be read."
  static var keys: [EntryKey] {
    []
  }
  static let placeholders = ["header", "component"]

  init(_ entry: EntryReader) throws(RuleFileError) {
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    let candidates = document.headers.filter { isUnusedComponent($0, document) }
    let aliases = parameterAliases(document)
    guard !candidates.isEmpty || !aliases.isEmpty, !document.operations.isEmpty, isComplete(document) else {
      return
    }
    let references = inspection.named.references
    for alias in aliases where !references.mayLead(toComponent: alias.value.pointer) {
      var subject = Subject(key: alias.key, header: alias.header, value: alias.value)
      subject.holdsUnlessReferenced = true
      collector.add(
        about: subject,
        arguments: ["header": alias.header, "component": alias.key.text ?? alias.header])
    }
    for entry in candidates {
      guard !references.mayLead(toComponent: entry.element.pointer) else { continue }
      var subject = inspection.subject(entry, at: entry.element.key)
      subject.holdsUnlessReferenced = true
      collector.add(
        about: subject,
        arguments: ["header": entry.name, "component": entry.element.key?.text ?? entry.name])
    }
  }

  /// Whether an entry is a component of the document itself that isn't used anywhere, through a reference or
  /// a YAML alias.
  private func isUnusedComponent(_ entry: HeaderEntry, _ document: APIDocument) -> Bool {
    guard entry.sites.isEmpty, entry.operations.isEmpty, entry.hasName,
      entry.element.isInFile(of: document.root)
    else { return false }
    let root = document.root
    let isComponent =
      entry.kind == .component
      || entry.element.parent == (root["components"]?["parameters"] ?? root["parameters"])
    let isShared =
      entry.reference == nil && entry.definition.map { document.definitions[$0].headers.count > 1 } ?? false
    return isComponent && !isShared
  }

  /// Components that just refer to another header parameter of the document.
  private func parameterAliases(_ document: APIDocument) -> [(key: Node, value: Node, header: String)] {
    let root = document.root
    let components = (root["components"]?["parameters"] ?? root["parameters"])?.members ?? []
    return components.compactMap { member in
      guard member.value["$ref"] != nil, member.value == member.key.valueAsWritten,
        let target = document.target(of: member.value), target.isInFile(of: root),
        target["in"]?.hasText("header") == true, let name = target["name"]?.text
      else { return nil }
      return (member.key, member.value, name)
    }
  }

  private func isComplete(_ document: APIDocument) -> Bool {
    !document.references.contains { reference in
      switch reference.failure {
      case .empty, .outside, .noFile, .unreadable, .malformed: true
      case nil, .noTarget, .circle, .remote: false
      }
    }
  }
}
