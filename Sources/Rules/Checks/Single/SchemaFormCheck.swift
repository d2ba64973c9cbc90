import HTTPFields
import OpenAPI
import Syntax

/// `schema-form`: schemas of headers that are none, or that say nothing about the values. A shared schema is reported once.
struct SchemaFormCheck: Check {
  static let word = "schema-form"
  static let judgesForm = true
  static let meaning =
    "Schemas of headers that aren't schemas, that no value fits, or that have a part without effect on the values. A shared schema is reported once."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "for", .oneOf(SchemaMistake.Kind.self), default: "all faults without a case of their own",
        "what is wrong: something other than a schema; a type, format, enum or pattern that isn't one; a format or keyword of another type; bounds that no value meets; an array without `items`"
      )
    ]
  }
  static let placeholders = ["header", "found", "write"]

  private let selection: Selection
  private let cases: FaultCases<SchemaMistake.Kind>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    cases = try FaultCases(entry, Self.placeholders)
  }

  /// What a rule with this check says of a kind of mistake.
  func ruleCase(for kind: SchemaMistake.Kind, of rule: Rule) -> RuleCase? {
    cases[kind].map { rule.cases[$0] }
  }

  /// A mistake, and the headers whose schema makes it.
  private struct Found {
    let mistake: SchemaMistake
    /// The definitions that have the schema.
    var definitions: [HeaderDefinition]
    var entries: [HeaderEntry]
    var sites: [Node]
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    var mistakes = SchemaMistakes(document)
    var found: [Found] = []
    var positions: [Node: Int] = [:]
    for (index, entries) in selection.definitions(inspection) {
      let definition = document.definitions[index]
      if document.misdirectedTargets.contains(definition.object) { continue }
      for mistake in mistakes.mistakes(of: definition) {
        if let position = positions[mistake.place] {
          found[position].definitions.append(definition)
          found[position].entries += entries
          found[position].sites += [mistake.site].compactMap { $0 }
        } else {
          positions[mistake.place] = found.count
          found.append(
            Found(
              mistake: mistake, definitions: [definition], entries: entries,
              sites: [mistake.site].compactMap { $0 }))
        }
      }
    }
    for finding in found {
      guard let index = cases[finding.mistake.kind] else { continue }
      let (write, fix) = advice(finding, inspection)
      collector.add(
        case: index, about: subject(finding, inspection),
        arguments: ["header": finding.entries[0].name, "found": finding.mistake.found, "write": write],
        fix: fix)
    }
  }

  /// What to write, so that no other rule reports it.
  private func advice(_ finding: Found, _ inspection: Inspection) -> (write: String, fix: Fix?) {
    let mistake = finding.mistake
    guard let advice = mistake.advice,
      !advice.isGuess
        || finding.definitions.allSatisfy({ $0.headers.allSatisfy(inspection.demands.tellType(of:)) })
    else {
      return (mistake.write, mistake.change.map { Fix($0, isSafe: false) })
    }
    let (document, holder) = (inspection.document, mistake.holder)
    let parts = finding.definitions.map { $0.part(holder, in: document) }
    /// With the first header that wants each.
    var kinds: [(kind: SchemaKind, header: String)] = []
    for (definition, part) in zip(finding.definitions, parts) {
      for header in definition.headers {
        if let whole = part.kindInPlaceOfArray(advice.kind.type, for: header, inspection.demands) {
          return (whole.words + " in place of the array", nil)
        }
        let kind = part.final(advice.kind, for: header, inspection.demands)
        if kinds.contains(where: { $0.kind == kind }) { continue }
        kinds.append((kind, document.headers[header].name))
      }
    }
    guard kinds.count == 1, var kind = kinds.first?.kind else {
      // One schema can't be right for headers of several types.
      let words = kinds.map { "\(advice.words($0.kind, in: holder)) for '\($0.header)'" }
      return (Wording.list(words) + ", each in a schema of its own", nil)
    }
    let isOwn = kind == advice.kind
    if kind.format == "uri", hasRelativeReferences(finding, document) { kind.format = "uri-reference" }
    let without = KeywordTypes.without(
      [holder], kind.type,
      hasFormat: kind.format != nil || advice.isAboutFormat && kind.type == advice.kind.type, document.version
    )
    let misfits = zip(finding.definitions, parts).flatMap { definition, part in
      guard part == .whole else { return [StatedValue]() }
      let key = definition.headers.first.map { inspection.key(of: document.headers[$0]) } ?? ""
      let mold = ValueMold(kind.settings, limit: nil, grammar: inspection.names.catalogue[key]?.grammar)
      return definition.statedValues(in: document).filter { !mold.fits($0) }
    }
    let fitting =
      misfits.isEmpty ? "" : ", with a value that fits as its \(StatedValue.Origin.nouns(of: misfits))"
    let write = advice.words(kind, in: holder) + fitting + without
    guard misfits.isEmpty else { return (write, nil) }
    if isOwn || holder == finding.definitions[0].object {
      return (write, advice.change(kind, in: holder, document.version).map { Fix($0, isSafe: false) })
    }
    // Something else than a header may have the schema as well.
    let isAlone = finding.definitions.count == 1 && !kind.needsMore && parts == [.whole]
    return (
      write,
      isAlone ? finding.definitions[0].settingSchema(kind.settings, isFormatWrong: true, in: inspection) : nil
    )
  }

  /// Whether a stated value is a URL without its beginning.
  private func hasRelativeReferences(_ finding: Found, _ document: APIDocument) -> Bool {
    finding.definitions.contains { definition in
      definition.statedValues(in: document).contains { value in
        !value.isUnfilled && !value.readings.isEmpty && !value.readings.contains(where: StringFormat.isURI)
      }
    }
  }

  private func subject(_ finding: Found, _ inspection: Inspection) -> Subject {
    let mistake = finding.mistake
    guard mistake.site != nil, mistake.place.isInside(mistake.holder) else {
      return inspection.subject(finding.definitions[0], finding.entries, at: mistake.place)
    }
    var seen: Set<Node> = []
    return Subject(
      header: finding.entries[0].name, element: mistake.holder, place: Place(mistake.place),
      sites: UseList(finding.sites.filter { seen.insert($0).inserted }),
      elements: Subject.Elements(finding.entries.map(\.element)))
  }
}

/// What a schema is to the header that has it.
private enum SchemaPart {
  /// It applies to every value.
  case whole
  /// It applies to each item of an array.
  case items
  /// It is one of several that may apply.
  case other

  func final(_ kind: SchemaKind, for header: HeaderIndex, _ demands: SchemaDemands) -> SchemaKind {
    switch self {
    case .whole: return demands.final(kind, for: header)
    case .other: return kind
    case .items:
      let isRight = Self.array(of: kind.type, for: header, demands).type == .array
      return isRight ? kind : SchemaKind(type: .string)
    }
  }

  /// What is right for a header whose values are no list, whatever the items are.
  func kindInPlaceOfArray(
    _ type: ValueType, for header: HeaderIndex, _ demands: SchemaDemands
  ) -> SchemaKind? {
    guard self == .items else { return nil }
    let arrays = [type, .string].map { Self.array(of: $0, for: header, demands) }
    return arrays.contains { $0.type == .array } ? nil : arrays[0]
  }

  private static func array(
    of type: ValueType, for header: HeaderIndex, _ demands: SchemaDemands
  ) -> SchemaKind {
    demands.final(SchemaKind(type: .array, items: type), for: header)
  }
}

extension HeaderDefinition {
  fileprivate func part(_ schema: Node, in document: APIDocument) -> SchemaPart {
    if schema == object { return .whole }
    let parts = schemaParts(in: document)
    if parts.contains(where: { $0.node == schema }) { return .whole }
    return parts.contains { $0.items?.node == schema } ? .items : .other
  }
}
