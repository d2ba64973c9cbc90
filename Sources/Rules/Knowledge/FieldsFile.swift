import HTTPFields
import Syntax

/// Reads rules/fields.yaml.
enum FieldsFile {
  static func catalogue(_ root: Node) throws(RuleFileError) -> FieldCatalogue {
    let file = try EntryReader(root)
    var catalogue = FieldCatalogue()
    for group in ["registered", "unregistered"] {
      for member in file.value(group)?.members ?? [] {
        if member.name.hasSuffix("-*") {
          catalogue.add(try family(member.name, member.value))
          continue
        }
        catalogue.add(try field(member.name, member.value, isRegistered: group == "registered"))
      }
    }
    try readSchemas(file.value("schemas"), into: &catalogue)
    try file.finish()
    return catalogue
  }

  /// There are hundreds of fields, so read their keys in one pass, without an `EntryReader`.
  private static func field(_ name: String, _ node: Node, isRegistered: Bool) throws(RuleFileError)
    -> FieldFacts
  {
    guard node.isMapping else { throw RuleFileError("expected a mapping", at: node) }
    var spellings: [String] = []
    var status: FieldFacts.Status?
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
    var isCommon = false
    var publisher: String?
    var former: FormerForm?
    for member in node.members {
      let key = member.name
      switch key {
      case "spellings": spellings = try EntryReader.strings(member.value, key)
      case "status" where isRegistered:
        status = try EntryReader.word(member.value, key, FieldFacts.Status.self)
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
      case "common": isCommon = try EntryReader.boolean(member.value, key)
      case "former": former = try formerForm(member.value)
      case "published" where !isRegistered: publisher = try EntryReader.string(member.value, key)
      case "origin": _ = try EntryReader.string(member.value, key)
      default:
        throw RuleFileError(
          "unknown key '\(key)'; \(EntryReader.suggestion(for: key, among: keys))", at: member.key)
      }
    }
    let grammar =
      if let structuredType {
        try GrammarReader.structured(structuredType, node, sample: sample)
      } else {
        try notation.map { (node) throws(RuleFileError) in try GrammarReader.named(node, sample: sample) }
      }
    return FieldFacts(
      name: name, otherSpellings: spellings, status: status, direction: direction, isEchoed: isEchoed,
      isHopByHop: isHopByHop, cardinality: cardinality, structuredType: structuredType, grammar: grammar,
      isCommon: isCommon, former: former, publisher: publisher, reference: reference,
      obsoletedBy: obsoletedBy,
      replacedBy: replacedBy, advice: advice)
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

  /// Names that begin alike: `x-fapi-*`.
  private static func family(_ pattern: String, _ node: Node) throws(RuleFileError) -> FieldFamily {
    let entry = try EntryReader(node)
    let publisher = try entry.requiredString("published")
    _ = try entry.word("direction", FieldFacts.Direction.self)
    _ = try entry.string("reference")
    try entry.finish()
    return FieldFamily(pattern: pattern, publisher: publisher)
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
