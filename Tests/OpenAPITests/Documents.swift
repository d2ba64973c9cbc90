import OpenAPI
import Rules
import Syntax
import Testing

/// The model of a document that is written out in a test.
func document(_ yaml: String) throws -> APIDocument {
  let source = SourceFile(path: "api.yaml", bytes: Array(yaml.utf8))
  let loaded = LoadedDocument(try SyntaxTree.read(source), library: try RuleBook().models)
  guard case .document(let document) = loaded else { throw NotADocument() }
  return document
}

struct NotADocument: Error {}
