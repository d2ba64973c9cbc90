import Linting
import Syntax
import TestSupport
import Testing

/// An API that uses the guideline's published models as shown there has no findings.
@Suite struct PublishedModelTests {
  private static let models =
    "https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml#/"

  /// How a document refers to a model.
  enum Way: CaseIterable {
    /// Directly from lists of parameters and maps of headers.
    case directly
    /// Through `components.parameters`, even from a map of headers.
    case byParameters
    /// Through `components.headers` for responses.
    case byHeaders
  }

  private static let requestHeaders = [
    "Accept-Encoding", "If-None-Match", "X-Flow-ID", "X-Mobile-Advertising-ID", "X-Tenant-ID",
    "X-Sales-Channel",
    "X-Frontend-Type", "X-Device-Type", "X-Device-OS",
  ]
  private static let writingHeaders = ["If-Match", "Idempotency-Key", "X-Flow-ID"]
  private static let responseHeaders = [
    "Content-Encoding", "ETag", "Cache-Control", "Vary", "Deprecation", "Sunset",
  ]

  @Test(arguments: Way.allCases)
  func referencesToTheModelsAreClean(way: Way) throws {
    let yaml = Self.document(way)
    let findings = try lint(Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: "zalando"))
    #expect(findings.map(\.expectedLine) == [])
  }

  /// A document of components only, which other documents refer to.
  @Test func modelsKeptForOthersAreClean() throws {
    let names = Self.requestHeaders + Self.responseHeaders
    let kept = names.map { "\($0): {$ref: '\(Self.models)\($0)'}" }.joined(separator: ", ")
    let yaml = """
      openapi: 3.0.3
      info: {title: Shared headers, version: 1.0.0}
      paths: {}
      components: {parameters: {\(kept)}, headers: {\(kept)}}
      """
    let findings = try lint(Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: "zalando"))
    #expect(findings.map(\.expectedLine) == [])
  }

  /// What isn't taken by an operation is in no message; what is, is.
  @Test func aResponseHeaderAmongTheParametersIsAMistakeOnceAnOperationTakesIt() throws {
    let yaml = """
      openapi: 3.0.3
      paths: {/carts: {get: {parameters: [{$ref: '#/components/parameters/Tag'}]}}}
      components:
        parameters: {Tag: {$ref: '\(Self.models)ETag'}, Other: {$ref: '\(Self.models)Vary'}}
      """
    let selection = RuleSelection(profile: "zalando", select: ["http/direction"])
    let findings = try lint(Array(yaml.utf8), named: "api.yaml", selection)
    #expect(findings.map(\.pointer) == ["/components/parameters/Tag"])
  }

  private static func document(_ way: Way) -> String {
    let (forRequests, forResponses) =
      switch way {
      case .directly: (models, models)
      case .byParameters: ("#/components/parameters/", "#/components/parameters/")
      case .byHeaders: ("#/components/parameters/", "#/components/headers/")
      }
    func parameters(_ names: [String]) -> String {
      "[" + names.map { "{$ref: '\(forRequests)\($0)'}" }.joined(separator: ", ") + "]"
    }
    func headers(_ names: [String]) -> String {
      "{" + names.map { "\($0): {$ref: '\(forResponses)\($0)'}" }.joined(separator: ", ") + "}"
    }
    return """
      openapi: 3.0.3
      info: {title: Carts, version: 1.0.0}
      paths:
        /carts:
          get:
            deprecated: true
            parameters: \(parameters(requestHeaders))
            responses:
              '200':
                description: the carts
                headers: \(headers(responseHeaders))
                content: {application/json: {schema: {type: object}}}
              '304': {description: unchanged}
          patch:
            deprecated: true
            parameters: \(parameters(writingHeaders))
            responses:
              '204': {description: changed, headers: \(headers(["Deprecation"]))}
      """ + components(way)
  }

  private static func components(_ way: Way) -> String {
    func map(_ names: Set<String>) -> String {
      "{" + names.sorted().map { "\($0): {$ref: '\(models)\($0)'}" }.joined(separator: ", ") + "}"
    }
    let requests = Set(requestHeaders + writingHeaders)
    return switch way {
    case .directly: ""
    case .byParameters: "\ncomponents: {parameters: \(map(requests.union(responseHeaders)))}"
    case .byHeaders:
      "\ncomponents: {parameters: \(map(requests)), headers: \(map(Set(responseHeaders)))}"
    }
  }

  /// Users can't change what is embedded.
  @Test func modelsAreNothingButHeaders() throws {
    let model =
      "{$ref: 'https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml#/X-Flow-ID'}"
    let yaml = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          parameters: \(model)
          get:
            requestBody: \(model)
            responses:
              '200': {description: d, headers: \(model)}
              '401': \(model)
            callbacks: {c: \(model)}
          put: \(model)
        /b: \(model)
      """
    let findings = try lint(Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: "zalando"))
    #expect(findings.filter { $0.place.source.path != "api.yaml" }.map(\.expectedLine) == [])
  }
}
