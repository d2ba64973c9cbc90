import HTTPFields
import Platform
import Text

/// The names that documents may use, and their spelling.
///
/// A class to make passing it around cheap.
final class KnownNames: Sendable {
  let catalogue: FieldCatalogue
  /// The names that the profile's guidelines define or permit, in their spelling.
  let guideline: [String]
  private let links: [String: String]
  /// By lower-case name.
  private let guidelineSpellings: [String: [String]]
  /// The configuration's spelling of each name, the first of several; by lower-case name.
  private let configuredSpellings: [String: String]
  /// All of the configuration's spellings.
  private let configured: Set<String>
  /// The published names, by name in lower case without separators. Only names that are spelt otherwise are looked up.
  private let published: Once<[String: String]>
  /// The configuration's, likewise.
  private let configuredBySkeleton: [String: String]

  /// - Parameter links: where the guidelines spell their names, by the names in lower case.
  init(catalogue: FieldCatalogue, guideline: [String], links: [String: String] = [:]) {
    self.catalogue = catalogue
    self.links = links
    self.guideline = guideline
    guidelineSpellings = Dictionary(grouping: guideline, by: asciiLowercase)
    published = Once {
      let fields = catalogue.heads
      let names =
        guideline + fields.filter { $0.isRegistered }.map { $0.name }
        + fields.filter { !$0.isRegistered }.map { $0.name }
      return Dictionary(
        names.map { (Self.skeleton($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    configuredBySkeleton = [:]
    configuredSpellings = [:]
    configured = []
  }

  /// The same plus the names of a configuration, which take precedence.
  func adding(_ configured: [String]) -> KnownNames {
    configured.isEmpty ? self : KnownNames(self, adding: configured)
  }

  private init(_ names: KnownNames, adding added: [String]) {
    catalogue = names.catalogue
    guideline = names.guideline
    links = names.links
    guidelineSpellings = names.guidelineSpellings
    configured = names.configured.union(added)
    published = names.published
    var (spellings, bySkeleton) = (names.configuredSpellings, names.configuredBySkeleton)
    // Reversed, so that the first of two spellings ends up in front.
    for name in added.reversed() {
      spellings[asciiLowercase(name)] = name
      bySkeleton[Self.skeleton(name)] = name
    }
    configuredSpellings = spellings
    configuredBySkeleton = bySkeleton
  }

  /// The spelling of a name in the configuration, the guideline or the registry; nil for other names.
  func authoritativeSpelling(of name: String) -> String? {
    let name = asciiLowercase(name)
    return configuredSpellings[name] ?? publishedSpellings(of: name).first
  }

  /// Whether one of them spells the name exactly so.
  func isAuthoritative(_ name: String) -> Bool {
    configured.contains(name) || publishedSpellings(of: asciiLowercase(name)).contains(name)
  }

  /// The spellings in the guideline and the registry, the preferred one first.
  /// - Parameter name: in lower case.
  private func publishedSpellings(of name: String) -> [String] {
    let spellings = guidelineSpellings[name] ?? []
    guard let field = catalogue[name], field.isRegistered else { return spellings }
    return spellings + [field.name] + field.otherSpellings
  }

  /// The source of a name's preferred spelling, for messages.
  func authority(for name: String) -> String {
    let name = asciiLowercase(name)
    if configuredSpellings[name] != nil { return "the configuration" }
    return guidelineSpellings[name] != nil ? "the guideline" : "the IANA registry"
  }

  /// Where a guideline spells a name; nil for names that others spell.
  func link(for name: String) -> String? {
    let name = asciiLowercase(name)
    return configuredSpellings[name] == nil && guidelineSpellings[name] != nil ? links[name] : nil
  }

  /// A correct spelling of a name, the preferred one of several.
  func spelling(of name: String) -> String? {
    authoritativeSpelling(of: name) ?? commonSpellings(of: asciiLowercase(name)).first
  }

  /// Whether a name is known to be spelled correctly.
  func isSpelling(_ name: String) -> Bool {
    isAuthoritative(name) || commonSpellings(of: asciiLowercase(name)).contains(name)
  }

  /// Common spellings don't count if the guideline or the registry has one; a configuration only adds to
  /// them.
  /// - Parameter name: in lower case.
  private func commonSpellings(of name: String) -> [String] {
    guard let field = catalogue[name], !field.isRegistered, guidelineSpellings[name] == nil else { return [] }
    return [field.name] + field.otherSpellings
  }

  /// Whether another specification defines a name, whatever its case.
  func isPublished(_ name: String) -> Bool { catalogue.publication(of: name) != nil }

  /// A known name that differs only in case and separators.
  func sameLetters(as name: String) -> String? {
    let skeleton = Self.skeleton(name)
    return configuredBySkeleton[skeleton] ?? published.value[skeleton]
  }

  /// Whether a name is another one with more at its end: `Locations` may well be locations.
  static func goesOn(_ name: String, after other: String) -> Bool {
    let (name, other) = (skeleton(name), skeleton(other))
    return name != other && name.hasPrefix(other)
  }

  /// A name in lower case without `-` and `_`.
  static func skeleton(_ name: String) -> String {
    name.withBytes { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var count = 0
        for byte in bytes where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
          buffer[count] = asciiLowercase(byte)
          count += 1
        }
        return count
      }
    }
  }
}
