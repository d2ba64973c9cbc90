import Syntax

extension Fix {
  /// The edits that make the change; nil if none is certain to be right, e.g. because an alias shows the text
  /// elsewhere too.
  package func edits(_ editors: TreeEditors) -> [FileEdits]? { Self.edits(change, editors) }

  private static func edits(_ change: Change, _ editors: TreeEditors) -> [FileEdits]? {
    switch change {
    case .rewrite(let node, let text):
      return edits(of: node) { editors.editor(of: node.tree).rewrite(node, to: text) }
    case .expand(let node, let value):
      return edits(of: node) { editors.editor(of: node.tree).expand(node, to: value) }
    case .add(let member, let mapping):
      return edits(of: mapping) {
        mapping.isMerging ? nil : editors.editor(of: mapping.tree).insert(member, into: mapping)
      }
    case .splice(let node, let range, let text):
      return edits(of: node) { Edits(Edit(range, text)) }
    case .write(let settings, let mapping):
      return edits(of: mapping) { editors.editor(of: mapping.tree).write(settings, into: mapping) }
    case .move(let keys, let name):
      guard let first = keys.first, let mapping = first.parent else { return nil }
      return edits(of: first) {
        // Keywords that another fix gives the mapping would have to move as well.
        editors.editor(of: first.tree).nest(keys, under: name)?
          .adding(FormPattern.keywords.union(["type"]), to: mapping)
      }
    case .join(let list):
      return edits(of: list) { editors.editor(of: list.tree).join(elementsOf: list) }
    case .remove(let nodes, _): return removal(of: nodes, editors)
    case .several(let changes):
      var all: [FileEdits] = []
      for change in changes {
        guard let own = edits(change, editors) else { return nil }
        all += own
      }
      let files = EditSelection.byFile(all)
      return files.allSatisfy(\.edits.overlaps.isEmpty) ? files : nil
    case .replace(let place, let text, _, let held):
      return [FileEdits(place.source, Edits(Edit(place.range, text), holding: held.map { [$0] } ?? []))]
    }
  }

  /// The keys of lists and maps that go as a whole when nothing is left in them.
  private static let dispensable: Set = ["headers", "parameters", "x-headerlint-ignore"]

  private static func removal(of nodes: [Node], _ editors: TreeEditors) -> [FileEdits]? {
    var all: [FileEdits] = []
    for (collection, own) in Dictionary(grouping: nodes.filter { $0.parent != nil }, by: { $0.parent! }) {
      let edits = editors.editor(of: collection.tree).remove(own, withEmptied: dispensable)
      guard let edits else { return nil }
      all.append(FileEdits(collection.source, edits))
    }
    let files = EditSelection.byFile(all)
    return files.allSatisfy(\.edits.overlaps.isEmpty) ? files : nil
  }

  private static func edits(of node: Node, _ edits: () -> Edits?) -> [FileEdits]? {
    edits().map { [FileEdits(node.source, $0)] }
  }
}

extension TreeEditor {
  /// - Parameter node: a scalar: a key, a value or an element of a sequence.
  fileprivate func rewrite(_ node: Node, to text: ScalarText) -> Edits? {
    node.isKey ? rename(node, to: text.text) : expand(node, to: .scalar(text))
  }

  /// - Parameter node: a scalar that isn't a key.
  fileprivate func expand(_ node: Node, to value: NewValue) -> Edits? {
    if let key = node.key { return replaceValue(ofKey: key, with: value) }
    guard let sequence = node.parent, sequence.isSequence,
      let position = sequence.elements.firstIndex(of: node)
    else { return nil }
    return replaceElement(at: position, of: sequence, with: value)
  }

  fileprivate func write(_ settings: [Fix.Setting], into mapping: Node) -> Edits? {
    guard !mapping.isMerging else { return nil }
    var edits = Edits([])
    var missing: [Fix.Setting] = []
    var keys: [String: Node] = [:]
    for member in mapping.members { keys[member.name] = member.key }
    for setting in settings {
      guard let key = keys[setting.key] else {
        missing.append(setting)
        continue
      }
      guard let own = replaceValue(ofKey: key, with: .scalar(setting.value)) else { return nil }
      edits = edits.union(own)
    }
    guard !missing.isEmpty else { return edits }
    let members = missing.map { NewMember($0.key, .scalar($0.value)) }
    guard let own = insert(members, into: mapping, Self.place(of: missing[0].key, keys)) else { return nil }
    let all = edits.union(own)
    return all.overlaps.isEmpty ? all : nil
  }

  /// Where people look for a new member: beside the one that it belongs to, or before the schema.
  /// - Parameter keys: those of the mapping, by their texts.
  private static func place(of key: String, _ keys: [String: Node]) -> Position {
    if let name = behind[key], let neighbour = keys[name] { return .behind(neighbour) }
    if key == "style", let neighbour = keys["explode"] { return .before(neighbour) }
    if let type = keys["type"] { return .behind(type) }
    return keys["schema"].map(Position.before) ?? .atEnd
  }

  /// The members that others follow.
  private static let behind = [
    "in": "name", "required": "in", "explode": "style", "collectionFormat": "items",
  ]
}
