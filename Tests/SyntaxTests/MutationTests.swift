import Syntax
import TestSupport
import Testing

/// Every damage to a document.
@Suite(.timeLimit(.minutes(20)))
struct MutationTests {
  @Test func everyPrefix() {
    for document in Mutants.documents { Mutants.prefixes(of: document) { check($0, document.path) } }
  }

  @Test func oneByteReplacedRemovedOrPutIn() {
    for document in Mutants.documents { Mutants.damaged(document) { check($0, document.path) } }
  }

  private func check(_ bytes: [UInt8], _ path: String) {
    do throws(UnreadableFile) {
      let tree = try SyntaxTree.read(SourceFile(path: path, bytes: bytes))
      if let problem = flaw(of: tree) {
        Issue.record("\(problem) in \(String(decoding: bytes, as: UTF8.self)); \(Sampling.note)")
      }
    } catch {
      let range = error.error.range
      if range.lowerBound < 0 || range.upperBound > bytes.count || error.error.message.isEmpty {
        Issue.record("\(error.error) in \(String(decoding: bytes, as: UTF8.self)); \(Sampling.note)")
      }
      _ = LineTable(SourceFile(path: path, bytes: bytes)).position(at: min(range.upperBound, bytes.count))
    }
  }

  /// What is wrong with a tree's ranges; nil if nothing.
  private func flaw(of tree: SyntaxTree) -> String? {
    var lastStart = 0
    for index in 0..<tree.nodeCount {
      let node = tree.node(index)
      let range = node.range
      if range.upperBound > tree.source.bytes.count { return "a range after the end" }
      if let parent = node.parent,
        range.lowerBound < parent.range.lowerBound || range.upperBound > parent.range.upperBound
      {
        return "\(range) outside of its parent's \(parent.range)"
      }
      if range.lowerBound < lastStart { return "\(range) before its sibling" }
      lastStart = range.lowerBound
      _ = node.text
      _ = node.scalar
      _ = node.members
      if tree.root.node(atPointer: node.pointer) == nil, tree.duplicateKeys.isEmpty {
        return "a pointer that leads nowhere"
      }
    }
    return nil
  }
}
