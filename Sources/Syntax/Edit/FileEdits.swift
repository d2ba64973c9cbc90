/// Edits and the file that they are of.
package struct FileEdits: Sendable {
  package let source: SourceFile
  package let edits: Edits

  package init(_ source: SourceFile, _ edits: Edits) {
    self.source = source
    self.edits = edits
  }

  /// The file's bytes with all edits made; nil where two overlap.
  package var result: [UInt8]? { edits.applied(to: source.bytes) }
}
