import HTTPFields
import OpenAPI
import Syntax

/// `value`: stated values that the grammar of their field rejects under every reading.
///
/// Each is reported once, at its location, however many headers share it. An empty text isn't a value but an
/// example not filled in, and a placeholder isn't a secret's value. A list is read as one value, or as
/// several examples, as in the guideline's models of `ETag`.
struct ValueCheck: Check {
  static let word = "value"
  static let judgesForm = true
  static let meaning =
    "Values that a definition states, but that the grammar of its field refuses however they are read."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("secrets", .texts, default: "none", "headers whose values may be placeholders"),
      EntryKey(
        "lines", .texts, default: "none", "headers for which each line of a value is a value of its own"),
      EntryKey("any-form", .texts, default: "none", "headers whose grammar isn't checked"),
      EntryKey(
        "parameters", .texts, default: "none",
        "headers with parameters, whose values are quoted strings where they stand in single quotes"),
    ]
  }
  static let placeholders = ["header", "value", "problem", "advice"]

  private let selection: Selection
  /// Fields whose values are secrets.
  private let secrets: [NamePattern]
  /// Fields whose values have one field line per line (OpenAPI 3.2, Parameter Object).
  private let lines: [NamePattern]
  /// Fields whose values are usually written in another form than their specification says.
  private let free: [NamePattern]
  /// Fields with parameters, where single quotes around a value are meant to be double ones.
  private let parameters: [NamePattern]

  /// The text that the grammar rejects: a value, or one of several in a list.
  private struct FaultyText {
    let text: String
    let fault: ValueFault
    /// Whether no field could have it.
    var isOfAnyField = false
  }

  /// What to check against a grammar only once.
  private struct Judgement: Hashable {
    let value: StatedValue.Identity
    /// The field's name in lower case.
    let field: String
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    secrets = (try entry.strings("secrets") ?? []).map(NamePattern.init)
    lines = (try entry.strings("lines") ?? []).map(NamePattern.init)
    free = (try entry.strings("any-form") ?? []).map(NamePattern.init)
    parameters = (try entry.strings("parameters") ?? []).map(NamePattern.init)
    try entry.readMessage(Self.placeholders)
  }

  /// Further wrong values of a definition aren't reported: thousands of uses may share one with thousands of
  /// values.
  private static let limit = 20

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let catalogue = inspection.names.catalogue
    var faults = StatedFaults<FaultyText>()
    var judged: [Judgement: FaultyText?] = [:]
    for (index, entries) in selection.definitions(inspection) {
      let definition = inspection.document.definitions[index]
      let values = definition.statedValues(in: inspection.document)
      if values.isEmpty { continue }
      let fields = Self.fields(entries)
      var count = 0
      for value in values where count < Self.limit {
        var first: FaultyText?
        // A definition may have several names.
        let faulty = fields.filter { entries in
          let fault = fault(of: value, in: entries[0], inspection.key(of: entries[0]), catalogue, &judged)
          if first == nil { first = fault }
          return fault != nil
        }
        guard let first else { continue }
        count += 1
        faults.add(first, in: value, of: definition, faulty.flatMap { $0 })
      }
    }
    var evaluator = SchemaEvaluator(inspection.document)
    for finding in faults.findings {
      var fix = fix(finding, catalogue)
      var refusal = refusal(finding, catalogue, &evaluator)
      if refusal == nil, fix != nil, let other = refusalOfMended(finding, catalogue, &evaluator) {
        switch other.keyword {
        // They are reported themselves, and mended together with this value only.
        case .enum, .const: fix = fix?.unsafe
        default: refusal = other
        }
      }
      collector.add(
        about: finding.subject(inspection), arguments: arguments(finding, refusal, catalogue),
        fix: refusal == nil ? fix : nil)
    }
  }

  /// What of the schema refuses what a fix would write, though it allows what is written.
  private func refusalOfMended(
    _ finding: StatedFaults<FaultyText>.Finding, _ catalogue: FieldCatalogue,
    _ evaluator: inout SchemaEvaluator
  ) -> SchemaFault? {
    let (value, definition) = (finding.value, finding.definition)
    guard let grammar = catalogue[finding.entries[0].key]?.grammar, !finding.fault.isOfAnyField,
      !definition.hasForeignFormat(for: finding.entries[0].key, catalogue),
      evaluator.fault(of: value, in: definition) == nil
    else { return nil }
    let texts = value.node.isSequence ? value.node.elements.map(\.text) : [value.node.text]
    let mended = texts.compactMap { text in
      text.flatMap { grammar.fault(in: $0) == nil ? $0 : grammar.repaired($0) }
    }
    return mended.count == texts.count
      ? evaluator.fault(ofMended: mended, inPlaceOf: value, in: definition) : nil
  }

  /// What of the schema refuses a right value: a format that none has or, where the wrong value has the length and the
  /// characters that are asked for, these.
  private func refusal(
    _ finding: StatedFaults<FaultyText>.Finding, _ catalogue: FieldCatalogue,
    _ evaluator: inout SchemaEvaluator
  ) -> SchemaFault? {
    let (value, definition, key) = (finding.value, finding.definition, finding.entries[0].key)
    guard !finding.fault.isOfAnyField, value.node.isScalar, let grammar = catalogue[key]?.grammar else {
      return nil
    }
    if let format = evaluator.formatOfNoValue(of: key, catalogue, insteadOf: value, in: definition) {
      return format
    }
    guard !definition.hasForeignFormat(for: key, catalogue),
      evaluator.fault(of: value, in: definition) == nil, let repaired = grammar.repaired(finding.fault.text)
    else { return nil }
    return evaluator.fault(ofText: repaired, inPlaceOf: value, in: definition)
  }

  /// Entries grouped by name, in the order of first occurrence.
  private static func fields(_ entries: [HeaderEntry]) -> [[HeaderEntry]] {
    var fields: [[HeaderEntry]] = []
    var positions: [String: Int] = [:]
    for entry in entries {
      if let position = positions[entry.key] {
        fields[position].append(entry)
      } else {
        positions[entry.key] = fields.count
        fields.append([entry])
      }
    }
    return fields
  }

  private func fault(
    of value: StatedValue, in entry: HeaderEntry, _ field: String, _ catalogue: FieldCatalogue,
    _ judged: inout [Judgement: FaultyText?]
  ) -> FaultyText? {
    // Others are short and occur in one definition only.
    guard value.site != nil || value.node.range.count > 1000 else {
      return fault(of: value, in: entry, field, catalogue)
    }
    let judgement = Judgement(value: value.identity, field: field)
    if let known = judged[judgement] { return known }
    let fault = fault(of: value, in: entry, field, catalogue)
    judged[judgement] = .some(fault)
    return fault
  }

  private func fault(
    of value: StatedValue, in entry: HeaderEntry, _ field: String, _ catalogue: FieldCatalogue
  ) -> FaultyText? {
    if value.isUnfilled { return nil }
    return faultOfGrammar(of: value, in: entry, field, catalogue) ?? faultOfAnyField(of: value, field)
  }

  /// What no field can have, in a text that is sent as it stands.
  private func faultOfAnyField(of value: StatedValue, _ field: String) -> FaultyText? {
    guard value.isSentAsWritten else { return nil }
    let hasLines = lines.contains { $0.matches(lowercase: field) }
    let texts =
      value.node.isSequence ? value.node.elements.compactMap(\.string) : [value.node.string].compactMap { $0 }
    return texts.lazy.compactMap { text in
      ValueFault.ofAnyField(in: text, hasLines: hasLines).map {
        FaultyText(text: text, fault: $0, isOfAnyField: true)
      }
    }.first
  }

  private func faultOfGrammar(
    of value: StatedValue, in entry: HeaderEntry, _ field: String, _ catalogue: FieldCatalogue
  ) -> FaultyText? {
    let readings = readings(of: value, in: entry)
    guard let whole = readings.first, let grammar = catalogue[field]?.grammar,
      !free.contains(where: { $0.matches(lowercase: field) }), !isPlaceholder(whole, entry)
    else { return nil }
    if let fault = catalogue[field]?.former?.fault(in: whole) { return FaultyText(text: whole, fault: fault) }
    let faults = readings.compactMap { fault(in: $0, of: entry, grammar) }
    guard faults.count == readings.count else { return nil }
    let elements = alternatives(of: value)
    guard !elements.isEmpty else { return FaultyText(text: whole, fault: faults[0]) }
    return elements.lazy.compactMap { text in
      fault(in: text, of: entry, grammar).map { FaultyText(text: text, fault: $0) }
    }.first
  }

  /// Since 3.2 each member of an exploded object is a line of such a field (section "Representing the Set-Cookie Header").
  private func readings(of value: StatedValue, in entry: HeaderEntry) -> [String] {
    guard let members = value.explodedMembers, lines.contains(where: { $0.matches(lowercase: entry.key) })
    else {
      return value.readings
    }
    return [members.joined(separator: "\n")]
  }

  /// The elements of a list that is given as an example; empty where it isn't one of texts.
  private func alternatives(of value: StatedValue) -> [String] {
    guard value.origin == .example, value.node.isSequence else { return [] }
    let texts = value.node.elements.filter { !$0.isNull }.map(\.text)
    return texts.contains(nil) ? [] : texts.compactMap { $0 }
  }

  private func fault(in text: String, of entry: HeaderEntry, _ grammar: FieldGrammar) -> ValueFault? {
    guard lines.contains(where: { $0.matches(lowercase: entry.key) }) else {
      if let fault = grammar.fault(in: text) {
        return Self.quotesFault(in: text, grammar) ?? Self.unquoted(fault, text, grammar)
      }
      guard text.utf8.contains(0x27), parameters.contains(where: { $0.matches(lowercase: entry.key) }) else {
        return nil
      }
      return Self.singleQuotesFault(in: text, grammar)
    }
    return text.split(whereSeparator: \.isNewline).lazy.compactMap { grammar.fault(in: String($0)) }.first
  }

  /// A fault, or that the whole value is in quotes, where that is all that is wrong.
  private static func unquoted(_ fault: ValueFault, _ text: String, _ grammar: FieldGrammar) -> ValueFault {
    guard fault.replacement == nil, text.utf8.count > 2, let sign = text.first, sign == "\"" || sign == "'",
      text.last == sign
    else { return fault }
    let inner = String(text.dropFirst().dropLast())
    return grammar.fault(in: inner) == nil
      ? ValueFault(quotes: "is in quotes", in: text, sign: String(sign), mended: inner) : fault
  }

  /// Where quotes of another kind are all that is wrong: which, and the whole value with the right ones.
  private static func quotesFault(in text: String, _ grammar: FieldGrammar) -> ValueFault? {
    let signs = [
      ("'", "\"", "has single quotes, which are ordinary characters in a header"),
      ("\\\"", "\"", "has a backslash before a quote"),
      ("\u{201C}", "\"", "has curly quotes"), ("\u{201D}", "\"", "has curly quotes"),
    ]
    for (sign, right, problem) in signs where text.contains(sign) {
      var mended = text.replacing(sign, with: right)
      if sign != "'" { mended = mended.replacing("\u{201D}", with: right) }
      if grammar.fault(in: mended) == nil {
        return ValueFault(quotes: problem, in: text, sign: sign, mended: mended)
      }
    }
    return nil
  }

  /// `realm='api'`: a token for the grammar, but nobody means the single quotes.
  private static func singleQuotesFault(in text: String, _ grammar: FieldGrammar) -> ValueFault? {
    var bytes = Array(text.utf8)
    var start: Int?
    for index in bytes.indices where bytes[index] == UInt8(ascii: "'") {
      if let opening = start {
        let rest = bytes[(index + 1)...].drop { $0 == 0x20 }
        if rest.first.map({ $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) ?? true {
          bytes[opening] = UInt8(ascii: "\"")
          bytes[index] = UInt8(ascii: "\"")
        }
        start = nil
      } else if index > 0, bytes[index - 1] == UInt8(ascii: "=") {
        start = index
      }
    }
    let mended = String(decoding: bytes, as: UTF8.self)
    guard mended != text, grammar.fault(in: mended) == nil else { return nil }
    return ValueFault(
      quotes: "has single quotes, which are ordinary characters in a header", in: text, sign: "'",
      mended: mended)
  }

  /// `Bearer <token>`, `session=…`: the author avoids printing a secret.
  private func isPlaceholder(_ text: String, _ entry: HeaderEntry) -> Bool {
    secrets.contains { $0.matches(lowercase: entry.key) }
      && ["<", "{", "[", "$", "…", "...", "***"].contains { text.contains($0) }
  }

  // MARK: Reporting

  /// Another text for a value that is one text, or for the wrong elements of a list.
  private func fix(_ finding: StatedFaults<FaultyText>.Finding, _ catalogue: FieldCatalogue) -> Fix? {
    let value = finding.value
    if finding.fault.isOfAnyField {
      guard let text = finding.fault.fault.replacement, value.node.isScalar else { return nil }
      return Fix(.rewrite(value.node, .string(text)), isSafe: value.origin.isExample)
    }
    // What has another form can't be mended piece by piece.
    guard Set(finding.entries.map(\.key)).count == 1, let field = catalogue[finding.entries[0].key],
      let grammar = field.grammar, field.former?.fault(in: finding.fault.text) == nil
    else { return nil }
    let isSafe = value.origin.isExample && grammar.isSafelyRepaired
    guard let text = value.node.text else {
      let changes = repairedElements(of: value, grammar)
      guard let first = changes.first else { return nil }
      return Fix(changes.count == 1 ? first : .several(changes), isSafe: isSafe)
    }
    guard text == finding.fault.text || value.readings.first == finding.fault.text,
      let repaired = finding.fault.fault.isOfWhole ? finding.fault.fault.replacement : grammar.repaired(text)
    else { return nil }
    return Fix(.rewrite(value.node, .string(repaired)), isSafe: isSafe)
  }

  /// Empty where one of them can't be corrected.
  private func repairedElements(of value: StatedValue, _ grammar: FieldGrammar) -> [Fix.Change] {
    guard !alternatives(of: value).isEmpty else { return [] }
    var changes: [Fix.Change] = []
    for element in value.node.elements where !element.isNull && grammar.fault(in: element.text!) != nil {
      guard let repaired = grammar.repaired(element.text!) else { return [] }
      changes.append(.rewrite(element, .string(repaired)))
    }
    return changes
  }

  private func arguments(
    _ finding: StatedFaults<FaultyText>.Finding, _ refusal: SchemaFault?, _ catalogue: FieldCatalogue
  ) -> Arguments {
    let entry = finding.entries[0]
    var advice = finding.fault.fault.advice ?? ""
    // Nobody but its server defines such a header, and shows what it sends.
    if entry.kind == .response, finding.fault.fault.replacement == nil, !finding.fault.isOfAnyField,
      catalogue[entry.key]?.isRegistered == false
    {
      advice = "change what the server sends, then " + advice
    }
    let rest =
      refusal.map { ", and delete \(SchemaFaultWording($0).keyword), which doesn't allow that" } ?? ""
    return [
      "header": entry.name,
      "value": finding.value.origin.noun + " " + Wording.excerpt(finding.fault.text),
      "problem": finding.fault.fault.problem, "advice": advice + rest,
    ]
  }
}

extension StatedValue.Origin {
  var isExample: Bool {
    switch self {
    case .example, .dataExample, .serializedExample: true
    case .default, .const, .enumMember: false
    }
  }

  /// For messages.
  var noun: String {
    switch self {
    case .example, .dataExample, .serializedExample: "example"
    case .default: "default"
    case .const: "constant"
    case .enumMember: "enum member"
    }
  }

  /// What some values are, each word once: `example and default`.
  static func nouns(of values: [StatedValue]) -> String {
    var nouns: [String] = []
    for noun in values.map(\.origin.noun) where !nouns.contains(noun) { nouns.append(noun) }
    return Wording.list(nouns)
  }
}
