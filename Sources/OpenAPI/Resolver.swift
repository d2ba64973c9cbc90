import Syntax

/// Follows references: lazily, without recursion, never over the network.
final class Resolver {
  private let library: any ReferenceLibrary
  /// Where each reference text of each file leads.
  private var targets: [Link: Node?] = [:]
  private var indexes: [Node: [String: Node]] = [:]

  private struct Link: Hashable {
    let tree: ObjectIdentifier
    let text: String
  }

  /// Longer chains of references lead nowhere; real ones have two or three.
  private static let longestChain = 64

  init(library: any ReferenceLibrary) {
    self.library = library
  }

  /// Where a node leads that may be a Reference Object; a node that is none leads to itself.
  func resolve(_ node: Node) -> Resolution {
    guard node.isMapping, let text = Self.reference(node) else { return Resolution(target: node, sites: []) }
    var sites = [node]
    var target = target(of: text, from: node.tree)
    while let next = target, next.isMapping, let text = Self.reference(next) {
      guard sites.count < Self.longestChain, !sites.contains(next) else {
        target = nil
        break
      }
      sites.append(next)
      target = self.target(of: text, from: next.tree)
    }
    return Resolution(target: target, sites: sites)
  }

  /// The text of a node's `$ref`; nil where it is no Reference Object.
  static func reference(_ node: Node) -> String? { node["$ref"]?.text }

  private func target(of reference: String, from tree: SyntaxTree) -> Node? {
    let link = Link(tree: ObjectIdentifier(tree), text: reference)
    if let known = targets[link] { return known }
    let target = follow(reference, from: tree)
    targets[link] = .some(target)
    return target
  }

  private func follow(_ reference: String, from tree: SyntaxTree) -> Node? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? PercentEncoding.decode(parts[1]) : ""
    guard let start = parts[0].isEmpty ? tree.root : library.root(of: String(parts[0]), from: tree) else {
      return nil
    }
    return walk(fragment, from: start)
  }

  /// Follows a JSON Pointer; big mappings are indexed when they are first stepped into.
  private func walk(_ pointer: String, from start: Node) -> Node? {
    guard !pointer.isEmpty else { return start }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    var node = start
    for token in pointer.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let child = step(into: node, Substring(token)) else { return nil }
      node = child
    }
    return node
  }

  private func step(into node: Node, _ token: Substring) -> Node? {
    if let index = indexes[node] { return index[JSONPointer.unescape(token)] }
    guard node.isMapping, node.nextIndex - node.index > 200 else { return node.node(atPointer: "/" + token) }
    let index = Dictionary(node.members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    indexes[node] = index
    return index[JSONPointer.unescape(token)]
  }
}

/// Where a reference leads.
struct Resolution {
  /// Nil where it leads nowhere, in a circle, or to a file that isn't there.
  let target: Node?
  /// The Reference Objects on the way, nearest first; empty where the node was none.
  let sites: [Node]
}

/// The files that references may lead to.
package protocol ReferenceLibrary: AnyObject {
  /// The root of the file that a reference names.
  /// - Parameters:
  ///   - reference: the reference without its fragment; not empty.
  ///   - tree: the file that holds the reference.
  func root(of reference: String, from tree: SyntaxTree) -> Node?

  /// Whether a file is one of the guideline's published models.
  func isPublished(_ tree: SyntaxTree) -> Bool
}

/// `%XX` in the fragment of a URI (RFC 3986, section 2.1).
enum PercentEncoding {
  static func decode(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var decoded: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

/// The guideline's published models, as far as they are built in: files that a reference names by URL.
package final class PublishedModels: ReferenceLibrary, Sendable {
  private let models: [String: Node]
  private let tree: SyntaxTree?

  /// - Parameter tree: a mapping from URL to the file's content.
  package init(_ tree: SyntaxTree?) {
    self.tree = tree
    let members = tree?.root.members ?? []
    models = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  package func root(of reference: String, from tree: SyntaxTree) -> Node? { models[reference] }

  package func isPublished(_ tree: SyntaxTree) -> Bool { tree === self.tree }
}
