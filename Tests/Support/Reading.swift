import Syntax

/// Reads a text that is expected to be readable.
package func read(_ text: String, as path: String = "api.yaml", limits: Limits = Limits()) throws
  -> SyntaxTree
{
  try read(Array(text.utf8), as: path, limits: limits)
}

package func read(_ bytes: [UInt8], as path: String = "api.yaml", limits: Limits = Limits()) throws
  -> SyntaxTree
{
  do throws(UnreadableFile) {
    return try SyntaxTree.read(SourceFile(path: path, bytes: bytes), limits: limits)
  } catch {
    throw error.error
  }
}
