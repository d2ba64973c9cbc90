import Platform
import Rules
import Syntax
import SystemPackage
import Text

extension Baseline {
  /// What is wrong with the baseline that a configuration names; nil if nothing is. It says what to do.
  /// - Parameter folder: the one that messages name files from.
  static func mistake(in configured: ConfiguredFile, from folder: WorkingFolder) -> RuleFileError? {
    let shown = RepositoryRoot.relativePath(of: configured.path, to: folder.path)
    if let unfinished = UnfinishedFile(FileSystem.place(of: configured.path)) {
      return RuleFileError(unfinished.advice(shown), at: configured.place)
    }
    do throws(FileError) {
      let bytes = try FileSystem.read(configured.path, limit: Limits().fileSize)
      return mistake(in: SourceFile(path: shown, bytes: bytes), namedBy: configured.place.source.path)
    } catch {
      return configured.mistake(
        error, "write the baseline with --write-baseline, or delete this line", mayBeNew: true)
    }
  }

  /// - Parameter configuration: the path of the configuration that names it.
  private static func mistake(in source: SourceFile, namedBy configuration: String) -> RuleFileError? {
    do throws(BaselineError) {
      _ = try read(source)
      return nil
    } catch {
      // Only that a file can't be read is without a place, and this one could.
      guard let place = error.place else { return nil }
      return RuleFileError(
        "\(error.message); delete this file and write it anew with --write-baseline, or delete 'baseline' from \(configuration)",
        at: place)
    }
  }
}
