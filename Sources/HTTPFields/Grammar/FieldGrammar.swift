import Text

/// The syntax of a field's values, in the notation of RFC 9110 (section 5.6.1): names of productions,
/// literals in
/// quotes (preceded by `%s` if case matters), `#` for a list and `1#` for a non-empty one, `/` between
/// alternatives.
///
///     '"*" / #entity-tag'      delay-seconds / HTTP-date
package struct FieldGrammar: Sendable {
  /// As written in rules/fields.yaml; the type of a structured field.
  package let notation: String
  private let form: Form
  /// A plausible valid value; nil to use that of the grammar.
  private let ownSample: String?

  private enum Form: Sendable {
    case alternatives([Alternative])
    case structured(StructuredGrammar)
  }

  private struct Alternative: Sendable {
    let part: GrammarPart
    let list: ListKind
  }

  private enum ListKind: Sendable {
    case no
    case any
    case atLeastOne
  }

  /// A syntax error in a grammar.
  package struct Mistake: Error {
    /// The word that isn't a production.
    package let word: String
    package static var productions: [String] { Production.all.map(\.name) }
  }

  /// - Parameter sample: a plausible valid value, if the productions are shared by many fields.
  package init(_ notation: String, sample: String? = nil) throws(Mistake) {
    self.notation = notation
    ownSample = sample
    var alternatives: [Alternative] = []
    for text in notation.utf8.split(separator: UInt8(ascii: " ")) where !text.elementsEqual("/".utf8) {
      alternatives.append(try Self.alternative(Substring(text)))
    }
    form = .alternatives(alternatives)
  }

  package init(_ grammar: StructuredGrammar, sample: String? = nil) {
    notation = grammar.type.rawValue
    ownSample = sample
    form = .structured(grammar)
  }

  private static func alternative(_ text: Substring) throws(Mistake) -> Alternative {
    if let production = Production.byName[String(text)] {
      return Alternative(part: .production(production), list: .no)
    }
    let list: ListKind =
      text.utf8.starts(with: "#".utf8) ? .any : text.utf8.starts(with: "1#".utf8) ? .atLeastOne : .no
    let word = String(list == .no ? text : text.drop { $0 != "#" }.dropFirst())
    for (prefix, isCaseSensitive) in [("%s\"", true), ("\"", false)] where word.utf8.starts(with: prefix.utf8)
    {
      let literal = String(word.dropFirst(prefix.count).dropLast())
      return Alternative(part: .literal(literal, isCaseSensitive: isCaseSensitive), list: list)
    }
    guard let production = Production.byName[word] else { throw Mistake(word: word) }
    return Alternative(part: .production(production), list: list)
  }

  // MARK: Checking

  /// Why a text is not a valid value; nil if it is. Surrounding blanks are ignored, as is the trailing line
  /// break of a block scalar.
  package func fault(in value: String) -> ValueFault? {
    let trimmed = Self.trimmed(value)
    let distance = value.utf8.count - Self.withoutLeadingBlanks(value).utf8.count
    if let fault = Self.controlFault(in: trimmed) { return fault.moved(by: distance) }
    return plainFault(in: trimmed)?.moved(by: distance)
      .advising("write a value like '\(sample)'", upTo: Self.longestAdvice)
  }

  private func plainFault(in value: String) -> ValueFault? {
    switch form {
    case .alternatives(let alternatives): Self.fault(in: value, alternatives)
    case .structured(let grammar): grammar.fault(in: value)
    }
  }

  /// A value with all its faults repaired, one after another; nil if the intended value is unclear or nothing
  /// is wrong.
  package func repaired(_ value: String) -> String? {
    var text = Self.trimmed(value)
    guard Self.controlFault(in: text) == nil, text.utf8.count <= Self.longestRepaired else { return nil }
    for count in 0..<Self.mostRepairs {
      guard let fault = plainFault(in: text) else { return count == 0 ? nil : Self.trimmed(text) }
      guard let repair = fault.repair else { return nil }
      var bytes = Array(text.utf8)
      guard repair.range.upperBound <= bytes.count else { return nil }
      bytes.replaceSubrange(repair.range, with: repair.text.utf8)
      text = String(decoding: bytes, as: UTF8.self)
    }
    return nil
  }

  /// Whether a repaired value certainly has the same meaning: an entity-tag in quotes, a date in another
  /// form.
  package var isSafelyRepaired: Bool {
    guard case .alternatives(let alternatives) = form else { return false }
    return alternatives.allSatisfy { alternative in
      switch alternative.part {
      case .literal: true
      case .production(let production): ["entity-tag", "HTTP-date"].contains(production.name)
      }
    }
  }

  /// UTF-8 bytes. Longer values, like those with more faults, are unlikely to be real examples.
  private static let longestRepaired = 2_000
  private static let mostRepairs = 20

  /// UTF-8 bytes: a repaired certificate would fill a page.
  private static let longestAdvice = 200

  /// A valid value.
  package var sample: String {
    if let ownSample { return ownSample }
    switch form {
    case .structured(let grammar): return grammar.sample
    case .alternatives(let alternatives):
      let productions = alternatives.compactMap { alternative -> String? in
        if case .production(let production) = alternative.part { production.sample } else { nil }
      }
      if let first = productions.first { return first }
      if case .literal(let text, _)? = alternatives.first?.part { return text }
      return ""
    }
  }

  private static func fault(in value: String, _ alternatives: [Alternative]) -> ValueFault? {
    var faults: [(noun: String, fault: ValueFault)] = []
    var literals: [String] = []
    for alternative in alternatives {
      switch alternative.part {
      case .literal(let text, let isCaseSensitive) where alternative.list == .no:
        if value == text || !isCaseSensitive && asciiLowercase(value) == asciiLowercase(text) { return nil }
        literals.append(text)
      case .literal(let text, _):
        let production = Production.literal(text)
        guard let fault = fault(in: value, production, alternative.list) else { return nil }
        faults.append((production.noun, fault))
      case .production(let production):
        guard let fault = fault(in: value, production, alternative.list) else { return nil }
        faults.append((production.noun, fault))
      }
    }
    if let literal = literals.first(where: { value == "\"\($0)\"" }) {
      return ValueFault(
        "has quotes around '\(literal)'", at: 0, replacing: 0..<value.utf8.count, with: literal)
    }
    guard let first = faults.first else { return notALiteral(value, literals) }
    return faults.count == 1 || value.isEmpty ? first.fault : joined(faults)
  }

  /// The fault of the closest alternative: the one that gets furthest, or has specific advice.
  private static func joined(_ faults: [(noun: String, fault: ValueFault)]) -> ValueFault {
    let furthest = faults.max { $0.fault.offset < $1.fault.offset }!.fault
    if furthest.offset > 0 { return furthest }
    let isUnknown = { (problem: String) in problem.hasPrefix("is not ") || problem.contains(", which is not ")
    }
    if let specific = faults.first(where: { !isUnknown($0.fault.problem) }) { return specific.fault }
    let nouns = faults.map(\.noun)
    return ValueFault(
      "is neither " + nouns.dropLast().joined(separator: ", ") + " nor " + nouns[nouns.count - 1], at: 0,
      // A date is recognisable, whereas a number or text may be anything.
      advice: faults.compactMap(\.fault.advice).last,
      repair: faults.last { $0.fault.advice != nil }?.fault.repair)
  }

  private static func fault(in value: String, _ production: Production, _ list: ListKind) -> ValueFault? {
    guard let fault = plainFault(in: value, production, list) else { return nil }
    if list != .no, let separated = ListRepair.withCommas(value, production),
      plainFault(in: separated, production, list) == nil
    {
      return ValueFault(
        fault.problem, at: fault.offset, replacing: 0..<value.utf8.count, with: separated)
    }
    return fault
  }

  private static func plainFault(in value: String, _ production: Production, _ list: ListKind) -> ValueFault?
  {
    var reader = FieldValueReader(value)
    do throws(ValueFault) {
      guard list == .no else {
        try reader.list(of: production, isOptional: list == .any)
        return nil
      }
      try production.read(&reader)
      reader.skipBlanks()
      if reader.isAtEnd { return nil }
      let hasSeveral = reader.next == .comma
      throw reader.unexpected(after: production.noun, write: hasSeveral ? "one value only" : nil)
    } catch {
      return error
    }
  }

  private static func notALiteral(_ value: String, _ literals: [String]) -> ValueFault {
    let quoted = literals.map { "'\($0)'" }
    let choice =
      quoted.count == 1 ? quoted[0] : quoted.dropLast().joined(separator: ", ") + " or " + quoted.last!
    return ValueFault(
      value.isEmpty ? "is empty" : quoted.count == 1 ? "is not \(choice)" : "is none of the defined values",
      at: 0, advice: "write \(choice)",
      repair: literals.count == 1 ? ValueFault.Repair(0..<value.utf8.count, literals[0]) : nil)
  }

  /// CR, LF and NUL would end a field or message early (RFC 9110, section 5.5).
  private static func controlFault(in value: String) -> ValueFault? {
    guard let offset = Array(value.utf8).firstIndex(where: \.isControl) else { return nil }
    let isLineBreak = value.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    return ValueFault(
      isLineBreak ? "has a line break" : "has a control character", at: offset,
      advice: isLineBreak ? "write it on one line" : "leave the control character out")
  }

  // MARK: Surrounding blanks

  private static func withoutLeadingBlanks(_ value: String) -> Substring {
    value.utf8.first.map { $0.isBlank || $0 == 0x0A } == true
      ? Substring(value.utf8.drop { $0.isBlank || $0 == 0x0A }) : value[...]
  }

  private static func trimmed(_ value: String) -> String {
    var rest = withoutLeadingBlanks(value).utf8
    while let last = rest.last, last.isBlank || last == 0x0A || last == 0x0D { rest.removeLast() }
    return String(Substring(rest))
  }
}

private enum GrammarPart: Sendable {
  case literal(String, isCaseSensitive: Bool)
  case production(Production)
}
