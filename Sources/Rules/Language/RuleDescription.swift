/// The description of a rule for people: shown by `rules` and `explain`, in SARIF's rules and on the rule
/// pages.
///
/// A class, because it has many texts, and each finding asks for it.
package final class RuleDescription: Sendable {
  /// `set/name`; the tool's own have only a name.
  package let id: String
  /// The guideline of the rule, e.g. `zalando`; its title, e.g. `Zalando RESTful API Guidelines`.
  package let guideline: String
  package let guidelineTitle: String
  /// The ids of the rules that leave its headers to it altogether.
  package let covers: [String]
  /// The guideline's number for the rule.
  package let number: Int?
  /// The numbers of cases that have their own, with duplicates.
  package let caseNumbers: [Int]
  /// Zally's numbers for the rule and its cases.
  package let zallyNumbers: [Int]
  package let level: Level?
  /// The highest severity of its cases; nil if the rule is off by default.
  package let severity: Severity?
  private let texts: RuleTexts
  /// The rule's source: its own link or, without one, the guideline's for its number.
  package let url: String?
  /// The guideline's link for its number; nil without a number.
  package let numberURL: String?
  /// False if no document can show whether the rule is kept.
  package let isCheckable: Bool

  package init(
    id: String, guideline: String, guidelineTitle: String, covers: [String] = [], number: Int?,
    caseNumbers: [Int] = [],
    zallyNumbers: [Int] = [], level: Level?, severity: Severity?, texts: RuleTexts, url: String?,
    numberURL: String? = nil, isCheckable: Bool = true
  ) {
    self.id = id
    self.guideline = guideline
    self.guidelineTitle = guidelineTitle
    self.covers = covers
    self.number = number
    self.caseNumbers = caseNumbers
    self.zallyNumbers = zallyNumbers
    self.level = level
    self.severity = severity
    self.texts = texts
    self.url = url
    self.numberURL = numberURL
    self.isCheckable = isCheckable
  }

  /// A rule with these texts.
  package convenience init(
    id: String, guideline: String, guidelineTitle: String, number: Int?, zallyNumbers: [Int] = [],
    level: Level?, severity: Severity?, title: String, why: String, write: String?, advice: String? = nil,
    url: String?
  ) {
    self.init(
      id: id, guideline: guideline, guidelineTitle: guidelineTitle, number: number,
      zallyNumbers: zallyNumbers,
      level: level, severity: severity,
      texts: .given(title: title, why: why, write: write, advice: advice, ignores: []), url: url)
  }

  /// The same rule with its severity in a run; nil for off.
  package func with(severity: Severity?) -> RuleDescription {
    RuleDescription(
      id: id, guideline: guideline, guidelineTitle: guidelineTitle, covers: covers, number: number,
      caseNumbers: caseNumbers, zallyNumbers: zallyNumbers, level: level, severity: severity, texts: texts,
      url: url, numberURL: numberURL, isCheckable: isCheckable)
  }

  /// One line, without a full stop.
  package var title: String { texts.title }
  /// Why it matters; plain text.
  package var why: String { texts.why }
  /// What to write instead; YAML, possibly several lines.
  package var write: String? { texts.write }
  /// What to do instead, in words.
  package var advice: String? { texts.advice }
  /// What looks like a violation but isn't: sentences.
  package var ignores: [String] { texts.ignores }

  /// The guideline's numbers for the rule and its cases, without duplicates.
  package var numbers: [Int] {
    var numbers = number.map { [$0] } ?? []
    for number in caseNumbers where !numbers.contains(number) { numbers.append(number) }
    return numbers
  }

  /// Whether a word means this rule: its id, its set (`http`) or a number of its guideline (`zalando#132`, `132`).
  package func isNamed(by word: String) -> Bool {
    word == id || word == guideline || isNumbered(word)
  }

  /// Whether a word is a number of its guideline.
  package func isNumbered(_ word: String) -> Bool {
    numbers.contains { word == "\($0)" || word == "\(guideline)#\($0)" }
  }

  /// The id without its set.
  package var name: String {
    let slash = id.utf8.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { String(id[id.utf8.index(after: $0)...]) } ?? id
  }
}
