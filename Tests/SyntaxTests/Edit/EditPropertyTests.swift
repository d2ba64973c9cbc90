import Foundation
import TestSupport
@testable import Syntax
import Testing

/// Whatever the edit: the text that it gives can be read, its tree differs where the edit says, and all other scalars are
/// spelled as before.
@Suite(.timeLimit(.minutes(20)))
struct EditPropertyTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func ofAnyYAML(lineBreak: String) throws {
    let count = Sampling.count(30, of: 250)
    var documents = EditDocuments(random: Sampling.generator())
    var counts = Counts()
    var unreadable = 0
    for _ in 0..<count {
      let text = documents.document(lineBreak: lineBreak)
      guard let tree = try? read(text) else {
        unreadable += 1
        continue
      }
      var trial = EditTrial(tree: tree, random: documents.random)
      try trial.checkAll(&counts)
      documents.random = trial.random
    }
    guard Sampling.isRepresentative else { return }
    #expect(unreadable <= count / 10, "\(Sampling.note)")
    for (name, made) in counts.made {
      #expect(made * 5 > count * 2 && made > counts.refused[name, default: 0], "\(name); \(Sampling.note)")
    }
    #expect(counts.made.count == 8, "\(Sampling.note)")
  }

  @Test(arguments: JSONWriting.styles.indices)
  func ofAnyJSON(style: Int) throws {
    var documents = EditDocuments(random: Sampling.generator(style))
    var counts = Counts()
    for _ in 0..<Sampling.count(12, of: 60) {
      let yaml = documents.document(lineBreak: "\n")
      guard let text = (try? read(yaml)).map({ JSONWriting.styles[style].text($0.root) }) else { continue }
      var trial = EditTrial(tree: try read(text, as: "a.json"), random: documents.random)
      try trial.checkAll(&counts)
      documents.random = trial.random
    }
    // Collections are no scalars to replace.
    #expect(Set(counts.refused.keys).isSubset(of: ["replace", "pair"]), "\(Sampling.note)")
    #expect(counts.made.count == 8 || !Sampling.isRepresentative, "\(Sampling.note)")
  }

  @Test func ofTheDocumentsInFixturesInYAMLAndInJSON() throws {
    let folder = Repository.file("fixtures").resolvingSymlinksInPath()
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    #expect(files.count > 100)
    var counts = Counts()
    var random = Sampling.generator()
    for (position, file) in Sampling.sample(50, of: Array(files.enumerated()), using: &random) {
      var text = try String(contentsOf: file, encoding: .utf8)
      if position % 3 == 1 {
        text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      }
      guard let tree = try? read(text), !tree.root.fileHasDuplicateKeys else { continue }
      let json = try read(
        JSONWriting.styles[position % JSONWriting.styles.count].text(tree.root), as: "a.json")
      for tree in [tree, json] {
        var trial = EditTrial(tree: tree, random: Sampling.generator(position))
        for edit in trial.some(nodes: 6).shuffled(using: &trial.random).prefix(6) {
          try trial.check(edit, &counts)
        }
      }
    }
    #expect(counts.made.values.reduce(0, +) > 5 * counts.refused.values.reduce(0, +))
  }
}

struct Counts {
  var made: [String: Int] = [:]
  var refused: [String: Int] = [:]
}

/// Edits of one document, with the expected results.
struct EditTrial {
  let tree: SyntaxTree
  var random: SplitMix
  private let editor: TreeEditor
  private let before: Value
  private let spellings: [String]

  struct Case {
    let name: String
    let edits: Edits?
    /// The expected effect on the tree.
    let change: (Value) -> Value
    /// Whether array indices change.
    var movesElements = false
    let checkSpellings: (_ before: [String], _ after: [String]) -> Bool
  }

  init(tree: SyntaxTree, random: SplitMix) {
    self.tree = tree
    self.random = random
    editor = TreeEditor(tree)
    before = Value(tree.root)
    spellings = Self.spellings(tree)
  }

  /// The scalars and aliases as written, in file order.
  private static func spellings(_ tree: SyntaxTree) -> [String] {
    (0..<tree.nodeCount).map(tree.node).filter { !$0.isMapping && !$0.isSequence }.map {
      tree.source.text($0.range)
    }
  }

  /// Each edit of the document, and some pairs of them.
  mutating func checkAll(_ counts: inout Counts) throws {
    let edits = all()
    for edit in edits { try check(edit, &counts) }
    for _ in 0..<min(20, edits.count * edits.count) {
      let (first, second) = (edits.randomElement(using: &random)!, edits.randomElement(using: &random)!)
      try check(first, second, &counts)
    }
  }

  func check(_ edit: Case, _ counts: inout Counts) throws {
    guard let edits = edit.edits else {
      counts.refused[edit.name, default: 0] += 1
      return
    }
    counts.made[edit.name, default: 0] += 1
    let document = tree.source.text(0..<tree.source.bytes.count)
    let result = String(decoding: try #require(edits.applied(to: tree.source.bytes)), as: UTF8.self)
    func explain(_ what: String) -> Testing.Comment {
      "\(edit.name) \(what); \(Sampling.note)\n<\(escaped(document))>\n<\(escaped(result))>"
    }
    guard let after = try? read(result, as: tree.language == .json ? "a.json" : "a.yaml") else {
      Issue.record(explain("can't be read"))
      return
    }
    #expect(after.language == tree.language || tree.language == .yaml)
    #expect(Value(after.root) == edit.change(before), explain("means something else"))
    #expect(edit.checkSpellings(spellings, Self.spellings(after)), explain("writes others differently"))
  }

  /// Two edits, of which both or only the first are made.
  func check(_ first: Case, _ second: Case, _ counts: inout Counts) throws {
    guard let one = first.edits, let other = second.edits, one != other else { return }
    let selection = EditSelection([one, other].map { [FileEdits(tree.source, $0)] })
    #expect(selection.applied.first == 0)
    guard selection.applied.count == 2 else {
      counts.refused["pair", default: 0] += 1
      return
    }
    counts.made["pair", default: 0] += 1
    let result = String(decoding: try #require(selection.files.first?.result), as: UTF8.self)
    let document = tree.source.text(0..<tree.source.bytes.count)
    let names: Testing.Comment =
      "\(first.name), \(second.name)\n<\(escaped(document))>\n<\(escaped(result))>\n\(one)\n\(other)"
    guard let after = try? read(result, as: tree.language == .json ? "a.json" : "a.yaml") else {
      Issue.record(names)
      return
    }
    guard !first.movesElements, !second.movesElements else { return }
    let expected = second.change(first.change(before))
    // If the order matters, there is no right result.
    guard expected == first.change(second.change(before)) else { return }
    #expect(Value(after.root) == expected, names)
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map {
      $0 == "\n"
        ? "\n" : $0.value < 32 || $0.value == 0xFEFF ? "\\u{\(String($0.value, radix: 16))}" : String($0)
    }
    .joined()
  }

  // MARK: Cases

  mutating func all() -> [Case] { cases(at: Array(0..<tree.nodeCount)) }

  /// Cases for randomly chosen nodes.
  mutating func some(nodes count: Int) -> [Case] {
    cases(at: (0..<count).map { _ in Int.random(in: 0..<tree.nodeCount, using: &random) })
  }

  private mutating func cases(at indices: [Int]) -> [Case] {
    guard !tree.root.fileHasDuplicateKeys else { return [] }
    var cases: [Case] = []
    for index in indices {
      let node = tree.node(index)
      if node.isKey { cases += member(node) }
      if node.isMapping { cases.append(insertion(into: node)) }
      if node.isSequence { cases += elements(node) }
    }
    return cases
  }

  private mutating func text() -> ScalarText {
    if Int.random(in: 0..<4, using: &random) == 0 {
      return .bare(["true", "12", "-1.5", "null"].randomElement(using: &random)!)
    }
    return .string(texts.randomElement(using: &random)!)
  }

  private mutating func name(in mapping: Node) -> String {
    let taken = mapping.ownKeys.map { $0.text! }
    return texts.filter { !taken.contains($0) && $0 != "<<" }.randomElement(using: &random)!
  }

  private mutating func newMember(in mapping: Node) -> NewMember {
    let values: [NewValue] = [
      .scalar(text()),
      .mapping([NewMember("type", .scalar(text())), NewMember("é: x", .sequence([.scalar(text())]))]),
      .sequence([]),
    ]
    return NewMember(name(in: mapping), values.randomElement(using: &random)!)
  }

  private mutating func member(_ key: Node) -> [Case] {
    let mapping = key.parent!
    let (path, name) = (steps(mapping), key.text!)
    var cases: [Case] = []
    let new = text()
    cases.append(
      Case(
        name: "replace", edits: editor.replaceValue(ofKey: key, with: .scalar(new)),
        change: changed(path) { $0[name] = Value(new) }
      ) {
        isOneChanged($0, $1)
      })
    let other = self.name(in: mapping)
    cases.append(
      Case(
        name: "rename", edits: editor.rename(key, to: other),
        change: changed(path) { $0[other] = $0.removeValue(forKey: name) }
      ) {
        isOneChanged($0, $1)
      })
    cases.append(
      Case(name: "remove", edits: editor.remove(memberOf: key), change: changed(path) { $0[name] = nil }) {
        isGap(in: $0, $1)
      })
    let member = newMember(in: mapping)
    let isBefore = Bool.random(using: &random)
    cases.append(
      Case(
        name: "insert beside",
        edits: editor.insert(member, into: mapping, isBefore ? .before(key) : .behind(key)),
        change: changed(path) { $0[member.key] = Value(member.value) }
      ) {
        isGap(in: $1, $0)
      })
    var keys: [Node] = []
    for key in mapping.ownKeys where Bool.random(using: &random) { keys.append(key) }
    if !keys.contains(key) { keys.append(key) }
    let names = keys.map { $0.text! }
    cases.append(
      Case(
        name: "nest", edits: editor.nest(keys.shuffled(using: &random), under: other),
        change: changed(path) { members in
          members[other] = .map(members.filter { names.contains($0.key) })
          for name in names { members[name] = nil }
        }
      ) { before, after in
        func flat(_ list: [String]) -> [String] {
          list.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
        }
        let name = after.filter { !before.contains($0) }
        return isGap(in: flat(after), flat(before)) || name.count <= 1
      })
    return cases
  }

  private mutating func insertion(into mapping: Node) -> Case {
    let member = newMember(in: mapping)
    return Case(
      name: "insert", edits: editor.insert(member, into: mapping),
      change: changed(steps(mapping)) { $0[member.key] = Value(member.value) }
    ) {
      isGap(in: $1, $0)
    }
  }

  private mutating func elements(_ sequence: Node) -> [Case] {
    let path = steps(sequence)
    var cases: [Case] = []
    for position in 0..<sequence.elements.count {
      let new = text()
      cases.append(
        Case(
          name: "replace", edits: editor.replaceElement(at: position, of: sequence, with: .scalar(new)),
          change: changedList(path) { $0[position] = Value(new) }
        ) {
          isOneChanged($0, $1)
        })
      cases.append(
        Case(
          name: "remove element", edits: editor.removeElement(at: position, of: sequence),
          change: changedList(path) { $0.remove(at: position) }, movesElements: true
        ) {
          isGap(in: $0, $1)
        })
    }
    return cases
  }

  // MARK: Expectations

  private func steps(_ node: Node) -> [String] {
    var steps: [String] = []
    var current = node
    while let parent = current.parent {
      if let key = current.key {
        steps.append(key.text!)
      } else {
        var position = 0
        var item = current
        while let previous = item.previousInPlace { (position, item) = (position + 1, previous) }
        steps.append(String(position))
      }
      current = parent
    }
    return steps.reversed()
  }

  private func changed(_ path: [String], _ change: @escaping (inout [String: Value]) -> Void) -> (Value) ->
    Value
  {
    { before in
      before.changed(path[...]) { value in
        guard case .map(var members) = value else { return }
        change(&members)
        value = .map(members)
      }
    }
  }

  private func changedList(_ path: [String], _ change: @escaping (inout [Value]) -> Void) -> (Value) -> Value
  {
    { before in
      before.changed(path[...]) { value in
        guard case .list(var elements) = value else { return }
        change(&elements)
        value = .list(elements)
      }
    }
  }
}

/// Whether two lists differ in exactly one element.
private func isOneChanged(_ before: [String], _ after: [String]) -> Bool {
  before.count == after.count && zip(before, after).count { $0 != $1 } <= 1
}

/// Whether one list is the other without a run of elements.
private func isGap(in long: [String], _ short: [String]) -> Bool {
  guard long.count >= short.count else { return false }
  let start = zip(long, short).prefix { $0 == $1 }.count
  return long.suffix(short.count - start).elementsEqual(short[start...])
}

extension Value {
  init(_ text: ScalarText) {
    switch text {
    case .string(let text): self = .string(text)
    case .bare("null"): self = .null
    case .bare("true"): self = .boolean(true)
    case .bare(let text): self = .number(Double(text)!)
    }
  }

  init(_ value: NewValue) {
    switch value {
    case .scalar(let text): self.init(text)
    case .mapping(let members):
      self = .map(Dictionary(uniqueKeysWithValues: members.map { ($0.key, Value($0.value)) }))
    case .sequence(let elements): self = .list(elements.map(Value.init))
    }
  }

  func changed(_ path: ArraySlice<String>, _ change: (inout Value) -> Void) -> Value {
    var copy = self
    guard let step = path.first else {
      change(&copy)
      return copy
    }
    switch copy {
    case .map(var members):
      members[step] = members[step]?.changed(path.dropFirst(), change)
      copy = .map(members)
    case .list(var elements):
      elements[Int(step)!] = elements[Int(step)!].changed(path.dropFirst(), change)
      copy = .list(elements)
    default: break
    }
    return copy
  }
}
