import HTTPFields
import OpenAPI
import Syntax

/// What values fit once a schema says what a rule wants: then what is stated already has to fit as well.
struct ValueMold {
  private let isInteger: Bool
  private let isInt32: Bool
  private let isNumber: Bool
  private let isBoolean: Bool
  private let format: StringFormat?
  private let limit: Int?
  /// Nil where any text will do.
  private let grammar: FieldGrammar?

  /// - Parameters:
  ///   - settings: the schema's keywords; if empty and without a limit, every value fits.
  ///   - limit: numbers must be less than this; nil for no bound.
  ///   - grammar: the field's.
  init(_ settings: [Fix.Setting], limit: Int?, grammar: FieldGrammar?) {
    let keywords = Dictionary(
      settings.map { ($0.key, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    isInteger = keywords["type"] == "integer" || limit != nil
    isInt32 = keywords["format"] == "int32"
    isNumber = keywords["type"] == "number"
    isBoolean = keywords["type"] == "boolean"
    format = keywords["format"].flatMap(StringFormat.init)
    self.limit = limit
    let isText = keywords["type"] == "string" || keywords["type"] == nil && !keywords.isEmpty
    self.grammar = isText || isNumber ? grammar : nil
  }

  /// Whether a value fits in one of the ways to read it. `null` and an empty text are none.
  func fits(_ value: StatedValue) -> Bool {
    guard !value.node.isNull, !value.isUnfilled else { return true }
    let readings = value.readings
    return readings.isEmpty || readings.contains(where: fits)
  }

  private func fits(_ text: String) -> Bool {
    if isInteger {
      guard let number = Int(text) else { return false }
      return number < limit ?? .max && (!isInt32 || Int32(exactly: number) != nil)
    }
    if isBoolean { return text == "true" || text == "false" }
    if isNumber, Double(text) == nil { return false }
    if let format { return format.accepts(text) }
    return grammar?.fault(in: text) == nil
  }
}
