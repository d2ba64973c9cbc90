import Platform
import Rules
import Syntax
import SystemPackage
import Text

extension Baseline {
  /// The baseline that a configuration names.
  /// - Parameter folder: the one that messages name files from.
  /// - Throws: what is wrong with it, and what to do.
  static func read(
    _ configured: ConfiguredFile, shownFrom folder: WorkingFolder
  ) throws(RuleFileError) -> Baseline {
    let shown = RepositoryRoot.relativePath(of: configured.path, to: folder.path)
    if let unfinished = UnfinishedFile(FileSystem.place(of: configured.path)) {
      throw RuleFileError(unfinished.advice(shown), at: configured.place)
    }
    let bytes: ByteBuffer
    do throws(FileError) {
      bytes = try FileSystem.read(configured.path, limit: Limits().fileSize)
    } catch {
      throw configured.mistake(
        error, "write the baseline with --write-baseline, or delete this line", mayBeNew: true)
    }
    let source = SourceFile(path: shown, bytes: bytes)
    do throws(BaselineError) {
      return try read(source)
    } catch {
      let configuration = configured.place.source.path
      throw RuleFileError(
        "\(error.message); delete this file and write it anew with --write-baseline, or delete 'baseline' from \(configuration)",
        // Only that a file can't be read is without a place, and this one could.
        at: error.place ?? Place(source: source, range: 0..<0))
    }
  }
}
