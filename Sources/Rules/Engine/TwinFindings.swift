import OpenAPI
import Syntax

/// What is found in a HEAD that is a twin of its path's GET: generators write both alike, and what is wrong with one is
/// fixed with the other. The GET's finding is about both.
struct TwinFindings {
  private let pairs: [Pair]
  /// Positions in `pairs`, by the nodes of the operations.
  private var positionsOfHeads: [Node: Int] = [:]
  private var positionsOfGets: [Node: Int] = [:]

  private struct Pair {
    let head: Operation
    let get: Operation
    let headPointer: String
    let getPointer: String
  }

  init(_ document: APIDocument) {
    pairs = document.operations.compactMap { head in
      document.twin(ofHead: head).map { get in
        Pair(head: head, get: get, headPointer: head.node.pointer, getPointer: get.node.pointer)
      }
    }
    for (position, pair) in pairs.enumerated() {
      positionsOfHeads[pair.head.node] = position
      positionsOfGets[pair.get.node] = position
    }
  }

  func merging(_ findings: [RuleFinding]) -> [RuleFinding] {
    guard !pairs.isEmpty else { return findings }
    var ofGets: [Key: Int] = [:]
    for (index, finding) in findings.enumerated() {
      guard let (element, pair) = pair(of: finding, positionsOfGets) else { continue }
      let key = Key(
        pair: pair, rule: finding.ruleIndex, path: Self.path(of: element, below: pairs[pair].getPointer),
        message: finding.statement.message)
      if ofGets[key] == nil { ofGets[key] = index }
    }
    var merged = findings
    var isTold = [Bool](repeating: false, count: findings.count)
    for (index, finding) in findings.enumerated() {
      guard let (element, pair) = pair(of: finding, positionsOfHeads) else { continue }
      let (head, get) = (pairs[pair].head, pairs[pair].get)
      let key = Key(
        pair: pair, rule: finding.ruleIndex, path: Self.path(of: element, below: pairs[pair].headPointer),
        message: finding.statement.message.replacing(head.title, with: get.title))
      guard let position = ofGets[key], let twin = Subject.Spot(finding.subject) else { continue }
      isTold[index] = true
      var subject = merged[position].subject
      subject.twins.append(twin)
      merged[position] = merged[position].speaking(
        of: subject, fix: Self.both(merged[position].fix, finding.fix))
    }
    return merged.indices.filter { !isTold[$0] }.map { merged[$0] }
  }

  /// The position of the pair of which one operation holds what a finding is about.
  private func pair(of finding: RuleFinding, _ positions: [Node: Int]) -> (element: Node, pair: Int)? {
    guard let element = finding.subject.element?.node,
      let position = sequence(first: element, next: \.parent).lazy.compactMap({ positions[$0] }).first
    else { return nil }
    return (element, position)
  }

  /// Where an element is in its operation.
  private static func path(of element: Node, below operation: String) -> String {
    String(element.pointer.utf8.dropFirst(operation.utf8.count)) ?? ""
  }

  private static func both(_ get: Fix?, _ head: Fix?) -> Fix? {
    guard let get, let head else { return nil }
    return Fix(.several([get.change, head.change]), isSafe: get.isSafe && head.isSafe)
  }

  /// What is said, and of which part of the operation.
  private struct Key: Hashable {
    /// Its position in `pairs`.
    let pair: Int
    let rule: Int
    let path: String
    let message: String
  }
}
