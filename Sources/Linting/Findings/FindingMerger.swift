import OpenAPI
import Syntax
import Text

/// Merges the findings of several documents: a shared definition is reported once, with all uses.
enum FindingMerger {
  /// - Parameters:
  ///   - groups: the findings of each document.
  ///   - references: the references of each document.
  /// - Returns: sorted by path, start, rule, message.
  static func merge(_ groups: [[Finding]], references: [[Reference]]) -> [Finding] {
    let groups = groups.filter { !$0.isEmpty }
    var findings = groups.count == 1 ? groups[0] : Array(groups.joined())
    let referenced = referenced(among: findings, references)
    // What is wrong only as long as nothing refers to it is fine if another document does.
    if !referenced.isEmpty {
      findings.removeAll { finding in finding.unlessReferenced.map(referenced.contains) ?? false }
    }
    var merged: [Finding] = []
    merged.reserveCapacity(findings.count)
    // The findings that are one, by its position; those of one document are left as they are.
    var same: [Int: [Finding]] = [:]
    // The same finding of two documents is at the same place.
    for index in order(findings) {
      let finding = findings[index]
      if let position = merged.indices.reversed().prefix(while: { merged[$0].isAt(finding) })
        .first(where: { merged[$0].isSame(as: finding) })
      {
        same[position, default: [merged[position]]].append(finding)
      } else {
        merged.append(finding)
      }
    }
    var joiner = UseJoiner()
    for (position, findings) in same.sorted(by: { $0.key < $1.key }) {
      merged[position] = Finding.joined(findings, &joiner)
    }
    return withoutStranding(merged, references)
  }

  /// The indices of findings by path, start, rule, message, and otherwise stable.
  private static func order(_ findings: [Finding]) -> [Int] {
    let files = FileRanks(findings.lazy.map(\.place.source))
    // Most differ in location, so the findings themselves are rarely compared.
    // A file's rank, then the start in it, which is below a tebibyte.
    let places = findings.map { finding in
      UInt64(files.rank(of: finding.place.source)) << 40 | UInt64(finding.place.range.lowerBound)
    }
    return findings.indices.sorted { left, right in
      if places[left] != places[right] { return places[left] < places[right] }
      if Finding.isBefore(findings[left], findings[right]) { return true }
      return left < right && !Finding.isBefore(findings[right], findings[left])
    }
  }

  /// The elements to which nothing must refer for a finding to hold, and to which something refers.
  private static func referenced(among findings: [Finding], _ references: [[Reference]]) -> Set<Node> {
    let elements = Set(findings.lazy.compactMap(\.unlessReferenced))
    guard !elements.isEmpty else { return [] }
    var found: Set<Node> = []
    for reference in references.joined() {
      if let target = reference.target, elements.contains(target) { found.insert(target) }
    }
    return found
  }

}

extension Place {
  /// By path and start.
  static func isBefore(_ left: Place, _ right: Place) -> Bool {
    if left.source !== right.source {
      if left.source.path.precedes(right.source.path) { return true }
      if right.source.path.precedes(left.source.path) { return false }
    }
    return left.range.lowerBound < right.range.lowerBound
  }
}

extension Finding {
  /// By path, start, rule, message: the same order from run to run.
  package static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if Place.isBefore(left.place, right.place) { return true }
    if Place.isBefore(right.place, left.place) { return false }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.message != right.message { return left.message < right.message }
    return left.element != right.element && left.pointer ?? "" < right.pointer ?? ""
  }

  /// Whether two findings start at the same place.
  fileprivate func isAt(_ other: Finding) -> Bool {
    place.range.lowerBound == other.place.range.lowerBound && place.source === other.place.source
  }

  /// Whether two findings, possibly of two documents, are the same.
  fileprivate func isSame(as other: Finding) -> Bool {
    isAt(other) && rule == other.rule && place.range == other.place.range && element == other.element
      && isSaying(sameAs: other)
  }

  /// Joins the same finding of several documents, with all uses.
  fileprivate static func joined(_ findings: [Finding], _ joiner: inout UseJoiner) -> Finding {
    var joined = findings[0]
    let others = findings.dropFirst()
    if others.contains(where: { $0.also != joined.also || $0.severity != joined.severity }) {
      joined.speak(
        for: Set(findings.flatMap(\.also)).sorted(), severity: findings.map(\.severity).max()!)
    }
    // If one document has a use without a directive, the definition is still at fault because of it.
    if others.contains(where: { $0.suppression == nil }) { joined.suppression = nil }
    joined.uses = joiner.join(findings).behindSpots(of: findings.map(\.uses))
    joined.scope = OperationScope.joined(findings.map(\.scope))
    return joined
  }
}

/// Joins the uses of findings in several documents. Findings about parts of one shared object have the same
/// lists, which are joined once.
private struct UseJoiner {
  private var lists = UseListJoiner()
  private var owners: [[Address]: [APIDocument]] = [:]

  mutating func join(_ findings: [Finding]) -> Uses {
    var distinct: [UseList] = []
    var documents: [APIDocument] = []
    var seen: Set<Address> = []
    for finding in findings {
      guard let list = finding.uses.list, !list.isEmpty, seen.insert(Address(list)).inserted else { continue }
      distinct.append(list)
      if let document = finding.document, seen.insert(Address(document)).inserted {
        documents.append(document)
      }
    }
    guard !distinct.isEmpty else { return findings[0].uses }
    let key = documents.map(Address.init)
    let shared = owners[key] ?? documents
    owners[key] = shared
    return Uses(lists.join(distinct, FileOrder(distinct.lazy.flatMap(\.sites))), owners: shared)
  }
}

/// Ranks files by path; files with equal paths are the same.
private struct FileRanks {
  private var ranks: [Address: Int] = [:]

  init(_ sources: some Sequence<SourceFile>) {
    var files: [(path: String, file: Address)] = []
    for source in sources where ranks.updateValue(0, forKey: Address(source)) == nil {
      files.append((source.path, Address(source)))
    }
    files.sort { $0.path.precedes($1.path) }
    var (rank, last) = (0, files.first?.path ?? "")
    for (path, file) in files {
      if last.precedes(path) { rank += 1 }
      ranks[file] = rank
      last = path
    }
  }

  func rank(of source: SourceFile) -> Int { ranks[Address(source)]! }
}
