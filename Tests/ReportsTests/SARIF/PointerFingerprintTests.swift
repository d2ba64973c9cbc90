import Rules
import Testing

@testable import Reports

@Suite struct PointerFingerprintTests {
  private let file = source("a: 1\n")

  private func fingerprint(
    rule: RuleDescription = etagRule, _ pointer: String?, _ header: String?, at text: String = "a"
  ) -> String {
    pointerFingerprint(
      finding(file.place(text), rule: rule, header: header, pointer: pointer), pointer: pointer)
  }

  @Test func itIsFixed() {
    // FNV-1a of "zalando/etag-schema\0/paths\0etag\0", computed apart from this code.
    #expect(fingerprint("/paths", "ETag") == "b015a9fec6d10b1a")
  }

  @Test func neitherTheLineNorTheSpellingOfTheHeaderChangesIt() {
    #expect(fingerprint("/paths", "ETag") == fingerprint("/paths", "etag", at: "1"))
  }

  @Test func rulePointerAndHeaderChangeIt() {
    let different = [
      fingerprint("/paths", "ETag"), fingerprint(rule: nameRule, "/paths", "ETag"),
      fingerprint("/path", "sETag"),
      fingerprint("/paths", nil), fingerprint(nil, "ETag"),
    ]
    #expect(Set(different).count == different.count)
  }
}
