import EmbeddedRules
import Syntax
import Text

/// The embedded files under rules/.
package enum EmbeddedFiles {
  /// A configuration to start with, which changes nothing.
  package static var sampleConfiguration: [UInt8] {
    source("configuration.yaml").map { Array($0.bytes) } ?? []
  }

  /// The JSON Schema of configurations.
  package static var configurationSchema: [UInt8] {
    source("configuration.schema.json").map { Array($0.bytes) } ?? []
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
