import HTTPFields
import OpenAPI
import Syntax

/// A type with its format: as much of a schema as rules say to write.
struct SchemaKind: Hashable {
  var type: ValueType
  /// Of an array, the type of its items.
  var items: ValueType?
  var format: String?

  var shape: ValueShape { type == .array ? .array(items: items.map { [$0] }) : .simple(type) }

  /// The same as keywords of a schema.
  var settings: [Fix.Setting] {
    [Fix.Setting("type", .string(type.rawValue))]
      + (format.map { [Fix.Setting("format", .string($0))] } ?? [])
  }

  /// The same as a schema.
  var schema: NewValue { .mapping(settings.map { NewMember($0.key, .scalar($0.value)) }) }

  /// For messages: `'type: integer' and 'format: int32'`.
  var words: String { Wording.quoted(settings.map { "\($0.key): \($0.value.text)" }) + lack }

  /// For messages: what else a number needs.
  var lack: String { type.isNumeric && format == nil ? " with its format" : "" }

  /// Whether nobody can tell from it what else a schema needs.
  var needsMore: Bool {
    switch type {
    case .string, .boolean: false
    case .integer, .number: format == nil
    default: true
    }
  }
}

/// What the rules of a profile demand of the types and formats of a document's headers. What one rule says to write must be
/// what no other one reports.
///
/// It is a fact, whether a rule is enabled or not. Read on first use: most schemas have no mistake.
final class SchemaDemands {
  /// What a case demands of a header.
  struct Entry {
    let demand: SchemaDemand
    /// What it says to write, if that is one thing.
    let settings: [Fix.Setting]
    /// What the catalogue knows about the header's values.
    let field: FieldSchema?
  }

  typealias Table = [HeaderIndex: [Entry]]

  private let read: () -> Table
  private lazy var entries = read()

  /// - Parameter read: the more specific ones first.
  init(_ read: @escaping () -> Table) {
    self.read = read
  }

  /// Whether they tell a header's type.
  func tellType(of header: HeaderIndex) -> Bool { entries[header]?.contains { $0.kind != nil } ?? false }

  /// What to write for a header where that was thought to be right for its schema.
  func final(_ kind: SchemaKind, for header: HeaderIndex) -> SchemaKind {
    guard let demands = entries[header] else { return kind }
    var kind = kind
    // One demand may lead to another's matter.
    for _ in 0..<3 {
      guard let next = demands.lazy.compactMap({ $0.correction(of: kind) }).first, next != kind else { break }
      kind = next
    }
    // `int` says nothing of the size.
    if kind.format == nil || kind.format == "int32" {
      kind.format =
        demands.lazy.compactMap { $0.kind }.first { $0.type == kind.type && $0.format != nil }?.format
        ?? kind.format
    }
    return kind
  }
}

/// A check that demands something of the types or formats of headers.
protocol SchemaDemanding: Check {
  /// Adds what its cases demand.
  func addDemands(to table: inout SchemaDemands.Table, _ rule: Rule, _ inspection: Inspection)
}

extension SchemaDemanding {
  static var demandsOfSchemas: Bool { true }
  var schemaDemanding: (any SchemaDemanding)? { self }
}

extension SchemaDemands.Entry {
  /// What it says to write about the type; nil where it says nothing about that.
  fileprivate var kind: SchemaKind? {
    func text(_ key: String) -> String? { settings.first { $0.key == key }?.value.text }
    return text("type").flatMap(ValueType.init).map { SchemaKind(type: $0, format: text("format")) }
  }

  /// What it says to write in place of something; nil where it doesn't object.
  fileprivate func correction(of kind: SchemaKind) -> SchemaKind? {
    switch demand {
    case .types(let wanted):
      guard !wanted.contains(where: kind.shape.fits) else { return nil }
      return self.kind ?? wanted.lazy.compactMap(SchemaKind.init).first
    case .typesOfField:
      guard let field, !field.types.contains(where: { kind.shape.fits($0, isExploded: false) }) else {
        return nil
      }
      return self.kind ?? field.types.lazy.compactMap(SchemaKind.init).first
    case .formats(let wanted):
      guard kind.type == .string, !wanted.contains(kind.format ?? "") else { return nil }
      return withFormat(kind)
    case .otherFormats(let unwanted):
      return kind.format.map(unwanted.contains) == true ? withFormat(kind) : nil
    case .formatsOfField:
      guard let format = kind.format, field?.otherFormats.contains(format) == true else { return nil }
      return withFormat(kind)
    default: return nil
    }
  }

  private func withFormat(_ kind: SchemaKind) -> SchemaKind {
    SchemaKind(
      type: self.kind?.type ?? kind.type, items: kind.items,
      format: settings.first { $0.key == "format" }?.value.text)
  }
}

extension SchemaKind {
  fileprivate init?(_ shape: ValueShape) {
    guard case .simple(let type) = shape else { return nil }
    self.init(type: type)
  }

  fileprivate init?(_ type: FieldSchema.ValueType) {
    guard let type = ValueType(rawValue: type.rawValue) else { return nil }
    self.init(type: type)
  }
}
