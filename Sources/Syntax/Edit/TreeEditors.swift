import Platform

/// The editors of trees, each made on first use, since making one walks the whole tree.
package final class TreeEditors: Sendable {
  private let known = Guarded<[ObjectIdentifier: TreeEditor]>([:])

  private let changesShared: Bool

  /// - Parameter changingShared: whether what aliases also show elsewhere may be changed.
  package init(changingShared: Bool = false) { changesShared = changingShared }

  package func editor(of tree: SyntaxTree) -> TreeEditor {
    let id = ObjectIdentifier(tree)
    if let editor = known.withLock({ $0[id] }) { return editor }
    let editor = TreeEditor(tree, changingShared: changesShared)
    known.withLock { $0[id] = editor }
    return editor
  }
}
