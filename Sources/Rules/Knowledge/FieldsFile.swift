import HTTPFields
import Platform
import Syntax

/// Reads rules/fields.yaml.
enum FieldsFile {
  /// - Parameter isProven: whether the file is known to have no mistakes; then a field is read when it is asked for.
  static func catalogue(_ root: Node, isProven: Bool = false) throws(RuleFileError) -> FieldCatalogue {
    let file = try EntryReader(root)
    var (fields, families) = ([Field](), [FieldFamily]())
    for (group, isRegistered) in [("registered", true), ("unregistered", false)] as [(StaticString, Bool)] {
      for member in file.value(group)?.members ?? [] {
        let name = member.name
        if name.hasSuffix("-*") {
          families.append(try family(name, member.value))
        } else {
          fields.append(try Field(name, member.value, isRegistered: isRegistered))
        }
      }
    }
    let facts = try OnDemand.reading(fields, isProven: isProven, in: root.tree) {
      (field) throws(RuleFileError) in try field.facts()
    }
    let heads = fields.map(\.head)
    let rows = file.value("schemas")
    let schemas = try Once.reading(isProven: isProven, in: root.tree) { () throws(RuleFileError) in
      try Self.schemas(rows, of: heads)
    }
    try file.finish()
    return FieldCatalogue(heads, facts, families: families, schemas: schemas)
  }

  /// Names that begin alike: `x-fapi-*`.
  private static func family(_ pattern: String, _ node: Node) throws(RuleFileError) -> FieldFamily {
    let entry = try EntryReader(node)
    let publisher = try entry.requiredString("published")
    _ = try entry.word("direction", FieldFacts.Direction.self)
    _ = try entry.string("reference")
    try entry.finish()
    return FieldFamily(pattern: pattern, publisher: publisher)
  }
}

/// An entry for a field.
private struct Field: Sendable {
  let head: FieldHead
  private let node: Node

  init(_ name: String, _ node: Node, isRegistered: Bool) throws(RuleFileError) {
    guard node.isMapping else { throw RuleFileError("expected a mapping", at: node) }
    self.node = node
    let status = try (isRegistered ? node["status"] : nil).map { (node) throws(RuleFileError) in
      try EntryReader.word(node, "status", FieldFacts.Status.self)
    }
    let isCommon = try node["common"].map { (node) throws(RuleFileError) in
      try EntryReader.boolean(node, "common")
    }
    head = FieldHead(name: name, status: status, isCommon: isCommon ?? false)
  }

  /// Reads the keys in one pass, without an `EntryReader`.
  func facts() throws(RuleFileError) -> FieldFacts {
    var spellings: [String] = []
    var direction = FieldFacts.Direction.both
    var isEchoed = false
    var isHopByHop = false
    var cardinality: FieldFacts.Cardinality?
    var structuredType: FieldFacts.StructuredType?
    var notation: Node?
    var sample: String?
    var reference = ""
    var obsoletedBy: String?
    var replacedBy: [String] = []
    var advice: String?
    var publisher: String?
    var former: FormerForm?
    for member in node.members {
      let key = member.name
      switch key {
      case "spellings": spellings = try EntryReader.strings(member.value, key)
      case "direction": direction = try EntryReader.word(member.value, key, FieldFacts.Direction.self)
      case "echoed": isEchoed = try EntryReader.boolean(member.value, key)
      case "hop-by-hop": isHopByHop = try EntryReader.boolean(member.value, key)
      case "cardinality": cardinality = try EntryReader.word(member.value, key, FieldFacts.Cardinality.self)
      case "structured":
        structuredType = try EntryReader.word(member.value, key, FieldFacts.StructuredType.self)
      case "grammar": notation = member.value
      case "sample": sample = try EntryReader.string(member.value, key)
      case "members", "elements", "keys", "parameters":
        guard node["structured"] != nil else {
          throw RuleFileError("'\(key)' is for structured fields", at: member.key)
        }
      case "reference": reference = try EntryReader.string(member.value, key)
      case "obsoleted-by": obsoletedBy = try EntryReader.string(member.value, key)
      case "replaced-by": replacedBy = try EntryReader.strings(member.value, key)
      case "advice": advice = try EntryReader.string(member.value, key)
      case "former": former = try Self.formerForm(member.value)
      case "published" where !head.isRegistered: publisher = try EntryReader.string(member.value, key)
      case "origin": _ = try EntryReader.string(member.value, key)
      // The head has them.
      case "common": continue
      case "status" where head.isRegistered: continue
      default:
        throw RuleFileError(
          "unknown key '\(key)'; \(EntryReader.suggestion(for: key, among: Self.keys))", at: member.key)
      }
    }
    let grammar =
      if let structuredType {
        try GrammarReader.structured(structuredType, node, sample: sample)
      } else {
        try notation.map { (node) throws(RuleFileError) in try GrammarReader.named(node, sample: sample) }
      }
    return FieldFacts(
      head, otherSpellings: spellings, direction: direction, isEchoed: isEchoed, isHopByHop: isHopByHop,
      cardinality: cardinality, structuredType: structuredType, grammar: grammar, former: former,
      publisher: publisher, reference: reference, obsoletedBy: obsoletedBy, replacedBy: replacedBy,
      advice: advice)
  }

  private static func formerForm(_ node: Node) throws(RuleFileError) -> FormerForm {
    let entry = try EntryReader(node)
    let starts = (try entry.strings("like") ?? []).map { String($0.prefix { $0 != "*" }) }
    let form = FormerForm(
      starts: starts, problem: try entry.requiredString("problem"),
      advice: try entry.requiredString("advice"))
    try entry.finish()
    return form
  }

  private static let keys = [
    "advice", "cardinality", "common", "direction", "echoed", "elements", "former", "grammar", "hop-by-hop",
    "keys",
    "members",
    "obsoleted-by",
    "origin", "parameters", "published", "reference", "replaced-by", "sample", "spellings", "status",
    "structured",
  ]
}
