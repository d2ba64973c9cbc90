import Testing

@testable import Text

/// Patterns that are compared all at once.
@Suite struct PatternTreeTests {
  private typealias Token = PatternTree.Token

  @Test func matchWhatEachOfThemMatchesAlone() {
    var random = Numbers()
    for _ in 0..<3_000 {
      let patterns = (0..<random.below(6) + 1).map { _ in Self.pattern(&random) }
      let text = Self.text(&random)
      var tree = PatternTree()
      let numbers = patterns.map { tree.insert($0) }
      let expected = Set(zip(patterns, numbers).filter { Self.matches($0.0[...], text[...]) }.map(\.1))
      #expect(tree.matches(text) == expected, "\(patterns) and \(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func oneThatIsAddedAgainKeepsItsNumber() {
    var tree = PatternTree()
    #expect(tree.insert("ab".tokens) == 0)
    #expect(tree.insert("a".tokens) == 1)
    #expect(tree.insert("ab".tokens) == 0)
    #expect(tree.count == 2)
    #expect(tree.matches(Array("a".utf8)) == [1])
  }

  @Test(arguments: ["ignored#*.yaml", "*-#", "x#*y", "*#*"])
  func costNoMoreWhereThereAreMoreOfThem(form: String) {
    let name = Array("some-folder/a-file-of-requests.yaml".utf8)
    let steps = [1_000, 2_000, 4_000].map { count in
      var tree = PatternTree()
      for number in 0..<count { tree.insert(form.replacingHash(with: "\(number)").tokens) }
      return tree.steps(for: name)
    }
    #expect(steps[0] == steps[2])
    #expect(steps[2] <= 4 * name.count)
  }

  @Test func shareTheWayAlongWhatBeginsAlikeHoweverManyStarsItHas() {
    var tree = PatternTree()
    for number in 0..<2_000 { tree.insert((String(repeating: "a*", count: 30) + "b\(number)").tokens) }
    let name = [UInt8](repeating: UInt8(ascii: "a"), count: 200)
    #expect(tree.steps(for: name) <= name.count * 62)
  }

  // MARK: One by one

  private static func pattern(_ random: inout Numbers) -> [Token] {
    var set = ByteSet()
    set.insert(UInt8(ascii: "b"))
    let tokens: [Token] = [
      .byte(UInt8(ascii: "a")), .byte(UInt8(ascii: "b")), .byte(UInt8(ascii: "/")), .anyByte, .oneOf(set),
      .oneOf(set.inverted), .anyBytes, .anything, .something, .anyFolders,
    ]
    return (0..<random.below(7)).map { _ in tokens[random.below(tokens.count)] }
  }

  private static func text(_ random: inout Numbers) -> [UInt8] {
    (0..<random.below(8)).map { _ in Array("aab/c".utf8)[random.below(5)] }
  }

  private static func matches(_ pattern: ArraySlice<Token>, _ text: ArraySlice<UInt8>) -> Bool {
    guard let token = pattern.first else { return text.isEmpty }
    let rest = pattern.dropFirst()
    let slash = UInt8(ascii: "/")
    /// Whether the rest matches after some number of bytes.
    func afterAny(from least: Int, where isAllowed: (ArraySlice<UInt8>) -> Bool) -> Bool {
      least <= text.count
        && (least...text.count).contains { isAllowed(text.prefix($0)) && matches(rest, text.dropFirst($0)) }
    }
    return switch token {
    case .byte(let byte): text.first == byte && matches(rest, text.dropFirst())
    case .anyByte: text.first.map { $0 != slash } == true && matches(rest, text.dropFirst())
    case .oneOf(let set):
      text.first.map { $0 != slash && set.contains($0) } == true && matches(rest, text.dropFirst())
    case .anyBytes: afterAny(from: 0) { !$0.contains(slash) }
    case .anything: afterAny(from: 0) { _ in true }
    case .something: afterAny(from: 1) { _ in true }
    case .anyFolders: afterAny(from: 0) { $0.isEmpty || $0.last == slash }
    }
  }
}

extension PatternTree {
  fileprivate func matches(_ text: [UInt8]) -> Set<Int> {
    var matches: Set<Int> = []
    text.withUnsafeBytes { text in _ = forEachMatch(of: text) { matches.insert($0) } }
    return matches
  }

  fileprivate func steps(for text: [UInt8]) -> Int {
    text.withUnsafeBytes { text in forEachMatch(of: text) { _ in } }
  }
}

extension String {
  fileprivate var tokens: [PatternTree.Token] { utf8.map { $0 == UInt8(ascii: "*") ? .anyBytes : .byte($0) } }

  fileprivate func replacingHash(with text: String) -> String {
    map { $0 == "#" ? text : String($0) }.joined()
  }
}

/// Random numbers with a fixed seed.
struct Numbers {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
