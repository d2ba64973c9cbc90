import HTTPFields
import OpenAPI
import Syntax

/// `schema`: what a header's schema must allow, and whether the header may be required.
///
/// A schema is at fault only if none of its alternatives fits; one that says nothing, or has an unresolved
/// reference, is never at fault. A shared definition is reported once. Of the cases about the values, the
/// first violated one is reported.
struct SchemaCheck: SchemaDemanding {
  static let word = "schema"
  static let judgesForm = true
  static let looksAtSelection = true
  static let meaning =
    "What a header's schema must allow, and whether the header may be required. A schema is at fault only where no alternative of it fits. Each case demands one of these things; of those about values, the first that isn't met speaks."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "types", .other("types such as `string` or `array of string`, `{not: types}`, or `of-field`"),
        default: "one of the other keys",
        "one of these must be possible, or something other than these; with `of-field`, one that can hold the values of the field"
      ),
      EntryKey(
        "formats", .other("texts, `{not: texts}`, or `of-field`"), default: "one of the other keys",
        "a string must have one of these, or some alternative must have none of these; with `of-field`, none that contradicts the values of the field"
      ),
      EntryKey(
        "formatted", .other("types such as `integer` or `array of integer`, or formats by type"),
        default: "one of the other keys",
        "types that must state a format, of an array its items; or the formats that these may have"
      ),
      EntryKey(
        "content", .texts, default: "one of the other keys",
        "media types that may describe the value in place of a schema; JSON as `contentMediaType` is one as well"
      ),
      EntryKey(
        "description", .other("`{not: texts}`"), default: "one of the other keys",
        "words that the description doesn't use"),
      EntryKey(
        "values",
        .other(
          "`{below: number}`, `{not: texts}`, `{unlike: globs}`, `{not-only: globs}` or `{like: globs, of: globs}`"
        ),
        default: "one of the other keys",
        "what stated values may be: numbers below this one, other texts than these, texts that match none of these, not all of them texts that match one of these or, of those that match one of the latter, one of the former"
      ),
      EntryKey(
        "required", .boolean, default: "one of the other keys",
        "whether the header must be required, or must not"),
      EntryKey(
        "example", .text, default: "nothing",
        "what `{example}` stands for where a stated value doesn't fit what is to be written; `{value}` is what such values are, such as `example` or `default`; `{without}` stands for the keywords that have to go with the type"
      ),
      EntryKey(
        "example-below", .integer, default: "any number",
        "stated values fit only where they are whole numbers below this one"),
      EntryKey(
        "form", .text, default: "nothing",
        "what `{form}` stands for where the schema doesn't have the type `form-of` with a format"),
      EntryKey("form-of", .oneOf(ValueType.self), default: "", "the type that `form` is about"),
    ]
  }
  static let placeholders = [
    "header", "type", "format", "holds", "write", "text", "value", "example", "without", "form",
  ]

  private let cases: [SchemaCase]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [SchemaCase] = []
    for entry in try entry.cases() {
      cases.append(
        SchemaCase(
          selection: try Selection(entry), demand: try SchemaDemand(entry),
          limit: try entry.integer("example-below"), form: try entry.word("form-of", ValueType.self)))
      try entry.readMessage(Self.placeholders)
      try entry.readText(.example, ["value"])
      try entry.readText(.form, [])
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    /// The definitions with a finding about their values already.
    var judged: Set<DefinitionIndex> = []
    var fields = FieldMemo(inspection)
    for (position, `case`) in cases.enumerated() {
      for (index, entries) in `case`.selection.definitions(inspection) {
        if `case`.demand.isAboutValues, judged.contains(index) { continue }
        guard let remark = Self.remark(`case`, index, entries, inspection, &fields) else { continue }
        if `case`.demand.isAboutValues { judged.insert(index) }
        let definition = inspection.document.definitions[index]
        let ruleCase = collector.ruleCase(position)
        let settings = Self.settings(`case`.demand, remark.field, ruleCase.fix)
        var arguments = remark.arguments.adding(
          "without", Self.keywordsWithoutEffect(settings, definition, inspection.document))
        if let form = `case`.form, definition.schema.lacks(form) {
          arguments = arguments.adding("form", ruleCase.texts[.form]?.text(.none) ?? "")
        }
        let mold = ValueMold(
          settings, limit: `case`.limit, grammar: inspection.names.catalogue[remark.key]?.grammar)
        let misfits = definition.statedValues(in: inspection.document).filter { !mold.fits($0) }
        if misfits.isEmpty {
          collector.add(
            case: position, about: remark.subject, arguments: arguments,
            fix: remark.isOfAllNames
              ? Self.fix(definition, `case`.demand, remark.field, settings, inspection) : nil)
        } else {
          // Everything wrong is reported at once, and only its author knows another example.
          let example = ruleCase.texts[.example]?.text(["value": StatedValue.Origin.nouns(of: misfits)])
          collector.add(
            case: position, about: remark.subject, arguments: arguments.adding("example", example ?? ""))
        }
      }
    }
  }

  /// What should be written, by the case or else by the catalogue.
  private static func settings(
    _ demand: SchemaDemand, _ field: FieldSchema?, _ template: FixTemplate?
  ) -> [Fix.Setting] {
    if case .set(let settings)? = template { return settings }
    switch demand {
    case .typesOfField, .formatsOfField:
      return (field?.keywords ?? []).map { Fix.Setting($0.key, .string($0.value)) }
    default: return []
    }
  }

  /// Adds what its cases demand of types and formats.
  func addDemands(to table: inout SchemaDemands.Table, _ rule: Rule, _ inspection: Inspection) {
    for (`case`, ruleCase) in zip(cases, rule.cases) where `case`.demand.isAboutKinds {
      for entry in `case`.selection.entries(inspection) {
        let field = inspection.names.catalogue.schema(of: inspection.key(of: entry))
        let settings = Self.settings(`case`.demand, field, ruleCase.fix)
        table[entry.index, default: []].append(
          SchemaDemands.Entry(demand: `case`.demand, settings: settings, field: field))
      }
    }
  }

  /// What has no effect any more once a schema has another type, in words.
  private static func keywordsWithoutEffect(
    _ settings: [Fix.Setting], _ definition: HeaderDefinition, _ document: APIDocument
  ) -> String {
    guard
      let type = settings.first(where: { $0.key == "type" }).flatMap({ ValueType(rawValue: $0.value.text) })
    else { return "" }
    return KeywordTypes.without(
      definition.schemaParts(in: document).compactMap(\.node), type,
      hasFormat: settings.contains { $0.key == "format" }, document.version)
  }

  private static func fix(
    _ definition: HeaderDefinition, _ demand: SchemaDemand, _ field: FieldSchema?, _ settings: [Fix.Setting],
    _ inspection: Inspection
  ) -> Fix? {
    if case .formatted = demand { return definition.settingIntegerFormat(in: inspection) }
    // An array that fits is asked at once how it is written.
    let items = demand.items(field).flatMap {
      definition.settingItems($0, statingStyle: true, in: inspection)
    }
    // Whoever says how an array is written wants one.
    if let items, definition.statesArrayStyle { return items }
    if settings.isEmpty { return items }
    switch demand {
    case .required: return definition.setting(settings, isSafe: false)
    case .formatsOfField: return definition.settingSchema(settings, isFormatWrong: true, in: inspection)
    default: return definition.settingSchema(settings, in: inspection) ?? items
    }
  }

  private struct Remark {
    let arguments: Arguments
    let subject: Subject
    let field: FieldSchema?
    /// The name of the header that it is or stands for, in lower case.
    let key: String
    /// Whether it holds under each name that the definition has.
    let isOfAllNames: Bool
  }

  /// What a case finds in a definition under some of its names.
  private static func remark(
    _ case: SchemaCase, _ index: DefinitionIndex, _ entries: [HeaderEntry], _ inspection: Inspection,
    _ fields: inout FieldMemo
  ) -> Remark? {
    let definition = inspection.document.definitions[index]
    var fault: SchemaDemand.Fault?
    let faulty = entries.filter { entry in
      let found = `case`.demand.fault(
        definition, fields.schema(of: entry, inspection), in: inspection.document)
      if fault == nil { fault = found }
      return found != nil
    }
    guard let fault else { return nil }
    let field = inspection.names.catalogue.schema(of: inspection.key(of: faulty[0]))
    let arguments: Arguments = [
      "header": faulty[0].name, "type": ValueShape.describe(definition.schema.presentShapes ?? []),
      "format": fault.text.map { "format '\($0)'" } ?? "no format", "text": fault.text ?? "",
      "value": fault.value?.origin.noun ?? "example",
      "holds": field?.holds ?? "", "write": field?.write ?? "",
    ]
    let names = Set(faulty.map(\.key))
    let isOfAllNames = definition.headers.allSatisfy { index in
      let entry = inspection.document.headers[index]
      return !entry.hasName || names.contains(entry.key)
    }
    guard let value = fault.value else {
      return Remark(
        arguments: arguments, subject: inspection.subject(definition, faulty, at: fault.node), field: field,
        key: inspection.key(of: faulty[0]), isOfAllNames: isOfAllNames)
    }
    return Remark(
      arguments: arguments, subject: inspection.subject(value, of: definition, faulty), field: field,
      key: inspection.key(of: faulty[0]), isOfAllNames: isOfAllNames)
  }
}

/// What the catalogue knows about the values of the headers of a document. A name may stand for another one in requests only.
private struct FieldMemo {
  private var ofRequests: NameMemo<FieldSchema?>
  private var ofOthers: NameMemo<FieldSchema?>

  init(_ inspection: Inspection) {
    ofRequests = NameMemo(inspection.spellings)
    ofOthers = NameMemo(inspection.spellings)
  }

  mutating func schema(of entry: HeaderEntry, _ inspection: Inspection) -> FieldSchema? {
    func schema(_ entry: HeaderEntry) -> FieldSchema? {
      inspection.names.catalogue.schema(of: inspection.key(of: entry))
    }
    return entry.kind == .request
      ? ofRequests.verdict(on: entry, schema) : ofOthers.verdict(on: entry, schema)
  }
}

private struct SchemaCase {
  let selection: Selection
  let demand: SchemaDemand
  /// What the numbers that the header has are below, where that matters.
  let limit: Int?
  /// The type that the schema should have, with a format, where the message says so.
  let form: ValueType?
}

extension SchemaFacts {
  /// Whether some of the values are of another type, or have no format of this one.
  fileprivate func lacks(_ type: ValueType) -> Bool {
    guard node != nil, !isContent else { return false }
    return !presentAlternatives.allSatisfy { alternative in
      alternative.shape == .simple(type)
        && alternative.formats.contains { KnownFormat.types(of: $0.text)?.contains(type) == true }
    }
  }
}
