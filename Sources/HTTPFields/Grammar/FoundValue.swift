import RawStructuredFieldValues
import Text

/// A parsed value of a structured field.
struct FoundValue {
  let type: StructuredGrammar.ItemType
  /// For an Integer.
  private let number: Int64?
  /// For a String or Token.
  private let text: String?
  private(set) var byteSequences: [String]
  private(set) var parameters: [String: FoundValue] = [:]
  /// For an Inner List.
  private(set) var elements: [FoundValue] = []

  private init(
    _ type: StructuredGrammar.ItemType, number: Int64? = nil, text: String? = nil,
    byteSequences: [String] = []
  ) {
    self.type = type
    self.number = number
    self.text = text
    self.byteSequences = byteSequences
  }

  init(_ member: ItemOrInnerList) {
    switch member {
    case .item(let item): self.init(item)
    case .innerList(let list):
      let elements = list.bareInnerList.map { FoundValue($0) }
      self.init(.innerList, byteSequences: elements.flatMap(\.byteSequences))
      self.elements = elements
      add(list.rfc9651Parameters)
    }
  }

  private init(_ item: Item) {
    self.init(item.rfc9651BareItem)
    add(item.rfc9651Parameters)
  }

  private init(_ item: RFC9651BareItem) {
    switch item {
    case .bool: self.init(.boolean)
    case .integer(let number): self.init(.integer, number: number)
    case .decimal: self.init(.decimal)
    case .string(let text): self.init(.string, text: text)
    case .token(let text): self.init(.token, text: text)
    case .undecodedByteSequence(let text): self.init(.byteSequence, byteSequences: [text])
    case .date: self.init(.date)
    case .displayString: self.init(.displayString)
    }
  }

  private mutating func add(_ parameters: OrderedMap<String, RFC9651BareItem>) {
    for (name, item) in parameters {
      let value = FoundValue(item)
      byteSequences += value.byteSequences
      self.parameters[name] = value
    }
  }

  /// What is wrong with it, to follow `which`; nil if it is valid.
  func problem(with kind: StructuredKind) -> String? {
    if kind.types == [.mediaRange] { return isMediaRange ? nil : "is not a media range" }
    let isNumber = type == .integer && kind.types.contains(.decimal)
    guard kind.types.contains(type) || isNumber else {
      return "is \(type.noun) where \(kind.noun) belongs"
    }
    if let number, type == .integer {
      let isTooSmall = kind.minimum.map { number < $0 } ?? false
      let isTooLarge = kind.maximum.map { number > $0 } ?? false
      if isTooSmall || isTooLarge { return "is \(number) where \(kind.noun) belongs" }
    }
    return nil
  }

  private var isMediaRange: Bool {
    guard type == .token || type == .string, let text, let production = Production.byName["media-range"]
    else {
      return false
    }
    var reader = FieldValueReader(text)
    do throws(ValueFault) {
      try production.read(&reader)
      return reader.isAtEnd
    } catch {
      return false
    }
  }

  /// What it was meant to be; nil where that isn't to be seen.
  func repaired(for kind: StructuredKind) -> String? {
    let written = text ?? number.map { "\($0)" }
    return written.flatMap { Self.repair($0, for: kind) }
  }

  /// The intended form of a text of the wrong type; nil if unclear.
  static func repair(_ text: String, for kind: StructuredKind?) -> String? {
    guard let kind else { return nil }
    let text = withoutQuotes(text)
    let reader = FieldValueReader(text)
    if kind.types.contains(.boolean) {
      switch asciiLowercase(text) {
      case "true", "1": return "?1"
      case "false", "0": return "?0"
      default: break
      }
    }
    if kind.types == [.date] {
      if let date = reader.anyDate { return "@\(date.unixSeconds)" }
      var digits = reader
      let number = digits.take(while: \.isDigit)
      return digits.isAtEnd && !number.isEmpty ? "@\(text)" : nil
    }
    if kind.types == [.integer], kind.maximum == nil, text.utf8.allSatisfy(\.isDigit),
      let number = Int64(text), number >= kind.minimum ?? 0
    {
      return text
    }
    if kind.types == [.token], text.utf8.first?.isLetter == true, text.utf8.allSatisfy(\.isTokenCharacter) {
      return text
    }
    let isPlain =
      !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != .quote && $0 != .backslash }
    if kind.types == [.byteSequence], isBase64(text) { return ":\(text):" }
    let hasDelimiters = text.utf8.contains { $0 == .semicolon || $0 == .equals || $0 == .comma }
    return kind.types.contains(.string) && isPlain && !hasDelimiters ? "\"\(text)\"" : nil
  }

  /// Without surrounding single quotes or angle brackets, which no value has.
  private static func withoutQuotes(_ text: String) -> String {
    let isQuoted = text.hasPrefix("'") && text.hasSuffix("'") || text.hasPrefix("<") && text.hasSuffix(">")
    return isQuoted && text.utf8.count > 2 ? String(text.dropFirst().dropLast()) : text
  }

  /// Whether a text can be the contents of a Byte Sequence; padding may be missing.
  static func isBase64(_ text: String) -> Bool {
    let characters = text.utf8.prefix(while: \.isBase64)
    let padding = text.utf8.dropFirst(characters.count)
    return padding.allSatisfy { $0 == .equals } && padding.count <= 2 && characters.count % 4 != 1
  }
}
