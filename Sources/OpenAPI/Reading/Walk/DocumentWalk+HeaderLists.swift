import Syntax
import Text

/// A header in a `headers`, whatever that is.
struct HeaderMember {
  let name: String
  /// The node of the name: the key of a map, the value of `name`, or that of `$ref`.
  let nameNode: Node
  /// As written: if two headers share a value through an alias, each has its own.
  let element: Node
  /// The value; the target, if it is written as an alias.
  let value: Node

  init(_ member: Node.Member) {
    self.init(
      name: member.name, nameNode: member.key, element: member.key.valueAsWritten, value: member.value)
  }

  init(name: String, nameNode: Node, element: Node, value: Node) {
    self.name = name
    self.nameNode = nameNode
    self.element = element
    self.value = value
  }
}

extension DocumentWalk {
  /// The entries of a `headers`: a map, or one of the lists that people write instead.
  func headerMembers(_ headers: Node) -> (members: [HeaderMember], isComplete: Bool) {
    if Resolver.isReference(headers) { return (referredMembers(headers), false) }
    if describesHeader(headers) {
      note(.singleHeader, headers, at: headers.key ?? headers)
      return (membersOfDescription(headers), false)
    }
    guard headers.isSequence else { return (ownMembers(headers).map(HeaderMember.init), true) }
    let elements = headers.elements
    if !elements.isEmpty, knownHeaderLists.insert(headers).inserted { headerLists.append(headers) }
    var members: [HeaderMember] = []
    var isComplete = true
    for element in elements {
      let own = headersOfElement(element)
      members += own
      if own.isEmpty { isComplete = false }
    }
    return (members, isComplete)
  }

  /// What holds the headers that a reference in place of a map of them means: its target, or else the reference itself.
  func map(referredToBy reference: Node, _ target: Node) -> Node {
    if ObjectKind(target, version: version) == .response {
      return ownTarget(target["headers"]) ?? reference
    }
    // A reference to a header says the same as a list of this one.
    return describesHeader(target) || holdsOtherObjects(target) ? reference : target
  }

  /// Whether a map isn't one of headers. That a response has all parameters of some requests would be guessed.
  private func holdsOtherObjects(_ map: Node) -> Bool {
    if map.key?.hasText("headers") == true { return false }
    if map.key?.hasText("parameters") == true { return true }
    if let kind = ObjectKind(membersOf: map), kind != .header { return true }
    guard map.isMapping else { return false }
    let members = ownMembers(map)
    return !members.isEmpty && !members.contains { mayBeHeader($0.value) }
  }

  private func mayBeHeader(_ value: Node) -> Bool {
    value.isMapping && value.members.isEmpty
      || value.members.contains { $0.name == "$ref" || Self.keysOfHeaders.contains($0.name) }
  }

  /// The headers that a reference in place of a map means by itself: the one that it names, or the properties of a schema.
  private func referredMembers(_ reference: Node) -> [HeaderMember] {
    if let header = referredHeader(reference) { return [header] }
    return schema(referredToBy: reference).map(membersOfDescription) ?? []
  }

  /// The schema that a reference leads to.
  func schema(referredToBy reference: Node) -> Node? {
    guard Resolver.isReference(reference), let target = resolved(reference) else { return nil }
    return ObjectKind(target, version: version) == .schema ? target : nil
  }

  /// The headers of an element of a list: a map with names as its keys, as older editions of the guideline printed it; an
  /// object with a `name`; or a reference whose name is clear.
  private func headersOfElement(_ element: Node) -> [HeaderMember] {
    if Resolver.isReference(element) { return referredHeader(element).map { [$0] } ?? [] }
    if let name = element["name"], name.isScalar, !name.isNull, let text = name.text {
      return [HeaderMember(name: text, nameNode: name, element: element, value: element)]
    }
    let members = Array(ownMembers(element))
    guard members.count == 1 || members.allSatisfy({ $0.value.isMapping }) else { return [] }
    return members.map(HeaderMember.init)
  }

  /// Whether what is in place of a map is a single header or a schema: all its keys are theirs, and one of them has a value
  /// that no header has.
  func describesHeader(_ map: Node) -> Bool {
    hasValueOfDescription(map) && ownMembers(map).allSatisfy { Self.keysOfHeaders.contains($0.name) }
  }

  private func hasValueOfDescription(_ map: Node) -> Bool {
    if ["name", "type"].contains(where: { map[$0].map { $0.isScalar && !$0.isNull } ?? false }) {
      return true
    }
    guard let schema = map["schema"], schema.isMapping else { return false }
    // Swagger 2.0 describes a header of this name in this way.
    let keys =
      version.isSwagger ? ["$ref", "properties"] : ["$ref", "properties", "type", "allOf", "oneOf", "anyOf"]
    return keys.contains { schema.value(ofKey: $0) != nil }
  }

  /// The headers that are meant by a description in place of a map: the one that it names, or its properties.
  private func membersOfDescription(_ map: Node) -> [HeaderMember] {
    if let name = map["name"], name.isScalar, !name.isNull, let text = name.text {
      return [HeaderMember(name: text, nameNode: name, element: map, value: map)]
    }
    let properties = map["properties"] ?? map["schema"]?["properties"]
    return properties.map { ownMembers($0).filter { $0.value.isMapping }.map(HeaderMember.init) } ?? []
  }

  private static let keysOfHeaders: Set = [
    "collectionFormat", "content", "default", "deprecated", "description", "enum", "example", "examples",
    "explode", "format", "in", "items", "maximum", "maxLength", "minimum", "minLength", "name", "pattern",
    "properties", "required", "schema", "style", "title", "type",
  ]

  /// The key of a component is hardly the name of a header, unless it looks like one.
  private func referredHeader(_ element: Node) -> HeaderMember? {
    guard let reference = element.reference else { return nil }
    func member(_ name: String) -> HeaderMember {
      HeaderMember(name: name, nameNode: reference, element: element, value: element)
    }
    if let target = resolved(element), target["in"]?.hasText("header") == true,
      let name = target["name"]?.text
    {
      return member(name)
    }
    let text = reference.text ?? ""
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let key = JSONPointer.unescape(text[text.utf8.index(after: slash)...])
    return Self.looksLikeHeader(key) ? member(key) : nil
  }

  /// Whether a name has the form of header names, and of hardly anything else: `X-Page`, `Idempotency-Key`, `x-page`.
  static func looksLikeHeader(_ name: String) -> Bool {
    let words = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard words.count > 1, words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isLetterOrDigit) }) else {
      return false
    }
    let isProprietary = words[0].count == 1 && words[0].first! | 0x20 == UInt8(ascii: "x")
    return isProprietary || words.allSatisfy { !(0x61...0x7A).contains($0.first!) }
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
