/// Variants of Base64 (RFC 4648), JSON Web Tokens (RFC 7519) and old-style digests (RFC 3230).
extension Production {
  static let encodings = [
    base64("base64", "base64", sample: "Q2hlY2sgSW50ZWdyaXR5IQ==", byteCount: nil),
    base64("base64-of-16", "base64 of 16 bytes", sample: "Q2hlY2sgSW50ZWdyaXR5IQ==", byteCount: 16),
    base64("base64-of-20", "base64 of 20 bytes", sample: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", byteCount: 20),
    run("base64url", "base64url", sample: "oFvnlFP1wIhRlYS2jTaXbA", of: { $0.isBase64URL }),
    run(
      "NQCHAR", "a nonce", sample: "eyJ7S_zG.eyJH0-Z.HX4w-7v",
      of: { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }),
    token("compact-JWS", sample: "eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiIxIn0.c2ln", isDetached: false),
    token("detached-JWS", sample: "eyJhbGciOiJFUzI1NiJ9..c2ln", isDetached: true), digest,
    visible,
  ]

  /// `1*VCHAR` (RFC 5234, appendix B.1), which may hold commas.
  private static let visible = Production(
    "VCHAR", "visible ASCII characters without spaces", sample: "1868a90c-7f3e"
  ) { (reader) throws(ValueFault) in
    let whole = reader.rest
    guard !whole.isEmpty, reader.bytes[whole].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw reader.isNot("visible ASCII characters without spaces", whole)
    }
    reader.move(to: reader.end)
  }

  private static func base64(_ name: String, _ noun: String, sample: String, byteCount: Int?) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let element = reader.element
      let characters = reader.take(while: \.isBase64)
      let padding = reader.take { $0 == .equals }
      let isComplete =
        (characters.count + padding.count) % 4 == 0 && padding.count <= 2 && !characters.isEmpty
      let hasCount = byteCount.map { characters.count * 3 / 4 == $0 } ?? true
      guard isComplete, hasCount, reader.index == element.upperBound else {
        throw reader.isNot(noun, element)
      }
    }
  }

  /// `header "." payload "." signature`, each base64url; a detached one has no payload.
  private static func token(_ name: String, sample: String, isDetached: Bool) -> Production {
    let noun = "a JSON Web \(isDetached ? "Signature" : "Token")"
    return Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let element = reader.element
      let parts = reader.bytes[element].split(separator: .dot, omittingEmptySubsequences: false)
      guard parts.count == 3, !parts[0].isEmpty, isDetached || !parts[1].isEmpty, !parts[2].isEmpty,
        parts.allSatisfy({ $0.allSatisfy(\.isBase64URL) })
      else {
        throw reader.isNot("\(noun) of the form 'header.payload.signature'", element)
      }
      reader.move(to: element.upperBound)
    }
  }

  /// `digest-algorithm "=" <encoded digest output>`
  private static let digest = Production(
    "instance-digest", "a digest of the form 'algorithm=value'",
    sample: "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="
  ) { (reader) throws(ValueFault) in
    let element = reader.element
    guard reader.token() != nil, reader.take(.equals),
      !reader.take(while: { $0.isBase64 || $0.isBase64URL || $0 == .equals }).isEmpty,
      reader.index == element.upperBound
    else { throw reader.isNot("a digest of the form 'algorithm=value'", element) }
  }
}
