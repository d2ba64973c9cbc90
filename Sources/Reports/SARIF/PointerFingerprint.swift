import Linting
import Syntax
import Text

/// The value of `headerlintPointer/v1`, which identifies a finding by its subject, whatever its line.
///
/// 64-bit FNV-1a over rule, pointer and lower-case header name, each followed by a zero byte. It
/// distinguishes findings within a document; it needn't be hard to forge.
/// - Parameter pointer: the finding's pointer, which is slow to compute.
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
