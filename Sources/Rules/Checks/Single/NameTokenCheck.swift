import HTTPFields
import OpenAPI
import Syntax
import Text

/// `name-token`: a field name must be a token (RFC 9110, section 5.1).
struct NameTokenCheck: NamingCheck {
  static let word = "name-token"
  static let meaning = "Names that aren't tokens (RFC 9110, section 5.1)."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "for", .someOf(NameTokenFault.self), default: "all faults",
        "what is wrong with the name; `list` for several names in one, `foreign` for letters that can't be sent"
      ),
      EntryKey("meant", .texts, default: "all names", "the names that a case is about, mended"),
      EntryKey("rename", .boolean, default: "`true`", "whether the mended name is all that is to be written"),
    ]
  }
  static let placeholders = ["header", "character", "meant", "example"]

  private let cases: [Case]

  private struct Case {
    let selection: Selection
    /// Nil for all.
    let faults: Set<NameTokenFault>?
    /// In lower case; nil for all.
    let meant: Set<String>?
    /// Whether the message says to write the name and nothing else.
    let isToBeWritten: Bool

    func fits(_ fault: NameTokenFault, _ meant: String) -> Bool {
      faults?.contains(fault) != false && self.meant?.contains(asciiLowercase(meant)) != false
    }
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      try entry.readMessage(Self.placeholders)
      let faults = try entry.ownValue("for").map { (node) throws(RuleFileError) in
        Set(try EntryReader.words(node, "for", NameTokenFault.self))
      }
      if let faults, faults.count == 1 { entry.fault = faults.first?.rawValue }
      cases.append(
        Case(
          selection: try Selection(entry), faults: faults,
          meant: try entry.strings("meant").map { Set($0.map(asciiLowercase)) },
          isToBeWritten: try entry.boolean("rename") ?? true))
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let wrong = inspection.entries(on: .all) { Self.fault(of: $0.name) != nil }
    if wrong.isEmpty { return }
    let names = Dictionary(
      uniqueKeysWithValues: wrong.map { ($0.index, WrongName($0, inspection)) })
    var reported: Set<HeaderIndex> = []
    for (index, `case`) in cases.enumerated() {
      for entry in `case`.selection.entries(inspection) {
        guard let name = names[entry.index], `case`.fits(name.fault, name.meant),
          reported.insert(entry.index).inserted
        else { continue }
        let isMended = name.fault == .other && `case`.isToBeWritten
        collector.add(
          case: index, about: inspection.subject(entry),
          arguments: [
            "header": entry.name, "character": name.character, "meant": name.meant, "example": name.value,
          ], fix: Self.fix(entry, isMended ? name.meant : "", collector.ruleCase(index).fix, inspection))
      }
    }
  }

  /// What is wrong with a name, and what was meant.
  private struct WrongName {
    let fault: NameTokenFault
    /// The first invalid character, for messages; empty if there is none.
    let character: String
    /// The name to write; empty where nobody can tell.
    let meant: String
    /// What follows the name.
    let value: String

    init(_ entry: HeaderEntry, _ inspection: Inspection) {
      let (fault, wrong) = NameTokenCheck.fault(of: entry.name)!
      let (name, value) = fault == .value ? NameTokenCheck.parts(of: entry.name) : (entry.name, "")
      self.fault = fault
      self.value = value
      character = wrong.map(NameTokenCheck.describe) ?? ""
      meant =
        fault == .other || fault == .value
        ? inspection.aliases.finalSpelling(inspection.style.proposal(for: name), entry.kind) : ""
    }
  }

  private static func fix(
    _ entry: HeaderEntry, _ meant: String, _ template: FixTemplate?, _ inspection: Inspection
  ) -> Fix? {
    if case .remove(.header, let filter)? = template {
      return filter.holds(inAllUsesOf: entry, inspection) ? inspection.removing(entry) : nil
    }
    return meant.isEmpty ? nil : inspection.renaming(entry, to: meant)
  }

  static func namingRank(_ entry: Node) -> Int? { 3 }

  /// What is there but can't be sent is judged as what was meant.
  func naming(_ basis: RuleBasis) -> (_ name: String, _ kind: HeaderKind) -> Alias? {
    { name, _ in
      guard let fault = Self.fault(of: name)?.fault, fault == .other || fault == .value else { return nil }
      let written = fault == .value ? Self.parts(of: name).name : name
      return Alias(name: basis.style.proposal(for: written), kind: .alias)
    }
  }

  /// What is wrong with a name, and its first invalid character; nil for a token.
  private static func fault(of name: String) -> (fault: NameTokenFault, wrong: Unicode.Scalar?)? {
    guard !name.isEmpty else { return (.empty, nil) }
    guard let wrong = name.unicodeScalars.first(where: { !FieldName.isTokenCharacter($0) }) else {
      return nil
    }
    if wrong == ":", name.utf8.first == UInt8(ascii: ":") { return (.pseudoHeader, wrong) }
    if let special = form(of: name) { return (special, wrong) }
    if wrong == "," { return (.list, wrong) }
    // Don't guess what letters of another alphabet stand for.
    let hasLatinLetters =
      name.utf8.allSatisfy { $0 < 0x80 } && name.unicodeScalars.contains { $0.properties.isAlphabetic }
    return (hasLatinLetters ? .other : .foreign, wrong)
  }

  /// Something else in the place of a name.
  private static func form(of name: String) -> NameTokenFault? {
    let key = asciiLowercase(name)
    if key.hasPrefix("http/") && key.dropFirst(5).first?.isNumber == true || isStatus(key) {
      return .statusLine
    }
    if isRequestLine(key) { return .requestLine }
    if name.contains("{") && name.contains("}") || name.hasPrefix("<") && name.hasSuffix(">") {
      return .template
    }
    let halves = key.split(separator: "/", omittingEmptySubsequences: false)
    if halves.count == 2, types.contains(String(halves[0])), !halves[1].isEmpty { return .mediaType }
    let (written, value) = parts(of: name)
    return FieldName.isToken(written) && !value.isEmpty ? .value : nil
  }

  /// `404 not found`
  private static func isStatus(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    return words.count > 1 && words[0].count == 3 && ("1"..."5").contains(words[0].first!)
      && words.allSatisfy { words[0] == $0 ? $0.allSatisfy(\.isNumber) : $0.allSatisfy(\.isLetter) }
  }

  /// `get /tickets http/1.1`
  private static func isRequestLine(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    return words.count == 3 && words[0].allSatisfy(\.isLetter) && words[2].hasPrefix("http/")
  }

  /// The top-level types of the IANA registry.
  private static let types: Set = [
    "application", "audio", "font", "image", "message", "model", "multipart", "text", "video",
  ]

  /// What is before and after the first colon, without blanks.
  private static func parts(of name: String) -> (name: String, value: String) {
    guard let colon = name.firstIndex(of: ":") else { return (name, "") }
    return (trimmed(name[..<colon]), trimmed(name[name.index(after: colon)...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = text.drop(while: isBlank)
    return String(start.prefix(start.count - start.reversed().prefix(while: isBlank).count))
  }

  private static func describe(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": return "a space"
    case "\t": return "a tab"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: return "a control character"
    default: return "'\(scalar)'"
    }
  }
}

/// The words of `for`.
private enum NameTokenFault: String, CaseIterable {
  case empty
  case pseudoHeader = "pseudo-header"
  /// The first line of a response: `HTTP/1.1 200`, `404 Not Found`.
  case statusLine = "status-line"
  /// The first line of a request: `GET /tickets HTTP/1.1`.
  case requestLine = "request-line"
  /// `application/pdf`.
  case mediaType = "media-type"
  /// `{{tenant}}`, which was meant to be filled in.
  case template
  /// A name with its value: `Accept-Language: de`.
  case value
  /// Several names in one.
  case list
  /// With letters of another alphabet, which can't be sent, or without any letter.
  case foreign
  case other
}
