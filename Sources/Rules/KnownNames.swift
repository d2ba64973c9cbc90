import HTTPFields

/// The names that documents may use, and how they are spelt.
struct KnownNames: Sendable {
  let catalogue: FieldCatalogue
  /// The names that the guidelines of the profile define or permit, in their spelling.
  let guideline: [String]
  /// By lower-case name.
  private let guidelineSpellings: [String: [String]]
  /// By name in lower case without separators.
  private let bySkeleton: [String: String]

  init(catalogue: FieldCatalogue, guideline: [String]) {
    self.catalogue = catalogue
    self.guideline = guideline
    guidelineSpellings = Dictionary(grouping: guideline, by: asciiLowercase)
    var bySkeleton: [String: String] = [:]
    func add(_ name: String) {
      let skeleton = Self.skeleton(name)
      if bySkeleton[skeleton] == nil { bySkeleton[skeleton] = name }
    }
    let fields = catalogue.all
    guideline.forEach(add)
    for field in fields where field.isRegistered { add(field.name) }
    for field in fields where !field.isRegistered { add(field.name) }
    self.bySkeleton = bySkeleton
  }

  /// The spellings that the registry or the guideline gives a name, the preferred one first; empty for others.
  func authoritativeSpellings(of name: String) -> [String] {
    var spellings = guidelineSpellings[asciiLowercase(name)] ?? []
    if let field = catalogue[name], field.isRegistered { spellings += [field.name] + field.otherSpellings }
    return spellings
  }

  /// All spellings of a name that are known to be right, the preferred one first.
  func spellings(of name: String) -> [String] {
    let spellings = authoritativeSpellings(of: name)
    guard spellings.isEmpty, let field = catalogue[name] else { return spellings }
    return [field.name] + field.otherSpellings
  }

  /// A known name that differs in case and separators only.
  func sameLetters(as name: String) -> String? { bySkeleton[Self.skeleton(name)] }

  func isGuidelineName(_ name: String) -> Bool { guidelineSpellings[asciiLowercase(name)] != nil }

  /// A name in lower case without `-` and `_`.
  static func skeleton(_ name: String) -> String {
    let name = asciiLowercase(name)
    return String(unsafeUninitializedCapacity: name.utf8.count) { buffer in
      var count = 0
      for byte in name.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
        buffer[count] = byte
        count += 1
      }
      return count
    }
  }
}
