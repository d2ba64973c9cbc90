/// How serious a finding is here. The guideline's own word (MUST, SHOULD, MAY) is kept separately.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case note
  case warning
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// RFC 2119's words, as used by the Zalando guideline.
package enum Level: String, CaseIterable, Sendable {
  case must = "MUST"
  case should = "SHOULD"
  case may = "MAY"
}
