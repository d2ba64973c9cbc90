/// The versions of OpenAPI that headerlint supports.
package enum OpenAPIVersion: String, Comparable, CaseIterable, Sendable {
  case v2_0 = "2.0"
  case v3_0 = "3.0"
  case v3_1 = "3.1"
  case v3_2 = "3.2"

  /// The version named by a document's `swagger` or `openapi`, e.g. `3.1.0`; nil if unknown.
  package init?(declared: String) {
    let parts = declared.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    self.init(rawValue: parts[0] + "." + parts[1])
  }

  package static func < (left: OpenAPIVersion, right: OpenAPIVersion) -> Bool {
    left.rawValue < right.rawValue
  }

  package var isSwagger: Bool { self == .v2_0 }
}
