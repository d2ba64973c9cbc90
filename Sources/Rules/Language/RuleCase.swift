import Syntax

/// A case of a rule: how much it matters, where the guideline says it, and what is said. A rule whose entry lists no cases
/// has one.
package final class RuleCase: Sendable {
  /// The position among the rule's cases.
  let index: Int
  /// The word of `for`: the fault that the case is about, where the check tells several apart.
  let fault: String?
  /// Nil for off.
  let severity: Severity?
  /// The guideline's own word.
  package let level: Level?
  /// The guideline's number for what this case finds.
  package let number: Int?
  /// Where the guideline says it.
  package let url: String?
  /// Globs of the rules that are silent about an element when this case speaks about it.
  let over: [NamePattern]
  /// Whether the guideline allows what the case finds: there is no finding, and what others find there is none either.
  let isAllowed: Bool
  /// What a fix does, where the check can't see that.
  let fix: FixTemplate?
  let texts: Texts

  /// The keys of what a case says.
  package enum Text: String, Sendable {
    case message
    /// In place of the message, where it holds for every operation.
    case summary
    /// In place of the message, where it is said once of several places in a document.
    case several
    /// In place of the message, where a list is right but closed.
    case closed
    /// Beside the message.
    case help
  }

  /// What a case says, by its keys.
  struct Texts: Sendable {
    private var message: Message?
    private var summary: Message?
    private var several: Message?
    private var closed: Message?
    private var help: Message?

    subscript(text: Text) -> Message? {
      get {
        switch text {
        case .message: message
        case .summary: summary
        case .several: several
        case .closed: closed
        case .help: help
        }
      }
      set {
        switch text {
        case .message: message = newValue
        case .summary: summary = newValue
        case .several: several = newValue
        case .closed: closed = newValue
        case .help: help = newValue
        }
      }
    }
  }

  init(
    index: Int = 0, fault: String? = nil, severity: Severity? = nil, level: Level? = nil, number: Int? = nil,
    url: String? = nil, over: [NamePattern] = [], isAllowed: Bool = false, fix: FixTemplate? = nil,
    texts: Texts = Texts()
  ) {
    self.index = index
    self.fault = fault
    self.severity = severity
    self.level = level
    self.number = number
    self.url = url
    self.over = over
    self.isAllowed = isAllowed
    self.fix = fix
    self.texts = texts
  }
}
