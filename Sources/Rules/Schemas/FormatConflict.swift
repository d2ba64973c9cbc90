import HTTPFields
import OpenAPI
import Syntax

extension SchemaEvaluator {
  /// The format of a schema that no value of a field has: `uuid` for an ETag, which has quotes. Judged by a value of the
  /// field, and by one of the format.
  /// - Parameters:
  ///   - key: the field name in lower case.
  ///   - value: what the schema is for.
  /// - Returns: nil where values may have the format, or another rule says what to write in its place.
  mutating func formatOfNoValue(
    of key: String, _ catalogue: FieldCatalogue, insteadOf value: StatedValue, in definition: HeaderDefinition
  ) -> SchemaFault? {
    guard let grammar = catalogue[key]?.grammar, !definition.hasForeignFormat(for: key, catalogue) else {
      return nil
    }
    let fault = fault(ofText: grammar.sample, inPlaceOf: value, in: definition)
    guard let fault, case .format = fault.keyword, let name = fault.node.text,
      let format = StringFormat(rawValue: name), grammar.fault(in: format.sample) != nil
    else { return nil }
    return fault
  }
}

extension HeaderDefinition {
  /// Whether it has a format of which rules say what to write in its place.
  func hasForeignFormat(for key: String, _ catalogue: FieldCatalogue) -> Bool {
    let formats = catalogue.schema(of: key)?.otherFormats ?? []
    return schema.formats.contains { formats.contains($0.text) }
  }
}
