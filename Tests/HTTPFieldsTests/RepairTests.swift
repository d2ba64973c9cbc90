import HTTPFields
import TestSupport
import Testing

/// Values as they should be written, made out of those that aren't.
@Suite struct RepairTests {
  @Test(arguments: [
    // One part of several.
    ("Cache-Control", "public, max-age=1h", "public, max-age=3600"),
    ("Cache-Control", "public, max-age=\"60\", no-store=1", "public, max-age=60, no-store"),
    ("Cache-Control", "max-age: 60, public", "max-age=60, public"),
    ("Cache-Control", "public, max-age= 60", "public, max-age=60"),
    ("Cache-Control", "public, max-age =60", "public, max-age=60"),
    ("Cache-Control", "public, max-age", "public, max-age=3600"),
    ("Cache-Control", "private=\"x\"; max-age=5", "private=\"x\", max-age=5"),
    ("If-Match", "\"a\", b, W/c", "\"a\", \"b\", W/\"c\""),
    ("If-Match", "\"a\",, \"b\",", "\"a\", \"b\""),
    ("If-Match", "\"a\"; \"b\"", "\"a\", \"b\""),
    ("Accept-Encoding", "gzip;0.5, br", "gzip;q=0.5, br"),
    ("Accept-Charset", "utf-8;q=\"0.5\"", "utf-8;q=0.5"),
    ("Accept", "text/html; charset= utf-8, text /csv", "text/html; charset=utf-8, text/csv"),
    ("Accept", "json, html;q=0.5", "application/json, text/html;q=0.5"),
    ("Accept-Language", "de, en_US;q=0.5", "de, en-US;q=0.5"),
    ("Content-Type", "text/html; charset =utf-8", "text/html; charset=utf-8"),
    ("Content-Type", "text/html; boundary=@b", "text/html; boundary=\"@b\""),
    ("Content-Disposition", "attachment; filename=a b.csv; x=y", "attachment; filename=\"a b.csv\"; x=y"),
    ("Content-Disposition", "filename=\"a.csv\"", "attachment; filename=\"a.csv\""),
    ("Content-Disposition", "attachment; filename*=ä b.csv", "attachment; filename*=UTF-8''%C3%A4%20b.csv"),
    ("Content-Disposition", "attachment; filename*=''a", "attachment; filename*=UTF-8''a"),
    ("Content-Disposition", "attachment; filename*=\"UTF-8''x\"", "attachment; filename*=UTF-8''x"),
    ("Content-Disposition", "attachment;; filename=x;", "attachment; filename=x"),
    ("Prefer", "respond-async, wait=1m", "respond-async, wait=60"),
    ("Preference-Applied", "return=minimal; foo=bar, respond-async", "return=minimal, respond-async"),
    ("Link", "/a?page=2; rel=\"next\", <#b>; rel=last", "</a?page=2>; rel=\"next\", <#b>; rel=last"),
    ("Link", "</a>;; rel=next;", "</a>; rel=next"),
    ("Forwarded", "for=192.0.2.43; proto=http", "for=192.0.2.43;proto=http"),
    ("Forwarded", "for=2001:db8::1;proto=https", "for=\"[2001:db8::1]\";proto=https"),
    ("Forwarded", "192.0.2.43, for=unknown", "for=192.0.2.43, for=unknown"),
    ("Forwarded", "for=192.0.2.43;proto=", "for=192.0.2.43;proto=https"),
    ("Via", "1.1, 1.0 b", "1.1 proxy.example.com, 1.0 b"),
    ("Via", "vegur", "1.1 vegur"),
    ("Alt-Svc", "h3=\":443\", h2=443; ma=1h", "h3=\":443\", h2=\":443\"; ma=3600"),
    ("Range", "bytes= 0-499", "bytes=0-499"), ("Range", "bytes=0-9,9-5", "bytes=0-9,5-9"),
    ("Content-Range", "bytes 0-499/499", "bytes 0-499/500"),
    ("Content-Range", "bytes 0-499", "bytes 0-499/*"),
    ("TE", "trailers;q=0.5, gzip", "trailers, gzip"),
    ("WWW-Authenticate", "Bearer realm=\"x\" error=\"y\"", "Bearer realm=\"x\", error=\"y\""),
    ("WWW-Authenticate", "Basic realm=my api", "Basic realm=\"my api\""),
    ("WWW-Authenticate", "Basic realm=api, charset=\"UTF-8\"", "Basic realm=\"api\", charset=\"UTF-8\""),
    ("WWW-Authenticate", "Bearer, realm=\"x\"", "Bearer realm=\"x\""),
    ("WWW-Authenticate", "Bearer: realm=\"x\"", "Bearer realm=\"x\""),
    ("Authorization", "Bearer \"abc\"", "Bearer abc"),
    ("Strict-Transport-Security", "includeSubDomains", "max-age=31536000; includeSubDomains"),
    ("Strict-Transport-Security", "max-age: 60, preload", "max-age=60; preload"),
    ("Content-Security-Policy", "default-src='self'; img-src *", "default-src 'self'; img-src *"),
    // Characters that stand nowhere.
    ("Location", "/a b|c?q=100%", "/a%20b%7Cc?q=100%25"), ("Location", "/größe", "/gr%C3%B6%C3%9Fe"),
    ("Content-Location", "/a#b", "/a"), ("Location", "https://u:p@example.com/", "https://example.com/"),
    ("Origin", "https://u@example.com", "https://example.com"),
    ("Origin", "https://example.com/", "https://example.com"),
    ("Set-Cookie", "a=b c; Path=/; Max-Age=1h; Secure=1;", "a=b%20c; Path=/; Max-Age=3600; Secure"),
    ("Cookie", "a=1,b=2;c=ä", "a=1; b=2; c=%C3%A4"), ("baggage", "a=b c", "a=b%20c"),
    // Structured fields.
    ("Content-Digest", "sha-512=:AAAA:, SHA-256=AAAA;x", "sha-512=:AAAA:, sha-256=:AAAA:;x"),
    ("Content-Digest", "sha-256", "sha-256=:cHJldGVuZCB0aGlzIGlzIGJpbmFyeQ==:"),
    ("Cache-Status", "A; hit, B; key=abc; hit", "A; hit, B; key=\"abc\"; hit"),
    ("Cache-Status", "A,, B", "A, B"), ("Cache-Status", ", A", "A"), ("Cache-Status", "A, ", "A"),
    ("Signature-Input", "a=(\"x\" \"y\");created=\"5\"", "a=(\"x\" \"y\");created=5"),
    ("Signature-Input", "a=(\"x\" y;sf), b=(z)", "a=(\"x\" \"y\";sf), b=(\"z\")"),
    // Values that are one word.
    ("X-Content-Type-Options", "sniff", "nosniff"), ("If-Range", "W/\"5\"", "\"5\""),
    ("OData-Version", "4", "4.0"), ("RateLimit-Policy", "\"a\";q=10;w=0", "\"a\";q=10;w=100"),
    ("Lock-Token", "urn:uuid:1", "<urn:uuid:1>"),
    ("SOAPAction", "urn:a", "\"urn:a\""),
  ])
  func mended(field: String, value: String, expected: String) throws {
    #expect(try Catalogue.grammar(field).repaired(value) == expected)
  }

  /// Nobody knows what was meant, or a sample alone would help.
  @Test(arguments: [
    ("Cache-Control", "no cache"), ("Connection", "keep alive"), ("Link", "/a"), ("Link", "</a>; rel="),
    ("X-Frame-Options", "ALLOWALL"), ("Location", "/a/{id}"), ("Retry-After", "soon"),
    ("Accept", "text/html;q=1.5"), ("Prefer", "return minimal"), ("Prefer", "return="),
    ("Set-Cookie", "a=1, b=2"), ("ETag", "\"a\", \"b\""),
    // Nothing is wrong.
    ("ETag", "\"a\""), ("Cache-Control", "no-store"),
  ])
  func leftAlone(field: String, value: String) throws {
    #expect(try Catalogue.grammar(field).repaired(value) == nil)
  }

  /// Where a message says which text to write, that mends the value.
  @Test(arguments: Vector.invalid)
  func whatIsToBeWrittenMendsTheValue(_ vector: Vector) throws {
    let grammar = try Catalogue.grammar(vector.field)
    let fault = try #require(grammar.fault(in: vector.value))
    let advice = fault.advice ?? ""
    guard let match = advice.firstMatch(of: /^write '([^…]+?)'(?:$| \(|, for)/), !advice.contains("' or '")
    else { return }
    let repaired = try #require(grammar.repaired(vector.value), "\(vector): \(match.1)")
    #expect(grammar.fault(in: repaired) == nil)
  }

  /// Whatever stands in a document: what comes out is right, or nothing.
  @Test func cutValues() throws {
    let grammars = try Catalogue.shared.get().all.compactMap(\.grammar)
    for (number, grammar) in grammars.enumerated() {
      var random = Sampling.generator(number)
      for vector in Sampling.sample(80, of: Vector.invalid, using: &random) {
        let offset = number % (vector.value.utf8.count + 1)
        let parts = [vector.value.utf8.prefix(offset), vector.value.utf8.dropFirst(offset)]
        for text in parts.map({ String(decoding: $0, as: UTF8.self) }) {
          guard let repaired = grammar.repaired(text) else { continue }
          #expect(
            grammar.fault(in: repaired) == nil, "\(grammar.notation): \(text): \(repaired); \(Sampling.note)")
        }
      }
    }
  }
}
