import Syntax

/// What kind of document a tree is.
package enum LoadedDocument {
  /// - Parameter deprecations: searches what the document refers to; confined to the requesting thread.
  case document(APIDocument, deprecations: DeprecationMarks)
  /// Neither `openapi` nor `swagger`.
  case notOpenAPI
  /// More headers than a document of its size has if it isn't made to have many.
  case tooManyHeaders(ExcessHeader)
  /// A version that headerlint doesn't support; the node that names it, and its tree.
  case unsupportedVersion(Node, SyntaxTree)

  /// Builds the model of a document.
  /// - Parameter library: resolves references to other files.
  package init(_ tree: SyntaxTree, library: any ReferenceLibrary, limits: Limits = Limits()) {
    let root = tree.root
    let swagger = root["swagger"]
    guard let declared = root["openapi"] ?? swagger, let text = declared.text else {
      self = .notOpenAPI
      return
    }
    // `swagger: 2` and `swagger: 2.0` without quotes are numbers, and common.
    let normalized = text == "2" && swagger != nil ? "2.0" : text
    guard let version = OpenAPIVersion(declared: normalized), version.isSwagger == (root["openapi"] == nil)
    else {
      self = .unsupportedVersion(declared, tree)
      return
    }
    let reader = DocumentReader(
      root: root, version: version, declaredVersion: text, library: library, limits: limits)
    do throws(ExcessHeader) {
      self = .document(try reader.read(), deprecations: DeprecationMarks(resolver: reader.resolver))
    } catch {
      self = .tooManyHeaders(error)
    }
  }
}
