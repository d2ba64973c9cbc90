import Linting
import OpenAPI
import Syntax
import TestSupport
import Testing
import Text

@testable import Rules

/// A document whose findings are fixed one at a time.
struct FixTrial {
  typealias Lint = (_ name: String, _ bytes: [UInt8]) throws -> [Finding]

  private let name: String
  private let bytes: [UInt8]
  private let lint: Lint
  let findings: [Finding]
  private let leaves: Set<Leaf>
  private let editors = TreeEditors()

  /// - Parameter lint: lints some bytes under a name.
  init(_ bytes: [UInt8], named name: String, _ lint: @escaping Lint) throws {
    self.name = name
    self.bytes = bytes
    self.lint = lint
    findings = try lint(name, bytes)
    leaves = Set(Self.leaves(try read(bytes, as: name)))
  }

  /// Makes the fix of a finding, if it has one in this file: only the edited bytes change, the tree changes
  /// only where the fix says, the finding is gone, and there are no new ones about its header.
  func check(_ finding: Finding) throws {
    guard let fix = finding.fix, let edits = fix.edits(editors), edits.count == 1,
      edits[0].source.path == name
    else { return }
    let comment = Testing.Comment(
      rawValue: "\(name): \(finding.expectedLine): \(fix.title); \(Sampling.note)")
    let fixed = try #require(edits[0].result, comment)
    #expect(fixed == edits[0].edits.spliced(into: bytes), comment)
    let after = try read(fixed, as: name)
    var allowed = fix.change.pointers
    if case .replace = fix.change { allowed += [finding.pointer].compactMap(\.self) }
    let changed = leaves.symmetricDifference(Self.leaves(after)).map(\.pointer)
    #expect(!changed.isEmpty, comment)
    for pointer in changed {
      #expect(allowed.contains { pointer == $0 || pointer.hasPrefix($0 + "/") }, comment)
    }
    try checkFindings(finding, fix, fixed, comment)
  }

  private func checkFindings(_ finding: Finding, _ fix: Fix, _ fixed: [UInt8], _ comment: Testing.Comment)
    throws
  {
    let renaming = fix.change.renaming
    // What stands behind a removed element has another index.
    func key(_ other: Finding) -> String {
      let pointer = other.pointerBesidesLists
      guard let (from, to) = renaming, pointer == from || pointer.hasPrefix(from + "/") else {
        return other.rule + " " + pointer
      }
      return other.rule + " " + to + pointer.dropFirst(from.count)
    }
    let names = [finding.header ?? "", fix.change.name ?? ""].map(asciiLowercase)
    let known = Dictionary(grouping: findings, by: key).mapValues(\.count)
    let found = try Dictionary(grouping: lint(name, fixed), by: key)
    let own = key(finding)
    #expect(found[own]?.count ?? 0 < known[own]!, comment)
    for (key, findings) in found where findings.count > known[key] ?? 0 {
      let news = findings.filter { names.contains(asciiLowercase($0.header ?? "")) }
      guard let first = news.first else { continue }
      Issue.record("new: \(first.expectedLine); \(comment)")
    }
  }

  private struct Leaf: Hashable {
    let pointer: String
    let value: String
  }

  /// Every scalar and empty collection.
  private static func leaves(_ tree: SyntaxTree) -> [Leaf] {
    (0..<tree.nodeCount).compactMap { index in
      let node = tree.node(index)
      guard !node.isKey, node.isScalar || node.nextIndex == index + 1 else { return nil }
      return Leaf(pointer: node.pointer, value: node.scalar.map { "\($0)" } ?? "\(node.kind)")
    }
  }
}

extension Fix.Change {
  /// The changed nodes, including their descendants.
  fileprivate var pointers: [String] {
    switch self {
    case .rewrite(let node, let text): Self.pointers(node, text.text)
    case .splice(let node, _, _), .expand(let node, _): [node.pointer]
    case .add(let member, let mapping): [Self.child(mapping, member.key)]
    case .write(let settings, let mapping): settings.map { Self.child(mapping, $0.key) }
    case .move(let keys, let name):
      keys.flatMap { Self.pointers($0, name) }
    case .join(let list): [list.pointer]
    case .remove(let nodes, _): nodes.flatMap { Self.pointers(ofRemoved: $0, nodes) }
    case .several(let changes): changes.flatMap(\.pointers)
    case .replace: []
    }
  }

  /// The pointers of what it removes.
  var removed: [String] {
    switch self {
    case .remove(let nodes, _): nodes.map { ($0.isKey ? $0.valueAsWritten : $0).pointer }
    case .several(let changes): changes.flatMap(\.removed)
    default: []
    }
  }

  /// Where it makes something a header or reference: the name of the header, in lower case, or the pointer to where the
  /// reference leads.
  var revealed: String? {
    switch self {
    case .rewrite(let node, .string("$ref")) where node.isKey:
      node.valueAsWritten.text.map { String($0.dropFirst()) }
    case .expand(let node, let value) where value.flowText.contains("$ref:"):
      node.text.map { String($0.dropFirst()) }
    case .move(let keys, _) where keys.contains { $0.hasText("$ref") }:
      keys[0].parent?.key?.text.map(asciiLowercase)
    case .write(let settings, let mapping) where settings.contains { $0.key == "in" }:
      mapping["name"]?.text.map(asciiLowercase)
    default: nil
    }
  }

  private static func pointers(_ node: Node, _ name: String) -> [String] {
    node.isKey ? [node.valueAsWritten.pointer, child(node.parent!, name)] : [node.pointer]
  }

  /// Where an element goes, others move up; where nothing is left, the collection changes.
  private static func pointers(ofRemoved node: Node, _ nodes: [Node]) -> [String] {
    guard let parent = node.parent, node.isKey else { return [node.parent!.pointer] }
    let isLast = parent.members.allSatisfy { nodes.contains($0.key) }
    return [node.valueAsWritten.pointer] + (isLast ? [parent.pointer] : [])
  }

  private static func child(_ mapping: Node, _ key: String) -> String {
    mapping.pointer + "/" + token(key)
  }

  private static func token(_ key: String) -> String {
    key.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  /// The pointers of a header whose key is renamed, with `-` for every index.
  var renaming: (from: String, to: String)? {
    guard case .rewrite(let node, let name) = first, node.isKey else { return nil }
    func place(_ pointer: String) -> String { pointer.replacing("/headers/-/", with: "/headers/") }
    return (
      place(node.valueAsWritten.stablePointer),
      place(node.parent!.stablePointer + "/" + Self.token(name.text))
    )
  }

  /// The new text, which may be the header's new name.
  var name: String? { if case .rewrite(_, let text) = first { text.text } else { nil } }

  private var first: Fix.Change { if case .several(let changes) = self { changes[0] } else { self } }
}

extension Finding {
  /// The stable pointer; a header in a list of headers has that of one in a map, which is what becomes of the list.
  var pointerBesidesLists: String { (stablePointer ?? "").replacing("/headers/-/", with: "/headers/") }
}
