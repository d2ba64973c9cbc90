import HTTPFields
import Syntax

/// Reads the syntax of field values in rules/fields.yaml.
enum GrammarReader {
  /// `grammar: delay-seconds / HTTP-date`
  static func named(_ node: Node, sample: String?) throws(RuleFileError) -> FieldGrammar {
    let notation = try EntryReader.string(node, "grammar")
    do throws(FieldGrammar.Mistake) {
      return try FieldGrammar(notation, sample: sample)
    } catch {
      let suggestion = EntryReader.suggestion(for: error.word, among: FieldGrammar.Mistake.productions)
      throw RuleFileError("'\(error.word)' is not a known production; \(suggestion)", at: node)
    }
  }

  /// `structured: Dictionary, keys: {u: {type: integer, minimum: 0, maximum: 7}, i: boolean}`
  static func structured(_ type: FieldFacts.StructuredType, _ field: Node, sample: String?)
    throws(RuleFileError) -> FieldGrammar
  {
    FieldGrammar(
      StructuredGrammar(
        type: type, members: try field["members"].map { (node) throws(RuleFileError) in try kind(node) },
        elements: try field["elements"].map { (node) throws(RuleFileError) in try kind(node) },
        keys: try kinds(field["keys"]), parameters: try kinds(field["parameters"])), sample: sample)
  }

  private static func kinds(_ node: Node?) throws(RuleFileError) -> [String: StructuredKind] {
    var kinds: [String: StructuredKind] = [:]
    for member in node?.members ?? [] { kinds[member.name] = try kind(member.value) }
    return kinds
  }

  /// A type, several of them, or a mapping with the limits of a number.
  private static func kind(_ node: Node) throws(RuleFileError) -> StructuredKind {
    guard node.isMapping else { return StructuredKind(types: try types(node)) }
    let reader = try EntryReader(node)
    guard let type = reader.value("type") else { throw RuleFileError("the entry lacks 'type'", at: node) }
    let kind = StructuredKind(
      types: try types(type), minimum: try reader.integer("minimum").map(Int64.init),
      maximum: try reader.integer("maximum").map(Int64.init),
      isRequired: try reader.boolean("required") ?? false)
    try reader.finish()
    return kind
  }

  private static func types(_ node: Node) throws(RuleFileError) -> [StructuredGrammar.ItemType] {
    try EntryReader.words(node, "type", StructuredGrammar.ItemType.self)
  }
}
