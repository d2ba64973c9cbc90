import HTTPFields
import Syntax
import Text

extension FieldsFile {
  /// Reads the rows of `schemas`; the first row for a field counts.
  static func schemas(
    _ rows: Node?, of fields: [FieldHead]
  ) throws(RuleFileError) -> [(scope: FieldSchema.Scope, schema: FieldSchema)] {
    let names = Set(fields.map { asciiLowercase($0.name) })
    var schemas: [(scope: FieldSchema.Scope, schema: FieldSchema)] = []
    for row in rows?.elements ?? [] {
      let entry = try EntryReader(row)
      let schema = FieldSchema(
        holds: try entry.requiredString("holds"), write: try entry.requiredString("write"),
        keywords: (entry.value("set")?.members ?? []).map { ($0.name, $0.value.text ?? "") },
        types: try types(entry), otherFormats: try entry.strings("other-formats") ?? [])
      schemas.append((try scope(entry, names), schema))
      try entry.finish()
    }
    return schemas
  }

  private static func types(_ entry: EntryReader) throws(RuleFileError) -> [FieldSchema.ValueType] {
    guard let node = entry.value("types"), !node.elements.isEmpty else {
      throw RuleFileError("the entry lacks 'types'", at: entry.node)
    }
    return try EntryReader.words(node, "type", FieldSchema.ValueType.self)
  }

  /// - Parameter known: the names of all fields, in lower case.
  private static func scope(
    _ entry: EntryReader, _ known: Set<String>
  ) throws(RuleFileError) -> FieldSchema.Scope {
    if let names = entry.value("fields") {
      for name in names.elements where !known.contains(asciiLowercase(name.text ?? "")) {
        throw RuleFileError("no field is called '\(name.text ?? "")'", at: name)
      }
      return .names(Set(try EntryReader.strings(names, "fields").map(asciiLowercase)))
    }
    if let type = try entry.word("structured", FieldFacts.StructuredType.self) { return .structured(type) }
    if let cardinality = try entry.word("cardinality", FieldFacts.Cardinality.self) {
      return .cardinality(cardinality)
    }
    throw RuleFileError("the entry lacks 'fields', 'structured' or 'cardinality'", at: entry.node)
  }
}
