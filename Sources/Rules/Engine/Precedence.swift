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

  /// Whether a rule is over any.
  fileprivate func isOverSome(_ rule: Int) -> Bool {
    !over[rule].isEmpty || !overText[rule].isEmpty || upper.contains(rule)
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
    // What is missing is reported at the name, and much may be missing.
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
        chains.forEach(at: element) { other in
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

/// The overriding findings about each element, as linked lists.
private struct Chains {
  private var lastLinks: [Node: Int] = [:]
  private var links: [(finding: Int, before: Int?)] = []

  init(_ findings: [RuleFinding], _ precedence: Precedence) {
    for (index, finding) in findings.enumerated() where precedence.isOverSome(finding.ruleIndex) {
      for element in finding.subject.elements {
        links.append((index, lastLinks.updateValue(links.count, forKey: element)))
      }
    }
  }

  var isEmpty: Bool { links.isEmpty }

  func forEach(at element: Node, _ body: (Int) -> Void) {
    var next = lastLinks[element]
    while let link = next {
      body(links[link].finding)
      next = links[link].before
    }
  }
}
