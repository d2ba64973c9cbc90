import OpenAPI
import Syntax

/// How messages describe the fault of a schema: the keyword, and what it accepts.
struct SchemaFaultWording {
  /// E.g. `'minimum: 1'`.
  let keyword: String
  /// E.g. `1 or more`.
  let accepted: String

  init(_ fault: SchemaFault) {
    keyword =
      Self.keyword(fault) + (fault.element == nil ? "" : " of the items")
      + (fault.properties.isEmpty ? "" : " of the property '\(fault.properties.joined(separator: "."))'")
    let accepted = Self.accepted(fault)
    self.accepted =
      fault.element.flatMap { $0.isEmpty ? nil : "\(accepted) in place of \(Wording.excerpt($0))" }
      ?? accepted
  }

  // MARK: The rejecting keyword

  private static func keyword(_ fault: SchemaFault) -> String {
    if case .required = fault.keyword { return "'required'" }
    guard case .branches = fault.keyword else {
      let key = fault.node.key?.text ?? ""
      // Long values are better looked up in the document.
      guard let text = fault.node.text, text.unicodeScalars.count <= 40 else { return "'\(key)'" }
      return "'\(key): \(text)'"
    }
    return "each branch of '\(fault.node.key?.text ?? "")'"
  }

  // MARK: The accepted values

  private static func accepted(_ fault: SchemaFault) -> String {
    let bound = fault.node.text ?? ""
    switch fault.keyword {
    case .type: return types(fault.node)
    case .const: return fault.node.isScalar ? Wording.excerpt(bound) : "what 'const' says"
    case .enum: return members(fault.node)
    case .pattern: return "text that this expression matches"
    case .format: return format(bound)
    case .minLength: return "\(count(bound, "character")) or more"
    case .maxLength: return "\(count(bound, "character")) at most"
    case .minimum(let isExclusive): return isExclusive ? "more than \(bound)" : "\(bound) or more"
    case .maximum(let isExclusive): return isExclusive ? "less than \(bound)" : "\(bound) or less"
    case .multipleOf: return "a multiple of \(bound)"
    case .minItems: return "\(count(bound, "element")) or more"
    case .maxItems: return "\(count(bound, "element")) at most"
    case .uniqueItems: return "each element once"
    case .minProperties: return "\(count(bound, "property", "properties")) or more"
    case .maxProperties: return "\(count(bound, "property", "properties")) at most"
    case .required(let names, let others):
      let without = others.isEmpty ? "" : ", without " + Wording.list(others.map(Wording.excerpt))
      return "\(Wording.list(names.map(Wording.excerpt))) as well" + without
    case .additionalProperties(let names): return "it without \(Wording.list(names.map(Wording.excerpt)))"
    case .branches(let faults): return branches(faults)
    }
  }

  private static func count(_ number: String, _ noun: String, _ plural: String? = nil) -> String {
    number == "1" ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
  }

  private static func types(_ node: Node) -> String {
    let articles = ValueType.names(in: node).filter { $0 != "null" }.map { name in
      (["array", "integer", "object"].contains(name) ? "an " : "a ") + name
    }
    return articles.isEmpty ? "null, or leave it out" : Wording.list(articles, "or")
  }

  private static func members(_ node: Node) -> String {
    let texts = node.elements.filter { !$0.isNull && $0.isScalar }
    // A long list is better looked up in the document, and findings may share it.
    let shown = texts.prefix(texts.count <= 5 ? 5 : 1).compactMap(\.text).map(Wording.excerpt)
    guard !texts.isEmpty else { return "one of the values that 'enum' lists" }
    return texts.count <= 5
      ? Wording.list(shown, "or") : "one of its \(texts.count) values, such as \(shown[0])"
  }

  private static func format(_ name: String) -> String {
    let format = StringFormat(rawValue: name)
    let sample = format.map { "such as '\($0.sample)'" } ?? ""
    return switch format {
    case .uuid: "a UUID \(sample)"
    case .date: "a date \(sample)"
    case .dateTime: "a date and time \(sample)"
    case .uri: "a URI with its scheme, \(sample)"
    case nil where NumberFormat.range(of: name) != nil:
      "a number from \(NumberFormat.range(of: name)!.least) to \(NumberFormat.range(of: name)!.most)"
    case nil: "text of this format"
    }
  }

  private static func branches(_ faults: [SchemaFault]) -> String {
    var parts: [String] = []
    for part in faults.map(accepted) where !parts.contains(part) {
      parts.append(part)
    }
    return parts.count <= 3 ? Wording.list(parts, "or") : "a value that one of them accepts"
  }
}

extension Wording {
  /// A value in quotes, on one line and truncated.
  static func excerpt(_ text: String) -> String {
    let line = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    guard line.unicodeScalars.count > 60 else { return "'\(line)'" }
    return "'\(String(String.UnicodeScalarView(line.unicodeScalars.prefix(60))))…'"
  }
}
