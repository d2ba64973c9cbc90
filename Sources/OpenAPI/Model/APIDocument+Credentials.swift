import Syntax
import Text

/// The credentials that requests carry in headers.
extension APIDocument {
  /// The security schemes in force for an operation that send a header: the scheme's name, by that of the header in
  /// lower case. None in callbacks and webhooks, where the document's security isn't in force.
  package func credentials(of operation: Operation) -> [String: String] {
    guard operation.via == nil,
      let requirements = operation.node["security"] ?? root["security"], requirements.isSequence
    else { return [:] }
    let schemes = version.isSwagger ? root["securityDefinitions"] : root["components"]?["securitySchemes"]
    var credentials: [String: String] = [:]
    for requirement in requirements.elements {
      for member in requirement.members {
        guard let written = schemes?.value(ofKey: member.name), let scheme = target(of: written),
          let header = Self.header(of: scheme)
        else { continue }
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
