import HTTPFields
import Text

/// The names that documents may use, and how they are spelt.
struct KnownNames: Sendable {
  let catalogue: FieldCatalogue
  /// The names that the guidelines of the profile define or permit, in their spelling.
  let guideline: [String]
  /// By lower-case name.
  private let guidelineSpellings: [String: [String]]
  /// The names of a configuration, in its spelling; by lower-case name.
  private var configuredSpellings: [String: [String]] = [:]
  /// By name in lower case without separators.
  private var bySkeleton: [String: String]

  init(catalogue: FieldCatalogue, guideline: [String]) {
    self.catalogue = catalogue
    self.guideline = guideline
    guidelineSpellings = Dictionary(grouping: guideline, by: asciiLowercase)
    var bySkeleton: [String: String] = [:]
    let fields = catalogue.all
    bySkeleton.reserveCapacity(fields.count + guideline.count)
    // Of two names with one skeleton the first counts, so the last one goes in first.
    func add(_ names: some Collection<String>) {
      for name in names.reversed() { bySkeleton[Self.skeleton(name)] = name }
    }
    add(fields.lazy.filter { !$0.isRegistered }.map(\.name))
    add(fields.lazy.filter(\.isRegistered).map(\.name))
    add(guideline)
    self.bySkeleton = bySkeleton
  }

  /// The same with the names of a configuration, which come before all others.
  func adding(_ configured: [String]) -> KnownNames {
    var names = self
    // Backwards, so that of two spellings the first stays in front.
    for name in configured.reversed() {
      names.configuredSpellings[asciiLowercase(name), default: []].insert(name, at: 0)
      names.bySkeleton[Self.skeleton(name)] = name
    }
    return names
  }

  /// The spellings that the configuration, the guideline or the registry gives a name, the preferred one first; empty
  /// for others.
  func authoritativeSpellings(of name: String) -> [String] {
    let name = asciiLowercase(name)
    var spellings = (configuredSpellings[name] ?? []) + (guidelineSpellings[name] ?? [])
    if let field = catalogue[name], field.isRegistered { spellings += [field.name] + field.otherSpellings }
    return spellings
  }

  /// Who gives a name its preferred spelling, in words.
  func authority(for name: String) -> String {
    let name = asciiLowercase(name)
    if configuredSpellings[name] != nil { return "the configuration" }
    return guidelineSpellings[name] != nil ? "the guideline" : "the IANA registry"
  }

  /// All spellings of a name that are known to be right, the preferred one first.
  func spellings(of name: String) -> [String] {
    let spellings = authoritativeSpellings(of: name)
    guard let field = catalogue[name], !field.isRegistered else { return spellings }
    // Common use has no say beside a guideline; a configuration only adds to it.
    if guidelineSpellings[asciiLowercase(name)] != nil { return spellings }
    return spellings + [field.name] + field.otherSpellings
  }

  /// A known name that differs in case and separators only.
  func sameLetters(as name: String) -> String? { bySkeleton[Self.skeleton(name)] }

  /// A name in lower case without `-` and `_`.
  static func skeleton(_ name: String) -> String {
    String(unsafeUninitializedCapacity: name.utf8.count) { buffer in
      var count = 0
      for byte in name.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
        buffer[count] = asciiLowercase(byte)
        count += 1
      }
      return count
    }
  }
}
