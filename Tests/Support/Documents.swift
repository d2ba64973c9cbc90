import OpenAPI
import Rules
import Syntax

/// A small API in YAML, whose only operation is `GET /things`.
/// - Parameter operation: what it says, from the left margin.
package func things(_ operation: String) -> String {
  let lines = operation.split(separator: "\n", omittingEmptySubsequences: false)
  return """
    openapi: 3.1.0
    info: {title: Things, version: 1.0.0}
    paths:
      /things:
        get:
    \(lines.map { "      " + $0 }.joined(separator: "\n"))
    """
}

/// The model of a document that is written out in a test.
package func document(_ yaml: String) throws -> APIDocument { try loaded(yaml).document }

/// The same with what looks for deprecated parts of it.
package func loaded(_ yaml: String) throws -> (document: APIDocument, deprecations: DeprecationMarks) {
  let loaded = LoadedDocument(try read(yaml), library: try RuleBook.shipped.get().models)
  guard case .document(let document, let deprecations) = loaded else { throw NotADocument() }
  return (document, deprecations)
}

package struct NotADocument: Error {
  package init() {}
}
