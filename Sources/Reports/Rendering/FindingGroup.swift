import Linting
import Rules
import Syntax
import Text

/// The same fault of the same header, wherever it is in a document: formats for people show it once.
struct FindingGroup {
  /// Where it stands first.
  let first: Finding
  /// The further places, in the report's order.
  private(set) var others: [Finding] = []

  init(first: Finding) { self.first = first }

  /// - Parameters:
  ///   - first: a position among some findings.
  ///   - others: likewise.
  private init(_ findings: [Finding], first: Int, others: [Int]) {
    self.first = findings[first]
    self.others = others.map { findings[$0] }
  }

  /// How many further places are named.
  private static let limit = 2

  /// What those of a group share.
  private struct Fault: Hashable {
    let document: Address
    let rule: String
    let severity: Severity
    let header: String?
    let message: String
    let suppression: String?

    init(_ finding: Finding) {
      document = Address(finding.documentSource)
      rule = finding.rule
      severity = finding.severity
      header = finding.header
      // Which operation it is tells places apart, not faults.
      let operation = finding.arguments.shown("operation")
      message = operation.isEmpty ? finding.message : finding.message.replacing(operation, with: "")
      suppression = finding.suppression?.text
    }
  }

  /// Groups in the order of their first findings.
  static func groups(of findings: some Sequence<Finding>) -> some Sequence<FindingGroup> {
    let findings = Array(findings)
    var firsts: [Int] = []
    /// The positions of the further findings, by that of the first one.
    var others: [Int: [Int]] = [:]
    // By hash, as the sentences of all groups would take more memory than the findings.
    var known: [Int: Int] = [:]
    for (position, finding) in findings.enumerated() {
      let fault = Fault(finding)
      var hash = fault.hashValue
      while let first = known[hash], Fault(findings[first]) != fault { hash &+= 1 }
      if let first = known[hash] {
        others[first, default: []].append(position)
      } else {
        known[hash] = position
        firsts.append(position)
      }
    }
    return firsts.lazy.map { [others] in FindingGroup(findings, first: $0, others: others[$0, default: []]) }
  }

  /// `also at 34:13, 52:13 and 44 more`, with the paths of other files than the first one's; nil where there are none.
  /// - Parameter mark: marks the places as such, but not the words around them.
  func otherPlaces(
    _ positions: inout FilePositions, pathOf: (SourceFile) -> String, mark: (String) -> String = { $0 }
  ) -> String? {
    guard !others.isEmpty else { return nil }
    let named = others.prefix(Self.limit).map { finding in
      let (start, source) = (positions.start(of: finding.place), finding.place.source)
      let path = source === first.place.source ? "" : visibleText(pathOf(source)) + ":"
      return "\(path)\(start.line):\(start.column)"
    }
    let rest = others.count - named.count
    return "also at " + mark(named.joined(separator: ", ")) + (rest > 0 ? " and \(rest) more" : "")
  }
}
