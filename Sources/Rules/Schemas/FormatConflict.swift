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
    guard let grammar = catalogue[key]?.grammar else { return nil }
    let others = catalogue.schema(of: key)?.otherFormats ?? []
    if definition.schema.formats.contains(where: { others.contains($0.text) }) { return nil }
    let fault = fault(ofText: grammar.sample, inPlaceOf: value, in: definition)
    guard let fault, case .format = fault.keyword, let name = fault.node.text,
      let format = StringFormat(rawValue: name), grammar.fault(in: format.sample) != nil
    else { return nil }
    return fault
  }
}
