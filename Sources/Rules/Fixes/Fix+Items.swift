import OpenAPI
import Syntax

extension HeaderDefinition {
  /// Another type for the items of the header's array, where nothing else is wrong with it; nil if more would have to
  /// change.
  ///
  /// An array that can hold the values keeps what it says of them, which another type would throw away.
  /// - Parameters:
  ///   - settings: all that is to be written; the type where there is nothing else.
  ///   - statesStyle: whether to say as well how the array is written, where the header doesn't.
  func settingItems(
    _ type: ValueType, _ settings: [Fix.Setting] = [], statingStyle statesStyle: Bool = false,
    in inspection: Inspection
  ) -> Fix? {
    guard let place = schemaPlace(in: inspection), let items = place.holder["items"],
      Self.onlyType(place.holder["type"])?.text == ValueType.array.rawValue, items.isMapping,
      !items.isMerging, let stated = Self.onlyType(items["type"]), stated.text != type.rawValue,
      items.members.allSatisfy({
        !Self.composing.contains($0.name) && !Self.structured.contains($0.name)
      }),
      let values = values(in: items, as: type.rawValue, isOfItems: true),
      let lists = lists(in: place.holder, as: type.rawValue)
    else { return nil }
    let isInList = stated.parent?.isSequence == true
    let name = ScalarText.string(type.rawValue)
    let rest = settings.filter { $0.key != "type" }
    var changes: [Fix.Change] =
      isInList
      ? [.rewrite(stated, name)] + (rest.isEmpty ? [] : [.write(rest, into: items)])
      : [.write([Fix.Setting("type", name)] + rest, into: items)]
    var foreign = KeywordTypes.foreign(in: items, to: type, inspection.document.version)
    let hasFormat = rest.contains { $0.key == "format" }
    if !hasFormat, let format = KeywordTypes.foreignFormat(in: items, to: type) { foreign.append(format) }
    changes += foreign.map { .remove([$0], name: $0.text ?? "") }
    changes += values + lists
    let style = statesStyle ? missingArrayStyle(inspection.document.version) : []
    if !style.isEmpty { changes.append(.write(style, into: object)) }
    return Fix(changes.count == 1 ? changes[0] : .several(changes), isSafe: false, soleUse: place.soleUse)
  }

  /// Whether its values are arrays.
  var isArray: Bool {
    schema.presentShapes?.allSatisfy { if case .array = $0 { true } else { false } } == true
  }

  /// Whether it says how arrays are written.
  var statesArrayStyle: Bool {
    ["style", "explode", "collectionFormat"].contains { object[$0] != nil }
  }

  /// What it doesn't say yet of how its array is written.
  private func missingArrayStyle(_ version: OpenAPIVersion) -> [Fix.Setting] {
    let settings =
      version.isSwagger
      ? [Fix.Setting("collectionFormat", .string("csv"))]
      : [Fix.Setting("style", .string("simple")), Fix.Setting("explode", .bare("false"))]
    return settings.filter { object.value(ofKey: $0.key) == nil }
  }

  /// The elements of stated arrays, each as one of another type; nil where one can't be.
  private func lists(in holder: Node, as type: String) -> [Fix.Change]? {
    guard holder["examples"] == nil, object["examples"] == nil, holder["enum"] == nil, holder["const"] == nil
    else { return nil }
    let nodes = [holder["example"], holder["default"], holder == object ? nil : object["example"]]
    var changes: [Fix.Change] = []
    for node in nodes.compactMap(\.self) {
      // Text is written as it is sent.
      if node.string != nil { continue }
      guard node.isSequence else { return nil }
      for element in node.elements {
        guard let own = Self.changes(of: element, to: type) else { return nil }
        changes += own
      }
    }
    return changes
  }
}
