import EmbeddedRules
import Syntax
import Text

/// The embedded files under rules/.
package enum EmbeddedFiles {
  /// A configuration to start with, which changes nothing.
  package static var sampleConfiguration: SourceFile { carried("configuration.yaml") }

  /// The JSON Schema of configurations, without profiles and rules.
  package static var configurationSchema: SourceFile { carried("configuration.schema.json") }

  private static func carried(_ name: String) -> SourceFile {
    source(name) ?? SourceFile(path: "rules/" + name, bytes: [])
  }

  /// - Parameter name: the file's name under rules/, e.g. `zalando.yaml`.
  package static func source(_ name: String) -> SourceFile? {
    for file in UnsafeBufferPointer(start: embeddedFiles, count: embeddedFileCount)
    where String(cString: file.name) == name {
      return SourceFile(
        path: "rules/" + name,
        bytes: ByteBuffer(copying: UnsafeRawBufferPointer(start: file.bytes, count: file.count)))
    }
    return nil
  }
}
