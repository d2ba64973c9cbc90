import HTTPFields
import Syntax

/// Reads rules/fields.yaml.
enum FieldsFile {
  static func catalogue(_ tree: SyntaxTree) throws(RuleFileError) -> FieldCatalogue {
    let file = try EntryReader(tree.root)
    var catalogue = FieldCatalogue()
    for group in ["registered", "unregistered"] {
      for member in file.value(group)?.members ?? [] {
        catalogue.add(try field(member.name, member.value, isRegistered: group == "registered"))
      }
    }
    try file.finish()
    return catalogue
  }

  private static func field(_ name: String, _ node: Node, isRegistered: Bool) throws(RuleFileError)
    -> FieldFacts
  {
    let entry = try EntryReader(node)
    let field = FieldFacts(
      name: name, otherSpellings: try entry.strings("spellings") ?? [],
      status: isRegistered ? try entry.word("status", FieldFacts.Status.self) : nil,
      direction: try entry.word("direction", FieldFacts.Direction.self) ?? .both,
      isEchoed: try entry.boolean("echoed") ?? false, isHopByHop: try entry.boolean("hop-by-hop") ?? false,
      cardinality: try entry.word("cardinality", FieldFacts.Cardinality.self),
      structuredType: try entry.word("structured", FieldFacts.StructuredType.self),
      reference: try entry.string("reference") ?? "", obsoletedBy: try entry.string("obsoleted-by"),
      replacedBy: try entry.strings("replaced-by") ?? [], advice: try entry.string("advice"))
    _ = try entry.string("origin")
    try entry.finish()
    return field
  }
}
