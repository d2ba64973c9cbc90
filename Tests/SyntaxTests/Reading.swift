import Syntax
import Testing

/// The error of a text that is expected to be unreadable.
func failure(_ text: String, as path: String = "api.yaml", limits: Limits = Limits()) -> SyntaxError? {
  failure(Array(text.utf8), as: path, limits: limits)
}

func failure(_ bytes: [UInt8], as path: String = "api.yaml", limits: Limits = Limits()) -> SyntaxError? {
  do throws(UnreadableFile) {
    _ = try SyntaxTree.read(SourceFile(path: path, bytes: bytes), limits: limits)
    return nil
  } catch {
    return error.error
  }
}

extension SyntaxTree {
  /// The bytes of a node as spelled in the file.
  func spelling(_ pointer: String) throws -> String {
    let node = try #require(root.node(atPointer: pointer))
    return source.text(node.range)
  }

  func text(_ pointer: String) throws -> String? {
    try #require(root.node(atPointer: pointer)).text
  }
}
