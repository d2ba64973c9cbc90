import HTTPFields
import Platform
import Syntax

/// One defect, one finding: if two rules find the same defect, the more specific one is reported and names
/// the other.
struct Precedence: Sendable {
  /// By rule. What a rule says of others is read once it has found something.
  private let ranks: OnDemand<Rank>

  /// What a rule says of others, of which there are a few each.
  fileprivate struct Rank: Sendable {
    /// The rules that each of its cases is over; empty where none is over any.
    let over: [[Int]]
    /// The rules that are over each of its cases; empty where none is.
    let under: [[Int]]
    /// The rules that it is over where both speak about one text.
    let overText: [Int]
  }

  init(rules: [Rule]) {
    let indices = Dictionary(zip(rules.map(\.id), rules.indices), uniquingKeysWith: { first, _ in first })
    ranks = OnDemand(count: rules.count) { own in
      let rule = rules[own]
      /// All rules but the own one that are meant.
      func matches(_ patterns: [NamePattern]) -> [Int] {
        var meant: [Int] = []
        for pattern in patterns {
          if let id = pattern.name {
            meant += indices[id].map { [$0] } ?? []
          } else {
            meant += rules.indices.filter { pattern.matches(lowercase: rules[$0].id) }
          }
        }
        return meant.filter { $0 != own }
      }
      func cases(_ others: (RuleCase) -> [Int]) -> [[Int]] {
        let cases = rule.cases.map(others)
        return cases.allSatisfy(\.isEmpty) ? [] : cases
      }
      let over = cases { ruleCase in
        matches(ruleCase.over)
          + (ruleCase.rejects ? rules.indices.filter { $0 != own && rules[$0].judgesForm } : [])
      }
      return Rank(over: over, under: cases { matches($0.under) }, overText: matches(rule.overText))
    }
  }

  fileprivate func rank(of rule: Int) -> Rank { ranks[rule] }

  /// A finding about several entries is silenced if others cover each of them. Silenced findings still
  /// silence others: what they found is reported. What a rule allows isn't a finding, and whatever it
  /// silences isn't reported by another rule.
  func settle(_ found: consuming [RuleFinding]) -> [RuleFinding] {
    var findings = consume found
    var speakers = Speakers(findings, Ranking(findings, self))
    guard speakers.areThere else { return findings.filter { !$0.isAllowed } }
    var spoken: [Spoken] = []
    for index in findings.indices where speakers.isSilent(index) && !findings[index].isAllowed {
      speakers.forEachLast(insteadOf: index) { speaker in
        spoken.append(Spoken(speaker: speaker, rule: findings[index].ruleIndex, silent: index))
      }
    }
    spoken.sort { ($0.speaker, $0.rule) < ($1.speaker, $1.rule) }
    var rest = spoken[...]
    while let speaker = rest.first?.speaker {
      let own = rest.prefix { $0.speaker == speaker }
      let silent = Self.rules(own).map { findings[$0.silent].rule }
      // Merging must not lower the severity of any rule. Speakers aren't silent, so the silent ones are as they were found.
      let severity = own.reduce(findings[speaker].severity) { max($0, findings[$1.silent].severity) }
      findings[speaker] = findings[speaker].speaking(for: silent, severity: severity)
      rest = rest[own.endIndex...]
    }
    return findings.indices.filter { !speakers.isSilent($0) && !findings[$0].isAllowed }.map { findings[$0] }
  }

  /// One per rule.
  /// - Parameter spoken: sorted by rule.
  private static func rules(_ spoken: ArraySlice<Spoken>) -> [Spoken] {
    var distinct: [Spoken] = []
    for entry in spoken where distinct.last?.rule != entry.rule { distinct.append(entry) }
    return distinct
  }

  /// A silenced rule, and the finding reported in its place.
  private struct Spoken {
    let speaker: Int
    let rule: Int
    /// A finding of the rule.
    let silent: Int
  }
}

/// The ranks of the rules that have found something in a document.
private struct Ranking {
  /// By rule; nil for one that has found nothing.
  private var ranks: [Precedence.Rank?] = []
  /// The rules that are over a case of another by that one's word.
  private var upper: Set<Int> = []

  init(_ findings: [RuleFinding], _ precedence: Precedence) {
    for finding in findings {
      let rule = finding.ruleIndex
      while ranks.count <= rule { ranks.append(nil) }
      if ranks[rule] != nil { continue }
      let rank = precedence.rank(of: rule)
      ranks[rule] = rank
      upper.formUnion(rank.under.joined())
    }
  }

  /// Whether a rule is over any, whatever text they speak about.
  func isOverSome(_ rule: Int) -> Bool { !ranks[rule]!.over.isEmpty || upper.contains(rule) }

  /// Whether a rule is over any that has found something and speaks about the same text.
  func isOverTexts(_ rule: Int) -> Bool {
    ranks[rule]!.overText.contains { $0 < ranks.count && ranks[$0] != nil }
  }

  /// Whether some case of a rule is over a finding.
  func mayBeAbove(_ upper: Int, _ lower: RuleFinding) -> Bool {
    if ranks[upper]!.over.contains(where: { $0.contains(lower.ruleIndex) }) { return true }
    let lowerCases = ranks[lower.ruleIndex]!.under
    return !lowerCases.isEmpty && lowerCases[lower.statement.ruleCase.index].contains(upper)
  }

  func isAbove(_ upper: RuleFinding, _ lower: RuleFinding) -> Bool {
    let (rank, lowerRank) = (ranks[upper.ruleIndex]!, ranks[lower.ruleIndex]!)
    if !rank.over.isEmpty, rank.over[upper.statement.ruleCase.index].contains(lower.ruleIndex) { return true }
    if !lowerRank.under.isEmpty, lowerRank.under[lower.statement.ruleCase.index].contains(upper.ruleIndex) {
      return true
    }
    guard rank.overText.contains(lower.ruleIndex) else { return false }
    let (text, other) = (upper.subject.place, lower.subject.place)
    return text.range == other.range && text.source === other.source && !upper.subject.isAtName
  }
}

/// For each finding of a document, by index: the findings that override it.
private struct Speakers {
  /// All of them, concatenated by finding.
  private var positions: [Int] = []
  /// The end index for each finding.
  private var ends: [Int] = []
  /// For each finding, the last one for which it was visited.
  private var passedFor: [Int] = []
  /// Whether the subject of a finding is allowed.
  private var isAllowed: [Bool] = []

  init(_ findings: [RuleFinding], _ ranking: Ranking) {
    let chains = Chains(findings, ranking)
    guard !chains.isEmpty else { return }
    ends.reserveCapacity(findings.count)
    for finding in findings {
      let start = positions.count
      for element in finding.subject.elements {
        let count = positions.count
        chains.forEach(at: element, thatMayBeAbove: finding) { other in
          if ranking.isAbove(findings[other], finding) { positions.append(other) }
        }
        // Nothing overrides it for this entry.
        guard positions.count > count else {
          positions.removeSubrange(start...)
          break
        }
      }
      ends.append(positions.count)
    }
    passedFor = Array(repeating: -1, count: findings.count)
    isAllowed = findings.map(\.isAllowed)
  }

  var areThere: Bool { !positions.isEmpty }

  func isSilent(_ index: Int) -> Bool { !range(index).isEmpty }

  private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// Visits the reported findings that override a finding, directly or not, skipping allowed ones and
  /// whatever overrides those.
  mutating func forEachLast(insteadOf index: Int, _ body: (Int) -> Void) {
    var pending = range(index)
    var later: [Range<Int>] = []
    repeat {
      for speaker in positions[pending] where passedFor[speaker] != index && !isAllowed[speaker] {
        passedFor[speaker] = index
        // Most are reported themselves.
        if isSilent(speaker) { later.append(range(speaker)) } else { body(speaker) }
      }
      pending = later.popLast() ?? 0..<0
    } while !pending.isEmpty
  }
}

/// The findings that override others: those about each element as a linked list, those about each text.
private struct Chains {
  private let findings: [RuleFinding]
  private let ranking: Ranking
  private var lastLinks: [Node: Int32] = [:]
  private var links: [Link] = []
  private var aboutTexts: [Text: [Int32]] = [:]

  private struct Link {
    let finding: Int32
    /// The link before it; -1 for the first of an element.
    let before: Int32
    /// The one of another rule before it: an element may have as many findings of one rule as it has parts.
    let beforeRule: Int32
  }

  /// Where a finding about an element points.
  private struct Text: Hashable {
    let element: Node
    /// Byte offset.
    let start: Int
  }

  init(_ findings: [RuleFinding], _ ranking: Ranking) {
    self.findings = findings
    self.ranking = ranking
    for (index, finding) in findings.enumerated() {
      if ranking.isOverSome(finding.ruleIndex) {
        for element in finding.subject.elements { add(Int32(index), at: element) }
      }
      // What is missing is reported at the name, and much may be missing.
      guard ranking.isOverTexts(finding.ruleIndex), !finding.subject.isAtName else { continue }
      for element in finding.subject.elements {
        aboutTexts[Text(element: element, start: finding.start), default: []].append(Int32(index))
      }
    }
  }

  private mutating func add(_ finding: Int32, at element: Node) {
    let before = lastLinks.updateValue(Int32(links.count), forKey: element) ?? -1
    let last = before < 0 ? nil : links[Int(before)]
    let isSameRule = last.map { rule(of: $0.finding) == rule(of: finding) } ?? false
    links.append(
      Link(finding: finding, before: before, beforeRule: isSameRule ? last!.beforeRule : before))
  }

  private func rule(of finding: Int32) -> Int { findings[Int(finding)].ruleIndex }

  var isEmpty: Bool { links.isEmpty && aboutTexts.isEmpty }

  func forEach(at element: Node, thatMayBeAbove finding: RuleFinding, _ body: (Int) -> Void) {
    var next = lastLinks[element] ?? -1
    while next >= 0 {
      let link = links[Int(next)]
      if ranking.mayBeAbove(rule(of: link.finding), finding) {
        body(Int(link.finding))
        next = link.before
      } else {
        next = link.beforeRule
      }
    }
    guard !aboutTexts.isEmpty else { return }
    for other in aboutTexts[Text(element: element, start: finding.start)] ?? [] { body(Int(other)) }
  }
}

extension RuleFinding {
  /// Where it points: a byte offset.
  fileprivate var start: Int { subject.place.range.lowerBound }
}
