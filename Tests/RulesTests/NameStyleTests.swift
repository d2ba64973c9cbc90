import HTTPFields
import TestSupport
import Testing
import Text

@testable import Rules

/// Which names follow the style of zalando/name-case, and what it proposes for others.
@Suite struct NameStyleTests {
  private let style = Self.zalando

  private static let zalando = Result {
    let book = try RuleBook.shipped.get()
    let names = KnownNames(catalogue: book.catalogue, guideline: book.guidelines.flatMap(\.names))
    return NameStyle(abbreviations: Abbreviations(book.guidelines.flatMap(\.abbreviations)), names: names)
  }

  @Test func acceptsEveryKnownName() throws {
    let style = try style.get()
    let fields = style.names.catalogue.all
    #expect(fields.count > 300 && style.names.guideline.count > 20)
    for name in fields.flatMap({ [$0.name] + $0.otherSpellings }) + style.names.guideline {
      let isAccepted = style.accepts(name)
      #expect(isAccepted, "\(name)")
    }
  }

  @Test(arguments: [
    "X-Foo", "X-Foo-2", "X-Foo2", "X-ID", "X-User-IDs", "X-Flow-Id", "X-B3-TraceId", "ETag", "Etag",
    "traceparent",
    "Traceparent", "X", "Foo!Bar", "X-SHA256", "X-GitHub-Event", "X-GitHub-Media-Type", "X-iOS-Version",
    "GraphQL-Trace", "X-Rate-Limit-Limit", "OpenAI-Beta", "X-PoPP-Token", "3D-Secure-Key", "XPath-Query",
    "X-KYC-Level",
    "B2B-Partner", "X-LaTeX-Version", "API-Key", "Api-Key", "X-Api-Key", "Request-ID", "X-2FA-Token",
    "x-fapi-auth-date",
    "X-FAPI-Interaction-ID", "ce-type", "X-ACME-Shop", "X-UUIDv4", "X-EAN13", "X-RFC3339-Date", "X-CO2",
    "X-W3C",
    "X-ABtest", "W3C-Trace", "X-AES256-Key",
  ])
  func accepts(name: String) throws {
    #expect(try style.get().accepts(name))
  }

  @Test(arguments: [
    ("x-flow-id", "X-Flow-ID"), ("XFlowID", "X-Flow-ID"), ("x_tenant_id", "X-Tenant-ID"),
    ("X-TENANT-ID", "X-Tenant-ID"), ("x_tenant", "X-Tenant"), ("xTenant", "X-Tenant"),
    ("XTenant", "X-Tenant"), ("tenantId", "Tenant-ID"), ("tenant_id", "Tenant-ID"), ("TenantID", "Tenant-ID"),
    ("customer-number", "Customer-Number"), ("customerNumber", "Customer-Number"),
    ("CUSTOMER-NUMBER", "Customer-Number"), ("Customer_Number", "Customer-Number"),
    ("customer number", "Customer-Number"), ("customer.number", "Customer-Number"),
    ("X-customer-number", "X-Customer-Number"), ("x-request-id", "X-Request-ID"),
    ("xRequestId", "X-Request-ID"), ("X_REQUEST_ID", "X-Request-ID"), ("request-id", "Request-ID"),
    ("etag", "ETag"), ("ETAG", "ETag"), ("e-tag", "ETag"), ("E_TAG", "ETag"),
    ("content-type", "Content-Type"), ("contentType", "Content-Type"), ("Content_Type", "Content-Type"),
    ("CONTENT-TYPE", "Content-Type"), ("www-authenticate", "WWW-Authenticate"), ("x-api-key", "X-API-Key"),
    ("apiKey", "API-Key"), ("apikey", "API-Key"), ("API_KEY", "API-Key"), ("my-api-key", "My-API-Key"),
    ("api-url", "API-URL"), ("ApiURL", "API-URL"),
    ("myIDs", "My-IDs"), ("user-ids", "User-Ids"), ("x-sha256", "X-SHA256"), ("x-sha256-sum", "X-SHA256-Sum"),
    ("x-oauth-token", "X-OAuth-Token"), ("x-ip-address", "X-IP-Address"),
    ("ipAddress", "IP-Address"), ("IPAddress", "IP-Address"), ("httpMethod", "HTTP-Method"),
    ("HTTPMethod", "HTTP-Method"), ("x", "X"), ("a", "A"), ("a-b", "A-B"), ("-a", "A"), ("a-", "A"),
    ("a--b", "A-B"), ("_a_", "A"), ("2fa-token", "X-2fa-Token"), ("2FAToken", "X-2FA-Token"),
    ("x-2fa-token", "X-2fa-Token"), ("v2", "V2"), ("x-v2-id", "X-V2-ID"), ("version2Id", "Version2-ID"),
    ("idempotency_key", "Idempotency-Key"), ("IdempotencyKey", "Idempotency-Key"),
    ("x-ratelimit-limit", "X-RateLimit-Limit"), ("rate-limit-remaining", "RateLimit-Remaining"),
    ("retry_after", "Retry-After"), ("if_none_match", "If-None-Match"), ("IF-NONE-MATCH", "If-None-Match"),
    ("x-Abc-Date", "X-Abc-Date"), ("x-github-event", "X-GitHub-Event"), ("traceParent", "Traceparent"),
    ("trace-parent", "Traceparent"), ("userIDs", "User-IDs"), ("XMLHttpRequest", "XML-HTTP-Request"),
    ("X-APIKey", "X-API-Key"), ("customerSKU", "Customer-SKU"), ("x-3ds-version", "X-3DS-Version"),
    ("x-oAuth", "X-OAuth"), ("UUIDv4Id", "UUIDv4-ID"),
    ("W3CTrace", "W3C-Trace"), ("x-co2", "X-CO2"), ("CO2Footprint", "CO2-Footprint"),
    ("S3BucketId", "S3-Bucket-ID"),
    ("XMLHTTPRequest", "XML-HTTP-Request"), ("x-xmlhttp", "X-Xmlhttp"), ("myEC2ID", "My-EC2-ID"),
    ("ABtest_id", "ABtest-ID"),
    ("oRDERING-lOCATION", "Ordering-Location"), ("xTENANT", "Xtenant"),
    ("x-acme-src-ch", "X-Acme-Src-Ch"), ("openai-beta", "OpenAI-Beta"), ("openAIBeta", "OpenAI-Beta"),
    ("XPathExpression", "XPath-Expression"), ("githubEvent", "GitHub-Event"), ("GitHubEvent", "GitHub-Event"),
    ("b2b-partner", "B2B-Partner"), ("3ds-result", "3DS-Result"), ("psd2-consent", "PSD2-Consent"),
    ("x-popp-token", "X-PoPP-Token"), ("a-BCD", "A-Bcd"), ("X-WAREHOUSE-Id", "X-Warehouse-ID"),
  ])
  func proposals(name: String, expected: String) throws {
    #expect(try !style.get().accepts(name))
    #expect(try style.get().proposal(for: name) == expected)
  }

  /// A proposed name follows the style, and proposing again doesn't change it.
  @Test func proposalsAreFinal() throws {
    let style = try style.get()
    var generator = Sequence(state: 7)
    let characters = Array("abcXYZIDdsntagTENAxf0129---__")
    for _ in 0..<5000 {
      let length = Int(generator.next() % 14) + 1
      let name = String(
        (0..<length).map { _ in characters[Int(generator.next() % UInt64(characters.count))] })
      guard name.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      let proposal = style.proposal(for: name)
      let (isAccepted, again) = (style.accepts(proposal), style.proposal(for: proposal))
      #expect(isAccepted, "\(name): \(proposal)")
      #expect(again == proposal, "\(name): \(proposal)")
      #expect(FieldName.isToken(proposal), "\(name): \(proposal)")
    }
  }

  /// Random numbers with a fixed seed.
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
