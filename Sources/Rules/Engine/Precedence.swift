import HTTPFields
import Syntax

/// One defect, one finding: if two rules find the same defect, the more specific one is reported and names
/// the other.
struct Precedence: Sendable {
  /// By rule: the rules that each of its cases is over, a few each; empty where none is over any.
  private let over: [[[Int]]]
  /// By rule: the rules that are over each of its cases; empty where none is.
  private let under: [[[Int]]]
  /// The rules that are over a case of another by that one's word.
  private let upper: Set<Int>
  /// By rule: the rules that it is over where both speak about one text.
  private let overText: [[Int]]

  init(rules: [Rule]) {
    let indices = Dictionary(zip(rules.map(\.id), rules.indices), uniquingKeysWith: { first, _ in first })
    // The same few globs occur in many rules.
    var known: [NamePattern: [Int]] = [:]
    func matches(_ glob: NamePattern) -> [Int] {
      if let known = known[glob] { return known }
      let found = rules.indices.filter { glob.matches(lowercase: rules[$0].id) }
      known[glob] = found
      return found
    }
    /// All rules but one that are meant.
    func matches(_ patterns: [NamePattern], besides own: Int) -> [Int] {
      var meant: [Int] = []
      for pattern in patterns {
        if let id = pattern.name {
          if let index = indices[id], index != own { meant.append(index) }
        } else {
          meant += matches(pattern).filter { $0 != own }
        }
      }
      return meant
    }
    func cases(_ others: (RuleCase, Int) -> [Int]) -> [[[Int]]] {
      rules.enumerated().map { index, rule in
        let cases = rule.cases.map { others($0, index) }
        return cases.allSatisfy(\.isEmpty) ? [] : cases
      }
    }
    let aboutForm = rules.indices.filter { rules[$0].judgesForm }
    over = cases { ruleCase, index in
      matches(ruleCase.over, besides: index) + (ruleCase.rejects ? aboutForm.filter { $0 != index } : [])
    }
    under = cases { ruleCase, index in matches(ruleCase.under, besides: index) }
    upper = Set(under.joined().joined())
    overText = rules.enumerated().map { index, rule in matches(rule.overText, besides: index) }
  }

  /// A finding about several entries is silenced if others cover each of them. Silenced findings still
  /// silence others: what they found is reported. What a rule allows isn't a finding, and whatever it
  /// silences isn't reported by another rule.
  func settle(_ found: consuming [RuleFinding]) -> [RuleFinding] {
    var findings = consume found
    var speakers = Speakers(findings, self)
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

  /// Whether a rule is over any, whatever text they speak about.
  fileprivate func isOverSome(_ rule: Int) -> Bool { !over[rule].isEmpty || upper.contains(rule) }

  /// Whether a rule is over any that speaks about the same text.
  fileprivate func isOverTexts(_ rule: Int) -> Bool { !overText[rule].isEmpty }

  /// Whether some case of a rule is over a finding.
  fileprivate func mayBeAbove(_ upper: Int, _ lower: RuleFinding) -> Bool {
    if over[upper].contains(where: { $0.contains(lower.ruleIndex) }) { return true }
    let lowerCases = under[lower.ruleIndex]
    return !lowerCases.isEmpty && lowerCases[lower.statement.ruleCase.index].contains(upper)
  }

  fileprivate func isAbove(_ upper: RuleFinding, _ lower: RuleFinding) -> Bool {
    let cases = over[upper.ruleIndex]
    if !cases.isEmpty, cases[upper.statement.ruleCase.index].contains(lower.ruleIndex) { return true }
    let lowerCases = under[lower.ruleIndex]
    if !lowerCases.isEmpty, lowerCases[lower.statement.ruleCase.index].contains(upper.ruleIndex) {
      return true
    }
    guard overText[upper.ruleIndex].contains(lower.ruleIndex) else { return false }
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

  init(_ findings: [RuleFinding], _ precedence: Precedence) {
    let chains = Chains(findings, precedence)
    guard !chains.isEmpty else { return }
    ends.reserveCapacity(findings.count)
    for finding in findings {
      let start = positions.count
      for element in finding.subject.elements {
        let count = positions.count
        chains.forEach(at: element, thatMayBeAbove: finding) { other in
          if precedence.isAbove(findings[other], finding) { positions.append(other) }
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
  private let precedence: Precedence
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

  init(_ findings: [RuleFinding], _ precedence: Precedence) {
    self.findings = findings
    self.precedence = precedence
    for (index, finding) in findings.enumerated() {
      if precedence.isOverSome(finding.ruleIndex) {
        for element in finding.subject.elements { add(Int32(index), at: element) }
      }
      // What is missing is reported at the name, and much may be missing.
      guard precedence.isOverTexts(finding.ruleIndex), !finding.subject.isAtName else { continue }
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
      if precedence.mayBeAbove(rule(of: link.finding), finding) {
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
