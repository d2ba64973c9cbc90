import EmbeddedRules
import Syntax

/// The files under rules/, which the binary carries.
enum EmbeddedFiles {
  /// - Parameter name: the file's name under rules/, e.g. `zalando.yaml`.
  static func source(_ name: String) -> SourceFile? {
    for file in UnsafeBufferPointer(start: embeddedFiles, count: embeddedFileCount)
    where String(cString: file.name) == name {
      return SourceFile(
        path: "rules/" + name, bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
    return nil
  }
}
