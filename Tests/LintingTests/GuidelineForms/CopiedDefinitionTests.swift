import Linting
import Rules
import Syntax
import TestSupport
import Testing

/// Definitions that a team has copied from the guideline, with its types and the form of its examples.
@Suite struct CopiedDefinitionTests {
  /// Findings in an operation with some parameters, and some headers in its responses.
  private func findings(parameters: String = "", headers: String = "") throws -> [String] {
    let yaml = """
      openapi: 3.0.3
      info: {title: Carts, version: 1.0.0}
      paths:
        /carts:
          parameters: [{name: X-Flow-ID, in: header, schema: {type: string}}]
          post:
            deprecated: true
            parameters: [\(parameters)]
            responses:
              '201':
                description: created
                headers:
                  Location: {schema: {type: string, format: uri}}
                  Deprecation: {schema: {type: string, format: date-timestamp}, example: '@1758093035'}
                content: {application/json: {schema: {type: object}}}
              '202':
                description: accepted
                headers:
                  Location: {schema: {type: string, format: uri}}
                  Deprecation: {schema: {type: string}, example: '@1758095283'}
              '204':
                description: done
                headers: {Deprecation: {schema: {type: string}}}
              '400': {description: refused, headers: {\(headers)}}
              default:
                description: error
                content:
                  application/problem+json:
                    schema: {$ref: 'https://opensource.zalando.com/restful-api-guidelines/models/problem-1.0.1.yaml#/Problem'}
      """
    return try lint(Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: "zalando")).map {
      "\($0.severity.rawValue) \($0.rule) \($0.header ?? "")"
    }
  }

  /// Some have lists as examples, whose elements are separate examples.
  @Test(arguments: [
    "name: X-Frontend-Type, in: header, schema: {type: string}, example: [mobile-app, browser, email]",
    "name: X-Device-OS, in: header, schema: {type: string}, example: [iOS, Android, MacOS]",
    "name: X-Device-Type, in: header, schema: {type: string, x-extensible-enum: [smartphone, tablet, desktop, other]}",
    "name: X-Mobile-Advertising-Id, in: header, schema: {type: string, example: cdda802e-fb9c-47ad-0794d394c912}",
    "name: X-Zalando-Customer, in: header, schema: {type: string}",
    "name: X-Consumer-Key-ID, in: header, schema: {type: string}",
    "name: X-App-Version, in: header, schema: {type: string}",
    "name: X-Forwarded-For, in: header, schema: {type: string}",
    "name: Idempotency-Key, in: header, required: false, description: Keys expire after 24 hours., "
      + "schema: {type: string, format: uuid}, example: [7da7a728-f910-11e6-942a-68f728c1ba70]",
    // The characters of rule 233 as the guideline writes them.
    "name: X-Flow-ID, in: header, description: at most 128 characters, "
      + "schema: {type: string, pattern: '^[a-zA-Z0-9/+_-=]{1,128}$'}",
  ])
  func requestHeaders(parameter: String) throws {
    #expect(try findings(parameters: "{\(parameter)}") == [])
  }

  @Test func thePreferencesOfRule181() throws {
    let text = """
      Supported are:\\n\\n* **respond-async** answers with 202.\\n* **return=<minimal|representation>** answers with \
      204, or with 200 or 201.\\n* **wait=<delta-seconds>** waits.\\n* **handling=<strict|lenient>** is strict.
      """
    let prefer = """
      {name: Prefer, in: header, required: false, description: "\(text)", style: simple, explode: false, \
      schema: {type: array, items: {type: string}}, \
      example: [respond-async, return=minimal, wait=20, handling=strict, 'respond-async,return=minimal,wait=20']}
      """
    #expect(try findings(parameters: prefer, headers: "Preference-Applied: {schema: {type: string}}") == [])
  }

  @Test(arguments: [
    "ETag: {style: simple, explode: false, schema: {type: array, items: {type: string}}, example: ['W/\"xy\"', '\"5\"']}",
    "ETag: {schema: {type: string}, example: ['W/\"xy\"', '\"5\"']}",
    "Cache-Control: {style: simple, explode: false, schema: {type: array, items: {type: string}}, "
      + "example: ['private,must-revalidate,max-age=3600']}",
    "Vary: {style: simple, explode: false, schema: {type: array, items: {type: string}}, "
      + "example: ['accept-encoding,accept-language']}",
    "Vary: {schema: {type: string}, example: Content-Type}",
    "Sunset: {schema: {type: string, format: http-date}, example: 'Wed, 31 Dec 2025 23:59:59 GMT'}, "
      + "Deprecation: {schema: {type: string}}",
    "Retry-After: {schema: {type: integer, format: int32}, example: 120}",
    "X-RateLimit-Limit: {schema: {type: integer, format: int32}}, "
      + "X-RateLimit-Remaining: {schema: {type: integer, format: int32}}, "
      + "X-RateLimit-Reset: {description: Seconds until the window ends; beware that GitHub's header is different "
      + "and uses UTC epoch seconds instead., schema: {type: integer, format: int32}}",
  ])
  func responseHeaders(headers: String) throws {
    #expect(try findings(headers: headers) == [])
  }

  /// What the guideline prints but HTTP rejects is reported once, at the lowest severity.
  @Test(arguments: [
    // The guideline's other form, which it allows.
    ("Deprecation: {schema: {type: string}, example: 'true'}", []),
    (
      "ETag: {style: simple, explode: false, schema: {type: array, items: {type: string}}, example: ['W/\"xy\"', '5']}",
      ["warning http/field-example ETag"]
    ),
    ("ETag: {schema: {type: integer, format: int64}, example: '\"5\"'}", ["error zalando/etag-schema ETag"]),
    (
      "Deprecation: {schema: {type: string, format: date-time}, example: '@1758095283'}",
      ["warning zalando/deprecation-schema Deprecation"]
    ),
  ])
  func whatCannotWork(headers: String, expected: [String]) throws {
    #expect(try findings(headers: headers) == expected)
  }
}
