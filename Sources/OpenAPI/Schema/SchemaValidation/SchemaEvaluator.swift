import Syntax

/// Validates stated values against their schemas (JSON Schema Validation; OpenAPI, Schema Object).
///
/// When in doubt, a value is accepted: unknown keywords and formats, unresolved references, unsupported
/// expressions, and whatever would take too long.
package struct SchemaEvaluator {
  private let document: APIDocument
  /// By text; nil for unsupported ones.
  private var patterns: [String: Pattern?] = [:]
  /// Compiled steps that the patterns may still have in total: a short one may have thousands.
  private var patternSteps = 1_000_000
  /// The schemas being applied, and how many more may be applied, to one value and to all of them.
  private var walk = SchemaWalk(budget: 0)
  private var totalBudget = 300_000
  /// Steps that matching may still take.
  private var matchingSteps = 20_000_000

  package init(_ document: APIDocument) {
    self.document = document
  }

  /// What rejects a value under every reading; nil if some reading is valid or nothing is known.
  /// - Parameter definition: the definition that states the value.
  package mutating func fault(of value: StatedValue, in definition: HeaderDefinition) -> SchemaFault? {
    guard let schema = value.schema else { return nil }
    return fault(
      of: SchemaInstance.readings(of: value, definition.schema.presentShapes ?? []), schema, in: definition)
  }

  /// What rejects a text in place of a value, as a text of another form: its length, pattern or format.
  package mutating func fault(
    ofText text: String, inPlaceOf value: StatedValue, in definition: HeaderDefinition
  ) -> SchemaFault? {
    guard let schema = value.schema else { return nil }
    let fault = fault(of: [.string(text)], schema, in: definition)
    switch fault?.keyword {
    case .format, .pattern, .minLength, .maxLength: return fault
    default: return nil
    }
  }

  /// What rejects a text, or a list of texts, that is to take the place of a value.
  package mutating func fault(
    ofMended texts: [String], inPlaceOf value: StatedValue, in definition: HeaderDefinition
  ) -> SchemaFault? {
    guard let schema = value.schema else { return nil }
    let instance: SchemaInstance =
      value.node.isSequence ? .list(texts.map(SchemaInstance.Element.text)) : .string(texts.joined())
    return fault(of: [instance], schema, in: definition)
  }

  /// Starts a walk of its own.
  private mutating func fault(
    of readings: [SchemaInstance], _ schema: Node, in definition: HeaderDefinition
  ) -> SchemaFault? {
    let budget = min(2000, totalBudget)
    walk = SchemaWalk(budget: budget)
    defer { totalBudget -= budget - walk.budget }
    return fault(of: readings, SchemaView(schema, document, version: definition.version(in: document)))
  }

  private mutating func fault(of readings: [SchemaInstance], _ schema: SchemaView) -> SchemaFault? {
    let outer = walk.startAnew()
    defer { walk.goOn(from: outer) }
    var faults: [SchemaFault] = []
    for reading in readings {
      guard let fault = fault(reading, schema) else { return nil }
      faults.append(fault)
    }
    // If one reading has the right type, its other fault is what matters.
    return faults.first { !$0.isOfType } ?? faults.first
  }

  private mutating func fault(_ value: SchemaInstance, _ schema: SchemaView) -> SchemaFault? {
    guard walk.depth < 200, let node = walk.enter(schema) else { return nil }
    defer { walk.leave(node) }
    // A long list counts as many schemas.
    walk.spend(node["enum"].map { ($0.nextIndex - $0.index) / 20 } ?? 0)
    if let fault = Self.typeFault(value, schema) ?? Self.valueFault(value, node) { return fault }
    if let fault = ownFault(value, schema) { return fault }
    for part in schema.conjuncts {
      if let fault = fault(value, part) { return fault }
    }
    for alternatives in schema.alternatives {
      if let fault = fault(value, alternatives) { return fault }
    }
    return nil
  }

  private mutating func ownFault(_ value: SchemaInstance, _ schema: SchemaView) -> SchemaFault? {
    guard let node = schema.node else { return nil }
    switch value {
    case .string(let text): return stringFault(text, node)
    case .number(let number): return Self.numberFault(number, node)
    case .list(let elements): return elements.flatMap { listFault($0, schema) }
    case .object(let members): return members.flatMap { objectFault($0, schema) }
    case .null, .boolean: return nil
    }
  }

  /// Several branches of `oneOf` accepting a value is not a fault: a text has several readings.
  private mutating func fault(_ value: SchemaInstance, _ alternatives: SchemaView.Alternatives)
    -> SchemaFault?
  {
    var faults: [SchemaFault] = []
    for branch in alternatives.branches {
      guard let fault = fault(value, branch) else { return nil }
      faults.append(fault)
    }
    // Saying that it may also be null helps nobody.
    let others = faults.filter { !$0.wantsNull }
    return others.count > 1
      ? SchemaFault(.branches(others), alternatives.keyword) : others.first ?? faults.first
  }

  // MARK: Strings

  private mutating func stringFault(_ text: String, _ schema: Node) -> SchemaFault? {
    let length = text.unicodeScalars.count
    if let node = schema["minLength"], let least = Self.count(node), length < least {
      return SchemaFault(.minLength, node)
    }
    if let node = schema["maxLength"], let most = Self.count(node), length > most {
      return SchemaFault(.maxLength, node)
    }
    if let node = schema["pattern"], let pattern = pattern(node),
      pattern.matches(text, steps: &matchingSteps) == false
    {
      return SchemaFault(.pattern, node)
    }
    if let node = schema["format"], let format = node.text.flatMap(StringFormat.init(rawValue:)),
      !format.accepts(text)
    {
      return SchemaFault(.format, node)
    }
    return nil
  }

  private mutating func pattern(_ node: Node) -> Pattern? {
    guard let text = node.string else { return nil }
    if let known = patterns[text] { return known }
    guard patternSteps > 0 else { return nil }
    let pattern = Pattern(text)
    patternSteps -= 10 + (pattern?.stepCount ?? 0)
    patterns[text] = .some(pattern)
    return pattern
  }

  // MARK: Lists

  private mutating func listFault(_ elements: [SchemaInstance.Element], _ schema: SchemaView) -> SchemaFault?
  {
    if let node = schema.keyword("minItems"), let least = Self.count(node), elements.count < least {
      return SchemaFault(.minItems, node)
    }
    if let node = schema.keyword("maxItems"), let most = Self.count(node), elements.count > most {
      return SchemaFault(.maxItems, node)
    }
    if let node = schema.keyword("uniqueItems"), node.boolean == true {
      let texts = elements.compactMap(\.text)
      if Set(texts).count < texts.count { return SchemaFault(.uniqueItems, node) }
    }
    guard let items = schema.items, schema.keyword("prefixItems") == nil else { return nil }
    let isNested = Self.isOfCollections(items)
    for element in elements {
      // Lists and objects inside a list have no text form, except in 2.0.
      if isNested, element.isText || document.version == .v2_0 && element.text != nil { continue }
      // A missing element isn't a value, and the effect of an unknown tag is unknown.
      if case .data(let node) = element, node.isNull || node.hasForeignTag { continue }
      let readings = SchemaInstance.readings(of: element)
      if var fault = fault(of: readings, items) {
        fault.element = element.text ?? ""
        return fault
      }
    }
    return nil
  }

  // MARK: Objects

  private mutating func objectFault(_ members: [SchemaInstance.Member], _ schema: SchemaView) -> SchemaFault?
  {
    let names = Set(members.map(\.name))
    let (additional, superfluous) = superfluousNames(members, schema)
    // In 2.0 and in a Parameter Object it is a boolean.
    let missing =
      schema.keyword("required")?.elements.filter { $0.text.map { !names.contains($0) } ?? false } ?? []
    if let first = missing.first {
      return SchemaFault(.required(missing.compactMap(\.text), without: superfluous), first)
    }
    if let additional, !superfluous.isEmpty {
      return SchemaFault(.additionalProperties(superfluous), additional)
    }
    if let node = schema.keyword("minProperties"), let least = Self.count(node), members.count < least {
      return SchemaFault(.minProperties, node)
    }
    if let node = schema.keyword("maxProperties"), let most = Self.count(node), members.count > most {
      return SchemaFault(.maxProperties, node)
    }
    for member in members {
      guard let value = member.value else { continue }
      // A member that isn't there is sent in no form.
      if case .data(let node) = value, node.isNull || node.hasForeignTag { continue }
      if let fault = fault(of: value, named: member.name, schema) { return fault }
    }
    return nil
  }

  /// The names of the members that there may not be, and the keyword that says so.
  private func superfluousNames(_ members: [SchemaInstance.Member], _ schema: SchemaView) -> (Node?, [String])
  {
    guard let others = schema.keyword("additionalProperties"), others.boolean == false,
      schema.keyword("patternProperties") == nil
    else { return (nil, []) }
    let values = members.filter { member in
      // A member that isn't there is sent in no form.
      if case .data(let node)? = member.value {
        !node.isNull && !node.hasForeignTag
      } else {
        member.value != nil
      }
    }
    return (others, values.map(\.name).filter { schema.property(named: $0) == nil })
  }

  private mutating func fault(
    of value: SchemaInstance.Element, named name: String, _ schema: SchemaView
  ) -> SchemaFault? {
    let further: SchemaView
    if let property = schema.property(named: name) {
      further = property
    } else {
      guard schema.keyword("patternProperties") == nil, let additional = schema.additionalProperties else {
        return nil
      }
      further = additional
    }
    guard var fault = fault(of: SchemaInstance.readings(of: value), further) else { return nil }
    fault.properties.insert(name, at: 0)
    return fault
  }

  /// Whether a schema is for lists or objects.
  private static func isOfCollections(_ schema: SchemaView) -> Bool {
    schema.conjunction.contains { part in
      part.types?.contains { $0 == .array || $0 == .object } ?? false
    }
  }

  static func count(_ node: Node) -> Int? {
    guard case .integer(let text) = node.scalar else { return node.wholeNumber }
    return Int(text)
  }
}

extension SchemaInstance.Element {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }

  /// The text of a scalar.
  fileprivate var text: String? {
    switch self {
    case .data(let node): node.text
    case .text(let text): text
    }
  }
}
