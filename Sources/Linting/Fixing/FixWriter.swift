import Platform
import Syntax
import SystemPackage
import Text

/// Writes fixed files.
enum FixWriter {
  /// - Returns: why the files could not be written, a sentence each; empty where they are.
  static func write(_ unit: FixUnit) -> [String] {
    let files = unit.files.compactMap { file in file.target.path.map { (file, $0) } }
    for (file, path) in files {
      if let reason = change(of: file, path) { return problems(unit, file, reason) }
    }
    let revisions = files.map { file, path in
      FileSystem.Revision(path: path, old: Array(file.source.bytes), new: file.bytes)
    }
    do throws(FileSystem.FailedRevision) {
      try FileSystem.replaceTogether(revisions)
      return []
    } catch {
      let file = files.first { $0.1 == error.path }!.0
      return problems(unit, file, ": \(error.errno.description)")
    }
  }

  /// Nil where the file is as it was read, or as it is to be: under another name it may have been written already.
  private static func change(of file: FixedFile, _ path: FilePath) -> String? {
    do throws(FileError) {
      let limit = max(file.source.bytes.count, file.bytes.count)
      let bytes = try FileSystem.read(path, limit: limit).array
      let isExpected = bytes.elementsEqual(file.source.bytes) || bytes == file.bytes
      return isExpected ? nil : ", because it has changed meanwhile"
    } catch {
      if case .tooLarge = error { return ", because it has changed meanwhile" }
      return ": \(error.message)"
    }
  }

  private static func problems(_ unit: FixUnit, _ failed: FixedFile, _ reason: String) -> [String] {
    let others = unit.files.filter { $0.target.key != failed.target.key }.map { file in
      "\(file.source.path): not fixed, because it shares fixes with \(failed.source.path), which couldn't be written"
    }
    return ["\(failed.source.path): not fixed\(reason)"] + others
  }
}
