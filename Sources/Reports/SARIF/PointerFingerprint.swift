import Linting

/// The value of `headerlintPointer/v1`, which identifies a finding by its subject, whatever its line: rule, pointer and
/// lower-case header name. It distinguishes findings within a document.
/// - Parameter pointer: the finding's pointer, which the caller has computed for other uses.
func pointerFingerprint(_ finding: Finding, pointer: String?) -> String {
  var fingerprint = Fingerprint()
  fingerprint.add(finding.rule)
  fingerprint.add(pointer ?? "")
  fingerprint.add(finding.header?.lowercased() ?? "")
  return fingerprint.digits
}
