import HTTPFields
import Testing

@testable import Rules

/// Messages about a value: what is wrong, where, and what to write.
@Suite struct AdviceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let field: String
    let value: String
    let offset: Int
    let text: String

    var testDescription: String { "\(field): \(value)" }

    init(_ field: String, _ value: String, _ offset: Int, _ text: String) {
      (self.field, self.value, self.offset, self.text) = (field, value, offset, text)
    }
  }

  static let cases: [Case] = [
    Case(
      "ETag", "5db68c06", 0, "is not an entity-tag; write '\"5db68c06\"' (the quotes are part of the value)"),
    Case("ETag", "w/\"5\"", 0, "is not an entity-tag; write 'W/\"5\"' (the quotes are part of the value)"),
    Case("ETag", "\"a\", \"b\"", 3, "has ',' after an entity-tag; write one value only"),
    Case(
      "If-Match", "\"a\", b", 5,
      "has 'b', which is not an entity-tag; write '\"b\"' (the quotes are part of the value)"),
    Case("If-Range", "W/\"5\"", 0, "has the weak entity-tag 'W/\"5\"'; write a strong one, '\"5\"'"),
    Case(
      "Date", "1994-11-06T10:49:37+02:00", 0, "is not an HTTP-date; write 'Sun, 06 Nov 1994 08:49:37 GMT'"),
    Case("Date", "2024-02-29", 0, "is not an HTTP-date; write 'Thu, 29 Feb 2024 00:00:00 GMT'"),
    Case(
      "Date", "Sun, 6 Nov 1994 08:49:37 GMT", 0, "is not an HTTP-date; write 'Sun, 06 Nov 1994 08:49:37 GMT'"),
    Case(
      "Date", "Mon, 06 Nov 1994 08:49:37 GMT", 0,
      "has the wrong weekday, for 6 November 1994 is a Sunday; write 'Sun, 06 Nov 1994 08:49:37 GMT'"),
    Case("Sunset", "@1735689599", 0, "is not an HTTP-date; write 'Tue, 31 Dec 2024 23:59:59 GMT'"),
    Case("Deprecation", "Tue, 31 Dec 2024 23:59:59 GMT", 0, "is not a Date; write '@1735689599'"),
    Case("Deprecation", "1735689599", 0, "is an Integer where a Date belongs; write '@1735689599'"),
    Case(
      "Retry-After", "2024-01-01T00:00:00Z", 0,
      "is neither a number of seconds nor an HTTP-date; write 'Mon, 01 Jan 2024 00:00:00 GMT'"),
    Case("Retry-After", "2 minutes", 0, "is neither a number of seconds nor an HTTP-date; write '120'"),
    Case("Retry-After", "", 0, "is empty; write a value like '120'"),
    Case("Content-Length", "3,495", 0, "is not a whole number; write '3495'"),
    Case(
      "Cache-Control", "public, max-age=1h", 16,
      "has '1h' where 'max-age' takes a number of seconds; write 'max-age=3600'"),
    Case("Cache-Control", "max-age: 60", 7, "has a colon after 'max-age'; write 'max-age=60'"),
    Case("Cache-Control", "no-cache; no-store", 8, "has ';' after 'no-cache'; write 'no-cache, no-store'"),
    Case("Allow", "GET POST", 0, "is not a method; write 'GET, POST'"),
    Case("Vary", "Accept,,Origin", 7, "has an empty list element; write 'Accept, Origin'"),
    Case("Content-Language", "en_US", 0, "is not a language tag; write 'en-US'"),
    Case("Content-Type", "json", 0, "is not a media type; write 'application/json'"),
    Case("Location", "/orders/{id}", 8, "has the placeholder '{id}'; write an example value in its place"),
    Case("Location", "/a b", 2, "has a space in a URI; write '%20' for a space"),
    Case("Content-Location", "/a#b", 2, "has the fragment '#b'; write '/a'"),
    Case("Host", "https://example.com", 0, "is not a host with an optional port; write 'example.com'"),
    Case(
      "Link", "/a; rel=next", 0,
      "has a link whose URI isn't in angle brackets; write '</a>'"),
    Case(
      "Link", "/a", 0, "has a link whose URI isn't in angle brackets; write '</a>; rel=\"…\"'"),
    Case(
      "Content-Disposition", "attachment; filename=a b.csv", 21,
      "has 'a b.csv' without quotes; write 'filename=\"a b.csv\"'"),
    Case("Range", "bytes=0-9,9-5", 10, "has the range '9-5', which ends before it begins; write '5-9'"),
    Case(
      "WWW-Authenticate", "realm=\"api\"", 0, "lacks the scheme before 'realm='; write 'Bearer realm=\"api\"'"
    ),
    Case("Set-Cookie", "a=1, b=2", 3, "has ',' in a cookie's value; write one cookie in each field line"),
    Case("Cookie", "a=1,b=2", 3, "has ',' in a cookie's value; write '; ' between two cookies"),
    Case(
      "Content-Digest", "sha-256=AAAA", 0,
      "has the member 'sha-256', whose value is a Token where a Byte Sequence belongs; write 'sha-256=:AAAA:'"
    ),
    Case(
      "Content-Digest", "sha-512=:AAAA:, SHA-256=:AAAA:", 16,
      "has the key 'SHA-256', but keys are in lower case; write 'sha-256=:AAAA:'"),
    Case("Origin-Agent-Cluster", "true", 0, "is a Token where a Boolean belongs; write '?1'"),
    Case("X-Content-Type-Options", "sniff", 0, "is not 'nosniff'; write 'nosniff'"),
    Case("X-Frame-Options", "ALLOWALL", 0, "is none of the defined values; write 'DENY' or 'SAMEORIGIN'"),
    Case(
      "Content-Disposition", "attachment; filename*=UTF-8''foo bar", 32,
      "has a space in an extended value; write 'filename*=UTF-8''foo%20bar'"),
    Case(
      "Content-Disposition", "attachment; filename*=\"UTF-8''x\"", 22,
      "has quotes around the value of 'filename*'; write 'filename*=UTF-8''x'"),
    Case(
      "Content-Disposition", "attachment; filename={name}.csv", 21,
      "has '{name}.csv' without quotes; write 'filename=\"{name}.csv\"'"),
    Case(
      "Content-Disposition", "attachment filename=x", 11,
      "has 'filename=x' after a disposition type or parameter; write ';' between parameters"),
    Case(
      "WWW-Authenticate", "Bearer realm=\"x\" error=\"y\"", 16,
      "lacks a comma between two parameters; write 'realm=\"x\", error=\"y\"'"),
    Case(
      "WWW-Authenticate", "Basic realm=\"x\"; charset=\"UTF-8\"", 15,
      "lacks a comma between two parameters; write 'realm=\"x\", charset=\"UTF-8\"'"),
    Case(
      "WWW-Authenticate", "Bearer, realm=\"x\"", 8,
      "lacks the scheme before 'realm='; write 'Bearer realm=\"x\"'"),
    Case("Authorization", "Bearer a=1 b=2", 10, "lacks a comma between two parameters; write 'a=1, b=2'"),
    Case(
      "Forwarded", "for=192.0.2.43; proto=http", 15,
      "has a space after ';'; write 'for=192.0.2.43;proto=http'"),
    Case(
      "Forwarded", "for=2001:db8::1", 4,
      "has '2001:db8::1' without quotes; write 'for=\"[2001:db8::1]\"', because a colon or bracket needs quotes"
    ),
    Case(
      "Forwarded", "for=a@b", 4,
      "has 'a@b', which is not an IP address, 'unknown' or a name such as '_hidden'; write a value like 'for=192.0.2.60;proto=https'"
    ),
    Case("Alt-Svc", "h2=443", 3, "has '443', which is not an authority in quotes; write 'h2=\":443\"'"),
    Case(
      "Alt-Svc", "h2=\":443\"; ma=1h", 14, "has '1h' where 'ma' takes a number of seconds; write 'ma=3600'"),
    Case(
      "Origin", "https://u@example.com", 8, "has user information before '@'; write 'https://example.com'"),
    Case(
      "Access-Control-Allow-Origin", "https://*.example.com", 8,
      "has '*' in an origin, where it has no meaning; write one origin in full"),
    Case("Access-Control-Allow-Origin", "\"*\"", 0, "has quotes around '*'; write '*'"),
    Case(
      "If-Range", "Mon, 06 Nov 1994 08:49:37 GMT", 0,
      "has the wrong weekday, for 6 November 1994 is a Sunday; write 'Sun, 06 Nov 1994 08:49:37 GMT'"),
    Case(
      "If-Range", "1994-11-06", 0,
      "is neither a strong entity-tag nor an HTTP-date; write 'Sun, 06 Nov 1994 00:00:00 GMT'"),
    Case("Accept-Encoding", "gzip;0.5", 5, "has the weight '0.5' without its name; write 'q=0.5'"),
    Case("Accept-Encoding", "gzip;q", 5, "has the parameter 'q' without a value; write 'q=…'"),
    Case("Accept-Encoding", "gzip; br", 6, "has the parameter 'br' without a value; write 'gzip, br'"),
    Case("Accept-Encoding", "gzip; q= 0.5", 8, "has a space after '='; write 'q=0.5'"),
    Case("Accept", "a/b c/d", 4, "has 'c/d' after a media range; write 'a/b, c/d'"),
    Case("Prefer", "return minimal", 7, "has 'minimal' after a preference; write it as 'name=value'"),
    Case("Cache-Control", "no cache", 2, "has 'cache' after 'no'; write a comma between two directives"),
    Case("Connection", "keep alive", 0, "is not a token; write a value like 'close'"),
    Case("Content-Type", "text /html", 0, "has 'text', which is not a media type; write 'text/html'"),
    Case(
      "Content-Range", "bytes 0-499/499", 6,
      "ends at 499, but the last position of 499 is 498; write 'bytes 0-499/500'"),
    Case("Range", "bytes= 0-499", 6, "has a space after '='; write 'bytes=0-499'"),
    Case("Set-Cookie", "a=\"b c\"", 4, "has a space in a cookie's value; write it percent-encoded"),
    Case(
      "Set-Cookie", "a=ä", 2, "has a character outside ASCII in a cookie's value; write it percent-encoded"),
    Case(
      "Content-Digest", "sha-256=1", 0,
      "has the member 'sha-256', whose value is an Integer where a Byte Sequence belongs; write 'sha-256=:cHJldGVuZCB0aGlzIGlzIGJpbmFyeQ==:'"
    ),
    Case(
      "Cache-Status", "ExampleCache; key=abc", 0,
      "has the parameter 'key', which is a Token where a String belongs; write ';key=\"abc\"'"),
    Case(
      "Referrer-Policy", "no_referrer", 0,
      "is not a referrer policy; write a value like 'strict-origin-when-cross-origin'"),
    Case(
      "Cache-Status", "ExampleCache; Hit", 12,
      "has '; Hit' after 'ExampleCache', which doesn't have the form of parameters; write 'ExampleCache; hit'"
    ),
    Case(
      "Cache-Status", "a, ExampleCache;; error=x", 15,
      "has ';; error=x' after 'ExampleCache', which doesn't have the form of parameters; write ';name=value', with the name in lower case"
    ),
    Case("Expect", "continue", 0, "is not '100-continue'; write '100-continue'"),
    Case("X-Request-ID", "a\nb", 1, "has a line break; write it on one line"),
  ]

  @Test(arguments: cases)
  func advice(_ test: Case) throws {
    let fault = try #require(try Catalogue.grammar(test.field).fault(in: test.value))
    #expect("\(fault.problem); \(fault.advice ?? "")" == test.text)
    #expect(fault.offset == test.offset)
  }

  /// Blanks around a value don't count, nor does the trailing line break of a block scalar.
  @Test func blanksAroundAValue() throws {
    let grammar = try Catalogue.grammar("ETag")
    #expect(grammar.fault(in: " \"a\"\t") == nil)
    #expect(grammar.fault(in: "\"a\"\n") == nil)
    #expect(grammar.fault(in: "  a")?.offset == 2)
  }
}
