/// The edits of a file, with the file.
package struct FileEdits: Sendable {
  package let source: SourceFile
  package let edits: Edits

  package init(_ source: SourceFile, _ edits: Edits) {
    self.source = source
    self.edits = edits
  }

  /// The file's bytes with all edits made; nil if two overlap.
  package var result: [UInt8]? { edits.applied(to: source.bytes) }
}
