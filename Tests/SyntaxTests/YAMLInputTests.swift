import TestSupport
import Testing

@testable import Syntax

@Suite("A text that is libyaml's buffer", .timeLimit(.minutes(20)))
struct YAMLInputTests {
  @Test("this libyaml is known")
  func known() {
    #expect(YAMLInput.knowsBuffers)
  }

  @Test("reads like one that libyaml copies, whatever is wrong with it")
  func same() {
    for document in Mutants.documents where document.path.hasSuffix("yaml") {
      Mutants.prefixes(of: document, compare)
      Mutants.damaged(document, compare)
    }
  }

  @Test(
    "ends where it ends", arguments: ["", "-", "--", "---", "...", "a:", "a\r", "é", "\u{FEFF}", "- 'x", "|"])
  func ends(text: String) {
    compare(Array(text.utf8))
  }

  private func compare(_ bytes: [UInt8]) {
    let (lent, copied) = (outcome(bytes, lendsText: true), outcome(bytes, lendsText: false))
    if lent != copied {
      Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(lent), not \(copied); \(Sampling.note)")
    }
  }

  private func outcome(_ bytes: [UInt8], lendsText: Bool) -> String {
    let source = SourceFile(path: "api.yaml", bytes: bytes)
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    do throws(UnreadableFile) {
      let tree = try YAMLReader.read(source, from: start, limits: Limits(), lendsText: lendsText)
      return (0..<tree.nodeCount).map { index in
        let node = tree.node(index)
        return "\(node.kind) \(node.range) \(node.text ?? "")"
      }.joined(separator: "\n")
    } catch {
      return "\(error.error.message) \(error.error.range)"
    }
  }
}
