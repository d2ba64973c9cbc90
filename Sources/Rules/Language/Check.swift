import Syntax

/// A word of the rule language.
///
/// A check inspects a whole document at once and adds findings to a collector. It never throws, prints or
/// reads files, and knows neither the severity of its findings nor what other rules there are.
protocol Check: Sendable {
  /// The value of `check` in a rule's entry.
  static var word: String { get }

  /// What it looks for: sentences, in Markdown.
  static var meaning: String { get }

  /// Whether it judges how a header is written that may stay: its name's letters, its schema, its values.
  static var judgesForm: Bool { get }

  /// Whether it says nothing of a document without headers that the entry, or a case of it, selects.
  static var looksAtSelection: Bool { get }

  /// Whether it is `schemaDemanding`.
  static var demandsOfSchemas: Bool { get }

  /// When to ask the check of an entry which header a name stands for: those with a lower rank first; nil if it doesn't know.
  static func namingRank(_ entry: Node) -> Int?

  /// The keys that it reads of an entry or its cases, beside those of every entry.
  static var keys: [EntryKey] { get }

  /// What its messages may have filled in; where its cases differ, all of it.
  static var placeholders: [String] { get }

  /// The lists that a configuration can add to.
  static var lists: [RuleSettings.List] { get }

  /// Reads the check's parameters from the entry.
  init(_ entry: EntryReader) throws(RuleFileError)

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector)

  /// Itself if it knows which header a name stands for; else nil.
  var namingCheck: (any NamingCheck)? { get }

  /// Itself if it demands something of the types or formats of headers; else nil.
  var schemaDemanding: (any SchemaDemanding)? { get }
}

extension Check {
  static var judgesForm: Bool { false }
  static var looksAtSelection: Bool { false }
  static var demandsOfSchemas: Bool { false }
  static func namingRank(_ entry: Node) -> Int? { nil }
  static var lists: [RuleSettings.List] { [] }
  var namingCheck: (any NamingCheck)? { nil }
  var schemaDemanding: (any SchemaDemanding)? { nil }
}

/// Every check.
enum Vocabulary {
  static let checks: [any Check.Type] = [
    AnswerCheck.self,
    BothCheck.self,
    ConfiguredCheck.self,
    DescribeCheck.self,
    DirectivesCheck.self,
    DuplicateCheck.self,
    ExampleCheck.self,
    FieldNamesCheck.self,
    ForbidCheck.self,
    FormCheck.self,
    MethodCheck.self,
    MisspeltCheck.self,
    NameCaseCheck.self,
    NameTokenCheck.self,
    PairCheck.self,
    PermitCheck.self,
    PlacementCheck.self,
    PreferenceCheck.self,
    ReferenceCheck.self,
    ReferenceKindCheck.self,
    RenameCheck.self,
    RequireCheck.self,
    RestrictionCheck.self,
    SameHeadersCheck.self,
    SchemaCheck.self,
    SchemaFormCheck.self,
    SiblingCheck.self,
    SpellingCheck.self,
    StyleCheck.self,
    UnusedCheck.self,
    ValueCheck.self,
    ValueRangeCheck.self,
  ]

  static func check(named word: String) -> (any Check.Type)? { checks.first { $0.word == word } }

  static var words: [String] { checks.map { $0.word } }
}
