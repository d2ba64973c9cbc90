import Syntax

/// A case of a rule: its severity, its place in the guideline, and its texts. A rule whose entry lists no
/// cases has one.
package final class RuleCase: Sendable {
  /// Its index among the rule's cases.
  let index: Int
  /// The word of `for`: the kind of fault the case applies to, if the check distinguishes several.
  let fault: String?
  /// Nil for off.
  let severity: Severity?
  /// The guideline's own word.
  package let level: Level?
  /// The guideline's number for what this case finds.
  package let number: Int?
  /// The guideline's URL for it.
  package let url: String?
  /// Globs of the rules silenced when this case reports an element.
  let over: [NamePattern]
  /// Globs of the rules that silence this case where they report the element.
  let under: [NamePattern]
  /// Whether the header should not be there at all, so that its form doesn't matter.
  let rejects: Bool
  /// Whether the guideline allows what the case finds: there is no finding, by this rule or those it
  /// overrides.
  let isAllowed: Bool
  /// What a fix does, if the check can't tell.
  let fix: FixTemplate?
  let texts: Texts
  /// Keeps the nodes of the texts valid.
  private let tree: SyntaxTree?

  /// The keys of a case's texts.
  package enum Text: Sendable {
    case message
    /// Replaces the message if it applies to every operation.
    case summary
    /// In place of the message, where it is said once of several places in a document.
    case several
    /// In place of the message, where the header to write is already next to this one.
    case beside
    /// What the message adds where a stated value doesn't fit what is to be written.
    case example
    /// What the message adds where the type or format of the schema isn't what is to be written.
    case form
    /// In addition to the message.
    case help

    var key: StaticString {
      switch self {
      case .message: "message"
      case .summary: "summary"
      case .several: "several"
      case .beside: "beside"
      case .example: "example"
      case .form: "form"
      case .help: "help"
      }
    }
  }

  /// The texts of a case, by key.
  struct Texts: Sendable {
    private var message: Message?
    private var summary: Message?
    private var several: Message?
    private var beside: Message?
    private var example: Message?
    private var form: Message?
    private var help: Message?

    subscript(text: Text) -> Message? {
      get {
        switch text {
        case .message: message
        case .summary: summary
        case .several: several
        case .beside: beside
        case .example: example
        case .form: form
        case .help: help
        }
      }
      set {
        switch text {
        case .message: message = newValue
        case .summary: summary = newValue
        case .several: several = newValue
        case .beside: beside = newValue
        case .example: example = newValue
        case .form: form = newValue
        case .help: help = newValue
        }
      }
    }
  }

  init(
    index: Int = 0, fault: String? = nil, severity: Severity? = nil, level: Level? = nil, number: Int? = nil,
    url: String? = nil, over: [NamePattern] = [], under: [NamePattern] = [], rejects: Bool = false,
    isAllowed: Bool = false, fix: FixTemplate? = nil, texts: Texts = Texts(), in tree: SyntaxTree? = nil
  ) {
    self.index = index
    self.fault = fault
    self.severity = severity
    self.level = level
    self.number = number
    self.url = url
    self.over = over
    self.under = under
    self.rejects = rejects
    self.isAllowed = isAllowed
    self.fix = fix
    self.texts = texts
    self.tree = tree
  }
}
