/// Bytes of a file.
package struct Place: Sendable {
  package let source: SourceFile
  /// 0-based byte offsets; empty if something is missing at the end of a file.
  package let range: Range<Int>

  package init(source: SourceFile, range: Range<Int>) {
    self.source = source
    self.range = range
  }

  package init(_ node: Node) {
    self.init(source: node.source, range: node.range)
  }
}
