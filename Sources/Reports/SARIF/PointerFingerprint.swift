import Linting
import Syntax
import Text

/// The value of `headerlintPointer/v1`: names a finding by what it is about, whatever line it stands on.
///
/// FNV-1a with 64 bits over rule, pointer and lower-cased header name, each followed by a zero byte. It tells findings
/// of one document apart; nothing rests on it being hard to forge.
/// - Parameter pointer: the finding's, which takes a while to make.
func pointerFingerprint(_ finding: Finding, pointer: String?) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  func add(_ text: String) {
    text.withBytes { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    hash = hash &* 0x100_0000_01b3
  }
  add(finding.rule)
  add(pointer ?? "")
  add(finding.header?.lowercased() ?? "")
  return hexDigits(hash, count: 16)
}
