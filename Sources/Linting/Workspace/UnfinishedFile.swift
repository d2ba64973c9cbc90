import Platform
import SystemPackage

/// A file that a run was writing when it was killed.
package struct UnfinishedFile {
  /// The file with its whole new text; in the same folder.
  private let spare: FilePath

  /// Nil where it isn't one.
  /// - Parameter path: absolute, without links.
  package init?(_ path: FilePath) {
    guard let spare = FileSystem.spare(for: path) else { return nil }
    self.spare = spare
  }

  /// What to do, in a sentence.
  /// - Parameter shown: the file's path as it is shown.
  package func advice(_ shown: String) -> String {
    let folder = FilePath(shown: shown).removingLastComponent()
    let spare = folder.appending(self.spare.lastComponent!).shownText
    return "a run was killed while it wrote \(shown), and left the whole new text in \(spare); "
      + "copy that into the file with cp, which keeps its links, and delete it"
  }
}
