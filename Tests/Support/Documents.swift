import OpenAPI
import Rules
import Syntax

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
