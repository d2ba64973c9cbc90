import RawStructuredFieldValues
import Text

extension StructuredGrammar {
  /// Why a text is not a valid value; nil if it is.
  func fault(in value: String) -> ValueFault? {
    // Longer than servers accept (many refuse more than 8 kB), and the parser takes quadratic time.
    guard value.utf8.count <= Self.longest else { return nil }
    do {
      var parser = StructuredFieldValueParser(Array(value.utf8))
      switch type {
      case .item: try check(.item(try parser.parseItemFieldValue()), in: value, at: 0, members)
      case .list:
        for member in try parser.parseListFieldValue() { try check(member, in: value, at: 0, members) }
      case .dictionary:
        var found: Set<String> = []
        for (key, member) in try parser.parseDictionaryFieldValue() {
          try check(member, in: value, at: 0, keys[key] ?? members, key)
          found.insert(key)
        }
        try checkRequired(found, in: value)
      }
      return nil
    } catch let fault as ValueFault {
      return located(fault, in: value)
    } catch {
      return syntaxFault(in: value)
    }
  }

  private func checkRequired(_ found: Set<String>, in value: String) throws(ValueFault) {
    for (key, kind) in keys.sorted(by: { $0.key < $1.key }) where kind.isRequired && !found.contains(key) {
      let text = Self.member(key, kind) + (value.isEmpty ? "" : ", ")
      throw ValueFault(
        "lacks the member '\(key)'", at: 0, advice: "write '\(text)' before it",
        repair: ValueFault.Repair(0..<0, text))
    }
  }

  /// In bytes.
  private static let longest = 32_768

  // MARK: Values of the wrong type

  private func check(
    _ member: ItemOrInnerList, in value: String, at offset: Int, _ kind: StructuredKind?, _ key: String? = nil
  ) throws(ValueFault) {
    let found = FoundValue(member)
    func parts() -> MemberParts { MemberParts(value, key: key) }
    if let kind, let problem = found.problem(with: kind) {
      guard let key else {
        // Where parameters are needed, the value alone is no answer.
        let repaired = needsParameters ? nil : found.repaired(for: kind)
        throw ValueFault(
          type == .list ? "has a member that \(problem)" : problem, at: offset,
          advice: repaired.map { "write '\($0)'" }, repair: repaired.map(parts().replacingValue))
      }
      let likely = found.repaired(for: kind) ?? kind.sample
      throw ValueFault(
        "has the member '\(key)', whose value \(problem)", at: offset, advice: "write '\(key)=\(likely)'",
        repair: parts().replacingValue(with: likely))
    }
    for (position, element) in found.elements.enumerated() {
      guard let elements, let problem = element.problem(with: elements) else { continue }
      let repaired = element.repaired(for: elements)
      throw ValueFault(
        "has an Inner List with an element that \(problem)", at: offset,
        advice: repaired.map { "write '\($0)'" },
        repair: repaired.flatMap { parts().replacingElement(at: position, with: $0) })
    }
    for (name, kind) in parameters.sorted(by: { $0.key < $1.key }) {
      guard let parameter = found.parameters[name] else {
        guard kind.isRequired else { continue }
        let text = ";\(name)=\(kind.sample)"
        throw ValueFault(
          "lacks the parameter '\(name)'", at: offset,
          advice: "write '\(text)' after \(kind.types == [.boolean] ? "it" : "each member")",
          repair: parts().appendingParameter(text))
      }
      if let problem = parameter.problem(with: kind) {
        let likely = parameter.repaired(for: kind) ?? kind.sample
        throw ValueFault(
          "has the parameter '\(name)', which \(problem)", at: offset, advice: "write ';\(name)=\(likely)'",
          repair: parts().replacingParameter(name, with: likely))
      }
    }
    try checkBytes(found, offset)
  }

  /// The parser doesn't check the contents of Byte Sequences.
  private func checkBytes(_ found: FoundValue, _ offset: Int) throws(ValueFault) {
    for text in found.byteSequences where !FoundValue.isBase64(text) {
      throw ValueFault("has ':\(text):', which is not base64 between colons", at: offset)
    }
  }

  /// Members are checked one by one, because the parser doesn't report their positions.
  private func located(_ fault: ValueFault, in value: String) -> ValueFault {
    guard type != .item else { return fault }
    let bytes = Array(value.utf8)
    for member in TopLevel.members(of: value) {
      let text = String(decoding: bytes[member], as: UTF8.self)
      guard !text.isEmpty, let own = self.fault(inMember: text) else { continue }
      return own.moved(by: member.lowerBound)
    }
    if fault.repair?.range.isEmpty == true { return fault }
    // What corrects one member doesn't correct the whole.
    return ValueFault(fault.problem, at: fault.offset, advice: fault.advice)
  }

  private func fault(inMember text: String) -> ValueFault? {
    do {
      var parser = StructuredFieldValueParser(Array(text.utf8))
      if type == .dictionary {
        for (key, member) in try parser.parseDictionaryFieldValue() {
          try check(member, in: text, at: 0, keys[key] ?? members, key)
        }
      } else {
        for member in try parser.parseListFieldValue() { try check(member, in: text, at: 0, members) }
      }
      return nil
    } catch {
      return error as? ValueFault
    }
  }

  private var needsParameters: Bool { parameters.values.contains(where: \.isRequired) }

  // MARK: Malformed texts

  private func syntaxFault(in value: String) -> ValueFault {
    let bytes = Array(value.utf8)
    if value.isEmpty { return ValueFault("is empty", at: 0) }
    if let offset = bytes.firstIndex(where: \.isOutsideASCII) {
      return ValueFault("has a character outside ASCII", at: offset)
    }
    if type == .item { return itemFault(in: value) }
    for member in TopLevel.members(of: value) {
      if member.isEmpty {
        let isLast = member.upperBound == bytes.count
        let comma = bytes[..<member.lowerBound].lastIndex(of: .comma)
        return ValueFault(
          isLast ? "ends with a comma" : "has an empty member", at: member.lowerBound,
          advice: "write commas between members only",
          repair: ValueFault.Repair(comma.map { $0..<member.lowerBound } ?? 0..<member.lowerBound + 1, ""))
      }
      let text = String(decoding: bytes[member], as: UTF8.self)
      if let fault = fault(inMalformed: text) { return fault.moved(by: member.lowerBound) }
    }
    return ValueFault("is not a structured \(type.rawValue)", at: 0)
  }

  /// Nil if the member can be parsed.
  private func fault(inMalformed text: String) -> ValueFault? {
    var parser = StructuredFieldValueParser(Array(text.utf8))
    if type == .list {
      guard (try? parser.parseListFieldValue()) == nil else { return nil }
      return itemFault(in: text, isMember: true)
    }
    guard (try? parser.parseDictionaryFieldValue()) == nil else { return nil }
    let key = text.utf8.prefix { $0 != .equals && $0 != .semicolon && !$0.isBlank }
    let name = String(Substring(key))
    let isKey =
      key.first.map { $0.isLowerCaseLetter || $0 == .star } == true
      && key.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || UInt8.isIn("_-.*", $0) }
    guard isKey else { return keyFault(name, in: text) }
    guard text.utf8.dropFirst(key.count).first == .equals else {
      let rest = String(Substring(text.utf8.dropFirst(key.count)))
      return ValueFault("has '\(rest)' after the key '\(name)'", at: key.count, advice: nil)
    }
    let kind = keys[name] ?? members
    let value = String(Substring(text.utf8.dropFirst(key.count + 1)))
    let repaired = FoundValue.repair(value, for: kind)
    return ValueFault(
      "has '\(value)' after '\(name)=', which is not \(kind?.noun ?? "a structured value")",
      at: key.count + 1,
      advice: repaired.map { "write '\(name)=\($0)'" },
      repair: repaired.map { ValueFault.Repair(key.count + 1..<text.utf8.count, $0) })
  }

  /// Keys are in lower case; a single one that isn't makes recipients ignore the whole field.
  private func keyFault(_ name: String, in text: String) -> ValueFault {
    let repaired = asciiLowercase(name) + Substring(text.utf8.dropFirst(name.utf8.count))
    var probe = StructuredFieldValueParser(Array(repaired.utf8))
    guard asciiLowercase(name) != name, (try? probe.parseDictionaryFieldValue()) != nil else {
      return ValueFault("has '\(name)', which is not a key of a dictionary", at: 0)
    }
    return ValueFault(
      "has the key '\(name)', but keys are in lower case", at: 0, replacing: 0..<text.utf8.count,
      with: repaired)
  }

  private func itemFault(in text: String, isMember: Bool = false) -> ValueFault {
    if let fault = parameterFault(in: text) { return fault }
    let noun = members?.noun ?? "a structured Item"
    let repaired =
      needsParameters ? nil : FoundValue.repair(text, for: members)
    return ValueFault(
      isMember ? "has '\(text)', which is not \(noun)" : "is not \(noun)", at: 0,
      advice: repaired.map { "write '\($0)'" },
      repair: repaired.map { ValueFault.Repair(0..<text.utf8.count, $0) })
  }

  /// What is wrong after the first semicolon, if what precedes it is valid.
  private func parameterFault(in text: String) -> ValueFault? {
    var reader = FieldValueReader(text)
    let item = reader.word
    reader.move(to: item.upperBound)
    reader.skipBlanks()
    guard reader.next == .semicolon, Self.isItem(reader.text(item)) else { return nil }
    let parameters = reader.text(reader.index..<reader.end)
    let repaired = reader.text(item) + asciiLowercase(parameters)
    let isRepaired = Self.isItem(repaired)
    return ValueFault(
      "has '\(parameters)' after '\(reader.text(item))', which doesn't have the form of parameters",
      at: reader.index,
      advice: isRepaired ? "write '\(repaired)'" : "write ';name=value', with the name in lower case",
      repair: isRepaired ? ValueFault.Repair(0..<text.utf8.count, repaired) : nil)
  }

  private static func isItem(_ text: String) -> Bool {
    var parser = StructuredFieldValueParser(Array(text.utf8))
    return (try? parser.parseItemFieldValue()) != nil
  }
}
