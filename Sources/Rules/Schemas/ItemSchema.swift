import OpenAPI
import Syntax

/// What the items of an array must all be: the schemas that apply to each of them.
struct ItemSchema {
  private let parts: [SchemaView]

  /// The one type of the items; nil where nothing says, or several are possible.
  private var type: (ValueType, node: Node)? {
    for part in parts {
      guard let node = part.keyword("type") else { continue }
      let types = (part.types ?? []).filter { $0 != .null }
      return types.count == 1 ? (types[0], node) : nil
    }
    return nil
  }

  private var format: Node? {
    parts.lazy.compactMap { $0.keyword("format") }.first { !$0.isNull && $0.text != nil }
  }

  fileprivate init?(_ items: SchemaView) {
    parts = items.conjunction
    guard parts.allSatisfy({ $0.isResolved && $0.alternatives.isEmpty }) else { return nil }
  }

  /// - Parameter shapes: arrays whose items must have a format.
  func unformatted(_ shapes: [ValueShape]) -> SchemaDemand.Fault? {
    guard let type, shapes.contains(.array(items: [type.0])), format == nil else { return nil }
    return SchemaDemand.Fault(node: type.node)
  }

  /// - Parameter formats: those that the items of each array may have.
  func misformatted(_ formats: [ValueShape: [String]]) -> SchemaDemand.Fault? {
    guard let type, let known = formats[.array(items: [type.0])], let format, let text = format.text,
      !known.contains(text)
    else { return nil }
    return SchemaDemand.Fault(node: format, text: text)
  }
}

extension HeaderDefinition {
  /// Nil where it isn't an array, or what its items are isn't known.
  func items(in document: APIDocument) -> ItemSchema? {
    guard schema.isComplete, let shapes = schema.presentShapes, !shapes.isEmpty,
      shapes.allSatisfy({ if case .array = $0 { true } else { false } })
    else { return nil }
    return schemaParts(in: document).lazy.compactMap(\.items).first.flatMap(ItemSchema.init)
  }
}
