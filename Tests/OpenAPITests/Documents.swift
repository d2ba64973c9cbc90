import OpenAPI
import Syntax
import Testing

extension APIDocument {
  /// `kind name`, in the order of the inventory.
  var inventory: [String] { headers.map { "\($0.kind.rawValue) \($0.name)" } }

  /// The entries with names that rules can check.
  var names: [String] { headers.filter(\.hasName).map(\.name) }

  func header(_ name: String) throws -> HeaderEntry { try #require(headers.first { $0.name == name }) }

  func definition(_ name: String) throws -> HeaderDefinition {
    definitions[try #require(header(name).definition)]
  }

  func operation(_ method: String) throws -> Operation {
    try #require(operations.first { $0.method == method })
  }

  /// The pointers of the references to an entry.
  func sites(_ name: String) throws -> [String] { try header(name).sites.map(\.pointer) }

  /// The operations of an entry, e.g. `GET /a`.
  func uses(_ name: String) throws -> [String] {
    try header(name).operations.all.map { operations[$0].method + " " + (operations[$0].path ?? "?") }
  }

  /// The names of an operation's header parameters, its own first.
  func parameters(_ method: String) throws -> [String] {
    try operation(method).parameters.all.map { headers[$0.header].name }
  }
}
