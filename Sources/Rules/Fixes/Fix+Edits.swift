import Syntax

extension Fix {
  /// The edits that make the change; nil if none is certain to be right, e.g. because an alias shows the text
  /// elsewhere too.
  package func edits(_ editors: TreeEditors) -> [FileEdits]? { Self.edits(change, editors) }

  private static func edits(_ change: Change, _ editors: TreeEditors) -> [FileEdits]? {
    switch change {
    case .rewrite(let node, let text):
      return edits(of: node) { editors.editor(of: node.tree).rewrite(node, to: text) }
    case .splice(let node, let range, let text):
      return edits(of: node) { Edits(Edit(range, text)) }
    case .write(let settings, let mapping):
      return edits(of: mapping) { editors.editor(of: mapping.tree).write(settings, into: mapping) }
    case .move(let keys, let name):
      guard let first = keys.first else { return nil }
      return edits(of: first) { editors.editor(of: first.tree).nest(keys, under: name) }
    case .remove(let key):
      return edits(of: key) { editors.editor(of: key.tree).remove(memberOf: key) }
    case .several(let changes):
      var all: [FileEdits] = []
      for change in changes {
        guard let own = edits(change, editors) else { return nil }
        all += own
      }
      let files = EditSelection.byFile(all)
      return files.allSatisfy(\.edits.overlaps.isEmpty) ? files : nil
    case .replace(let place, let text):
      return [FileEdits(place.source, Edits(Edit(place.range, text)))]
    }
  }

  private static func edits(of node: Node, _ edits: () -> Edits?) -> [FileEdits]? {
    edits().map { [FileEdits(node.source, $0)] }
  }
}

extension TreeEditor {
  /// - Parameter node: a scalar: a key, a value or an element of a sequence.
  fileprivate func rewrite(_ node: Node, to text: ScalarText) -> Edits? {
    if node.isKey { return rename(node, to: text.text) }
    if let key = node.key { return replaceValue(ofKey: key, with: text) }
    guard let sequence = node.parent, sequence.isSequence,
      let position = sequence.elements.firstIndex(of: node)
    else { return nil }
    return replaceElement(at: position, of: sequence, with: text)
  }

  /// Nil for more than two new members: with two, one goes on each side of the last one.
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
      guard let own = replaceValue(ofKey: key, with: setting.value) else { return nil }
      edits = edits.union(own)
    }
    guard missing.count <= 2 else { return nil }
    let neighbour = keys["type"] ?? mapping.members.reversed().first?.key
    for (position, setting) in missing.enumerated() {
      let place = neighbour.map { position + 1 < missing.count ? Position.before($0) : .behind($0) } ?? .atEnd
      guard let own = insert(NewMember(setting.key, .scalar(setting.value)), into: mapping, place) else {
        return nil
      }
      edits = edits.union(own)
    }
    return edits.overlaps.isEmpty ? edits : nil
  }
}
