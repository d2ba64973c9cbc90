import OpenAPI
import Syntax
import Text

/// The texts of all references in the files of a document, including places unrelated to headers.
final class ReferenceTexts {
  /// A `$ref` with a fragment.
  struct Reference {
    /// The value of `$ref`.
    let value: Node
    /// Whether something precedes the `#`.
    let namesFile: Bool

    /// What follows the `#`, decoded: a JSON Pointer, unless it is an anchor.
    var pointer: String { URIReference.parts(value.text ?? "").fragment }
  }

  private let document: APIDocument
  /// By the hashes of their texts: most texts occur many times.
  private var references = LinkedGroups<TextHash, (reference: Reference, number: Int)>()
  /// The hashes of the texts by those of the first two and the first three tokens of the pointer, which name a component.
  private var parts = LinkedGroups<TextHash, TextHash>()
  /// The same by the first three tokens, of the pointers that go on after them.
  private var deeperParts = LinkedGroups<TextHash, TextHash>()
  /// The hashes of their first tokens.
  private var starts: Set<TextHash> = []
  /// The hashes of the pointers with one or two tokens: those of what contains components.
  private var short: Set<TextHash> = []
  /// Where the references on the way to headers lead; nil where they lead nowhere.
  private lazy var targets = Dictionary(
    document.references.map { ($0.value, $0.target) }, uniquingKeysWith: { first, _ in first })

  init(_ document: APIDocument) {
    self.document = document
    let members = document.files.flatMap { $0.members(withKey: "$ref") }
    references.reserveCapacity(members.count)
    for (number, member) in members.enumerated() {
      let value = member.key.valueAsWritten
      if value.isScalar { add(value, number) }
    }
  }

  private func add(_ value: Node, _ number: Int) {
    value.withText { text in
      let hash = find(UInt8(ascii: "#"), in: text, from: 0)
      guard hash < text.count else { return }
      let reference = Reference(value: value, namesFile: hash > 0)
      let whole = TextHash(text)
      guard references.append((reference, number), under: whole) else { return }
      if !addPlain(whole, UnsafeRawBufferPointer(rebasing: text[(hash + 1)...])) {
        addUnusual(whole, pointer: reference.pointer)
      }
    }
  }

  /// Nearly all pointers begin with two or three tokens that aren't empty, and have no encoded characters.
  /// - Returns: whether this one is such a pointer.
  private func addPlain(_ text: TextHash, _ pointer: UnsafeRawBufferPointer) -> Bool {
    guard pointer.first == UInt8(ascii: "/"), find(UInt8(ascii: "%"), in: pointer, from: 0) == pointer.count
    else { return false }
    func end(from start: Int) -> Int { find(UInt8(ascii: "/"), in: pointer, from: start) }
    func part(_ end: Int) -> TextHash { TextHash(UnsafeRawBufferPointer(rebasing: pointer[..<end])) }
    let kind = end(from: 1)
    let name = end(from: kind + 1)
    let last = end(from: name + 1)
    guard kind > 1, name > kind + 1, name == pointer.count || last > name + 1 else { return false }
    // Most begin alike, and what begins so has been noted.
    if parts.append(text, under: part(name)) {
      starts.insert(TextHash(UnsafeRawBufferPointer(rebasing: pointer[1..<kind])))
    }
    if name == pointer.count {
      short.insert(part(name))
    } else {
      parts.append(text, under: part(last))
      if last < pointer.count { deeperParts.append(text, under: part(last)) }
    }
    return true
  }

  private func addUnusual(_ text: TextHash, pointer: String) {
    let tokens = pointer.split(separator: "/", maxSplits: 3)
    if tokens.count <= 2 { short.insert(TextHash(pointer)) }
    if let first = tokens.first { starts.insert(TextHash(String(first))) }
    for count in [2, 3] where tokens.count >= count {
      let part = TextHash("/" + tokens.prefix(count).joined(separator: "/"))
      parts.append(text, under: part)
      if count == 3, tokens.count > 3 { deeperParts.append(text, under: part) }
    }
  }

  /// Whether any text leads to a component, into it, or to what contains it, whatever the file.
  func mayLead(toComponent pointer: String) -> Bool {
    guard !parts.contains(TextHash(pointer)) else { return true }
    let kind = pointer.split(separator: "/").dropLast()
    return (1...max(1, kind.count)).contains {
      short.contains(TextHash("/" + kind.prefix($0).joined(separator: "/")))
    }
  }

  /// The references that lead to a node or into it; nil where that isn't certain of one, because it names a
  /// file and isn't on the way to a header.
  func leading(into node: Node) -> [Reference]? {
    var found: [Reference] = []
    let isCertain = allLeading(into: node) { reference in
      found.append(reference)
      return true
    }
    return isCertain ? found : nil
  }

  /// Whether it is certain that no other reference leads to a node or into it.
  /// - Parameter value: of `$ref`.
  func isOnly(_ value: Node, into node: Node) -> Bool {
    allLeading(into: node) { $0.value == value }
  }

  /// Whether all references that lead to a node or into it meet a condition; false where that isn't certain of one.
  private func allLeading(into node: Node, meet condition: (Reference) -> Bool) -> Bool {
    guard mayBeLedInto(node) else { return true }
    let pointer = node.pointer
    let tokens = pointer.split(separator: "/", maxSplits: 3)
    guard tokens.count >= 2 else { return false }
    let part = TextHash("/" + tokens.prefix(3).joined(separator: "/"))
    // What leads to a component as a whole, thousands of times perhaps, doesn't lead to something inside it.
    let texts = tokens.count > 3 ? deeperParts[part] : parts[part]
    let candidates = texts.flatMap { references[$0] }.sorted { $0.number < $1.number }
    return candidates.allSatisfy { reference, _ in
      let way = reference.pointer
      guard way == pointer || way.hasPrefix(pointer + "/") else { return true }
      return switch leads(reference, into: node) {
      case true?: condition(reference)
      case false?: true
      case nil: false
      }
    }
  }

  /// False where no pointer begins with the node's: most lead into `components`.
  private func mayBeLedInto(_ node: Node) -> Bool {
    var top = node
    while let parent = top.parent, parent.parent != nil { top = parent }
    guard let key = top.key, top != node else { return true }
    return key.withText { text in
      text.contains(UInt8(ascii: "~")) || text.contains(UInt8(ascii: "/"))
        || starts.contains(TextHash(text))
    }
  }

  private func leads(_ reference: Reference, into node: Node) -> Bool? {
    if let target = targets[reference.value] { return target?.isInside(node) ?? false }
    return reference.namesFile ? nil : reference.value.isInFile(of: node)
  }
}

extension ReferenceTexts.Reference {
  /// The text of the reference when the key of a node on its way has another name; nil if it is written in an
  /// unusual way.
  func text(through node: Node, renamedTo name: String) -> String? {
    guard let text = value.text, let hash = text.firstIndex(of: "#"), let old = node.key?.text,
      name.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") })
    else { return nil }
    var tokens = text[text.index(after: hash)...].split(separator: "/", omittingEmptySubsequences: false)
    let position = node.pointer.utf8.count { $0 == UInt8(ascii: "/") }
    guard position < tokens.count, JSONPointer.unescape(PercentEncoding.decode(tokens[position])) == old
    else {
      return nil
    }
    tokens[position] = name[...]
    return text[...hash] + tokens.joined(separator: "/")
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
  }
}
