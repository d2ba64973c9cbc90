import TestSupport
import Testing

@testable import Syntax

/// A text that is libyaml's buffer.
@Suite(.timeLimit(.minutes(20)))
struct YAMLInputTests {
  @Test func thisLibyamlIsKnown() {
    #expect(YAMLInput.knowsBuffers)
  }

  @Test func readsLikeOneThatLibyamlCopiesWhateverIsWrongWithIt() {
    for document in Mutants.documents where document.path.hasSuffix("yaml") {
      Mutants.prefixes(of: document, compare)
      Mutants.damaged(document, compare)
    }
  }

  @Test(
    arguments: ["", "-", "--", "---", "...", "a:", "a\r", "é", "\u{FEFF}", "- 'x", "|"])
  func endsWhereItEnds(text: String) {
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
