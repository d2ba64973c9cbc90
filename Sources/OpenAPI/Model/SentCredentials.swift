import Syntax
import Text

/// The credentials that the security schemes of a document add to requests, in headers.
package struct SentCredentials {
  /// The header that each scheme sends, in lower case, by the scheme's name.
  private let headers: [String: String]
  /// Those of operations that state no security of their own.
  private var ofDocument: [String: String] = [:]

  package init(_ document: APIDocument) {
    let root = document.root
    let schemes =
      document.version.isSwagger ? root["securityDefinitions"] : root["components"]?["securitySchemes"]
    var headers: [String: String] = [:]
    // Of duplicate keys, the last counts.
    for scheme in schemes?.members ?? [] {
      headers[scheme.name] = document.target(of: scheme.value).flatMap(Self.header)
    }
    self.headers = headers
    if let requirements = root["security"] { ofDocument = credentials(requirements) }
  }

  /// Whether no scheme sends a header.
  package var isEmpty: Bool { headers.isEmpty }

  /// The schemes in force for an operation that send a header: the scheme's name, by that of the header in lower case.
  /// None in callbacks and webhooks, where the document's security isn't in force.
  package func of(_ operation: Operation) -> [String: String] {
    guard operation.via == nil else { return [:] }
    return operation.node["security"].map(credentials) ?? ofDocument
  }

  private func credentials(_ requirements: Node) -> [String: String] {
    var credentials: [String: String] = [:]
    for requirement in requirements.elements {
      for member in requirement.members {
        guard let header = headers[member.name] else { continue }
        credentials[header] = credentials[header] ?? member.name
      }
    }
    return credentials
  }

  /// In lower case; nil for a scheme that sends none.
  private static func header(of scheme: Node) -> String? {
    switch scheme["type"]?.text {
    case "apiKey":
      scheme["in"]?.hasText("header") == true ? scheme["name"]?.text.map(asciiLowercase) : nil
    case "basic", "http", "oauth2", "openIdConnect": "authorization"
    default: nil
    }
  }
}
