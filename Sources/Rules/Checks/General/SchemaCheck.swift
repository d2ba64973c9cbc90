import HTTPFields
import OpenAPI
import Syntax

/// `schema`: what a header's schema must allow, and whether the header may be required.
///
/// A schema is at fault only if none of its alternatives fits; one that says nothing, or has an unresolved
/// reference, is never at fault. A shared definition is reported once. Of the cases about the values, the
/// first violated one is reported.
struct SchemaCheck: Check {
  static let word = "schema"
  static let meaning =
    "What a header's schema must allow, and whether the header may be required. A schema is at fault only where no alternative of it fits. Each case demands one of these things; of those about values, the first that isn't met speaks."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "types", .other("types such as `string` or `array of string`, `{not: types}`, or `of-field`"),
        default: "one of the other keys",
        "one of these must be possible, or something else than these; with `of-field`, one that can hold the values of the field"
      ),
      EntryKey(
        "formats", .other("texts, `{not: texts}`, or `of-field`"), default: "one of the other keys",
        "a string must have one of these, or some alternative none of these; with `of-field`, none that is something else than the values of the field"
      ),
      EntryKey(
        "formatted", .someOf(ValueType.self), default: "one of the other keys",
        "types that must state a format"),
      EntryKey(
        "content", .texts, default: "one of the other keys",
        "media types that may describe the value in place of a schema"),
      EntryKey(
        "description", .other("`{not: texts}`"), default: "one of the other keys",
        "words that the description doesn't use"),
      EntryKey(
        "values", .other("`{below: number}` or `{not: texts}`"), default: "one of the other keys",
        "what stated values may be: numbers below this one, or other texts than these"),
      EntryKey(
        "required", .boolean, default: "one of the other keys",
        "whether the header must be required, or must not"),
    ]
  }
  static let placeholders = ["header", "type", "format", "holds", "write", "text"]

  private let cases: [SchemaCase]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [SchemaCase] = []
    for entry in try entry.cases() {
      cases.append(SchemaCase(selection: try Selection(entry), demand: try SchemaDemand(entry)))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    /// The definitions with a finding about their values already.
    var judged: Set<DefinitionIndex> = []
    var fields = NameMemo<FieldSchema?>(inspection.spellings)
    for (position, `case`) in cases.enumerated() {
      for (index, entries) in `case`.selection.definitions(inspection) {
        if `case`.demand.isAboutValues, judged.contains(index) { continue }
        guard let remark = Self.remark(`case`, index, entries, inspection, &fields) else { continue }
        if `case`.demand.isAboutValues { judged.insert(index) }
        let fix = Self.fix(
          inspection.document.definitions[index], `case`.demand, remark, collector.ruleCase(position).fix
        )
        collector.add(case: position, about: remark.subject, arguments: remark.arguments, fix: fix)
      }
    }
  }

  /// As the case says, or else the catalogue's entry for the field.
  private static func fix(
    _ definition: HeaderDefinition, _ demand: SchemaDemand, _ remark: Remark, _ template: FixTemplate?
  ) -> Fix? {
    if case .set(let settings)? = template {
      if case .required = demand { return definition.setting(settings, isSafe: false) }
      return definition.settingSchema(settings)
    }
    switch demand {
    case .typesOfField, .formatsOfField:
      guard let field = remark.field, !field.keywords.isEmpty else { return nil }
      let settings = field.keywords.map { Fix.Setting($0.key, .string($0.value)) }
      if case .formatsOfField = demand { return definition.settingSchema(settings, isFormatWrong: true) }
      return definition.settingSchema(settings)
    default: return nil
    }
  }

  private struct Remark {
    let arguments: Arguments
    let subject: Subject
    let field: FieldSchema?
  }

  /// What a case finds in a definition under some of its names.
  private static func remark(
    _ case: SchemaCase, _ index: DefinitionIndex, _ entries: [HeaderEntry], _ inspection: Inspection,
    _ fields: inout NameMemo<FieldSchema?>
  ) -> Remark? {
    let definition = inspection.document.definitions[index]
    var fault: SchemaDemand.Fault?
    let faulty = entries.filter { entry in
      let field = fields.verdict(on: entry) { inspection.names.catalogue.schema(of: $0.key) }
      let found = `case`.demand.fault(definition, field, in: inspection.document)
      if fault == nil { fault = found }
      return found != nil
    }
    guard let fault else { return nil }
    let field = inspection.names.catalogue.schema(of: faulty[0].key)
    let arguments: Arguments = [
      "header": faulty[0].name, "type": ValueShape.describe(definition.schema.presentShapes ?? []),
      "format": fault.text.map { "format '\($0)'" } ?? "no format", "text": fault.text ?? "",
      "holds": field?.holds ?? "", "write": field?.write ?? "",
    ]
    guard let value = fault.value else {
      return Remark(
        arguments: arguments, subject: inspection.subject(definition, faulty, at: fault.node), field: field)
    }
    return Remark(
      arguments: arguments, subject: inspection.subject(value, of: definition, faulty), field: field)
  }
}

private struct SchemaCase {
  let selection: Selection
  let demand: SchemaDemand
}
