import OpenAPI
import Rules
import Syntax

/// Finds directives in extensions of objects, for documents that can't have comments.
enum ExtensionDirectives {
  static func directives(of document: APIDocument, in trees: [SyntaxTree]) -> [Directive] {
    let marked = trees.filter {
      $0.containsKey("x-zally-ignore") || $0.containsKey(beginningWith: "x-headerlint")
    }
    guard !marked.isEmpty else { return [] }
    return document.objects(of: marked).flatMap { object in
      ownDirectives(object) + mistakenDirectives(object) + zallyDirectives(object)
    }
  }

  /// What begins like one and is none, such as `x-headerlint-disable`.
  private static func mistakenDirectives(_ object: Node) -> [Directive] {
    object.members.filter { $0.name.hasPrefix("x-headerlint") && $0.name != key }.map { member in
      let meant = object.value(ofKey: key) == nil ? key : nil
      return Directive(
        subject: .all, scope: .nothing, place: Place(member.key), pointer: object.pointer, reason: nil,
        fault: DirectiveFault(
          kind: .misspeltSuppression, arguments: ["word": member.name, "meant": key], meant: meant))
    }
  }

  private static let key = "x-headerlint-ignore"

  private static func ownDirectives(_ object: Node) -> [Directive] {
    guard let value = object.value(ofKey: key) else { return [] }
    let directives = (value.isSequence ? value.elements : [value]).flatMap { own($0, object) }
    if !directives.isEmpty { return directives }
    let place = Place(value.key ?? value)
    return [
      Directive(
        subject: .all, scope: .nothing, place: place, pointer: object.pointer, reason: nil,
        fault: DirectiveFault(kind: .suppressionWithoutRule))
    ]
  }

  private static func own(_ value: Node, _ object: Node) -> [Directive] {
    let (words, reason) = DirectiveText.words(Array((value.text ?? "").utf8)[...])
    return words.map { word in
      Directive(
        subject: .word(word.text), scope: .object(object), place: Place(value), pointer: object.pointer,
        reason: reason)
    }
  }

  /// Numbers of guideline rules; codes of Zally's own rules are ignored.
  private static func zallyDirectives(_ object: Node) -> [Directive] {
    guard let value = object["x-zally-ignore"] else { return [] }
    return (value.isSequence ? value.elements : [value]).compactMap { code in
      guard let number = code.text.flatMap({ Int($0) }) else { return nil }
      return Directive(
        subject: .number(number), scope: .object(object), place: Place(code), pointer: object.pointer,
        reason: nil)
    }
  }
}
