import OpenAPI
import Rules
import Syntax

/// The value of `openapi` or `swagger`, where no version that headerlint reads can be taken from it.
struct DeclaredVersion {
  private let value: Node

  init(_ value: Node) { self.value = value }

  typealias Mistake = (fault: ToolFault, arguments: Arguments)

  /// What is wrong with it, and what to write.
  var mistake: Mistake {
    let isSwagger = value.key?.hasText("swagger") == true
    let key = isSwagger ? "swagger" : "openapi"
    let example = isSwagger ? #"swagger: "2.0""# : "openapi: 3.1.0"
    guard let text = value.text else { return (.notAVersion, ["key": key, "write": example]) }
    if text.isEmpty || value.isNull { return (.missingVersion, ["key": key, "write": example]) }
    // Whole numbers say which key they belong to, though not which version.
    let version = OpenAPIVersion(declared: text) ?? OpenAPIVersion(declared: text + ".0")
    switch (isSwagger, version) {
    case (false, .v2_0): return (.swaggerVersion, .none)
    case (true, let version?) where !version.isSwagger:
      return (.openAPIVersion, ["write": "openapi: \(Self.complete(text))"])
    case (false, .v3_0): return (.incompleteVersion, ["version": text, "write": "openapi: 3.0.3"])
    default:
      let known = OpenAPIVersion.allCases.map(\.rawValue).joined(separator: ", ")
      return (.unsupportedVersion, ["version": text, "known": known])
    }
  }

  /// A version of three numbers: `3`, `3.0` and `3.0.3` all become `3.0.3`.
  private static func complete(_ text: String) -> String {
    switch text {
    case "3", "3.0": "3.0.3"
    case _ where text.split(separator: ".").count == 2: text + ".0"
    default: text
    }
  }
}
