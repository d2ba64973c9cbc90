import OpenAPI
import Rules
import Syntax

/// Finds the markers that objects carry as extensions, for documents that can't have comments.
enum ExtensionMarkers {
  static func markers(of document: APIDocument, in trees: [SyntaxTree]) -> [Marker] {
    let marked = trees.filter {
      $0.containsKey("x-headerlint-ignore") || $0.containsKey("x-zally-ignore")
    }
    guard !marked.isEmpty else { return [] }
    return document.objects(of: marked).flatMap { object in
      ownMarkers(object) + zallyMarkers(object)
    }
  }

  private static func ownMarkers(_ object: Node) -> [Marker] {
    guard let value = object["x-headerlint-ignore"] else { return [] }
    let markers = (value.isSequence ? value.elements : [value]).flatMap { own($0, object) }
    if !markers.isEmpty { return markers }
    let place = Place(value.key ?? value)
    return [
      Marker(
        subject: .all, scope: .nothing, place: place, pointer: object.pointer, reason: nil,
        fault: Marker.Fault(kind: .suppressionWithoutRule))
    ]
  }

  private static func own(_ value: Node, _ object: Node) -> [Marker] {
    let (words, reason) = MarkerText.words(Array((value.text ?? "").utf8)[...])
    return words.map { word in
      Marker(
        subject: .word(word.text), scope: .object(object), place: Place(value), pointer: object.pointer,
        reason: reason)
    }
  }

  /// Numbers of guidelines' rules; the codes of Zally's own rules mean nothing here.
  private static func zallyMarkers(_ object: Node) -> [Marker] {
    guard let value = object["x-zally-ignore"] else { return [] }
    return (value.isSequence ? value.elements : [value]).compactMap { code in
      guard let number = code.text.flatMap({ Int($0) }) else { return nil }
      return Marker(
        subject: .number(number), scope: .object(object), place: Place(code), pointer: object.pointer,
        reason: nil)
    }
  }
}
