import Syntax
import Text

/// Headers of multipart parts.
extension DocumentWalk {

  /// Reads the headers of multipart parts in an object with `content`.
  func readContent(of object: Node, via: HeaderEntry.Via?) {
    guard version >= .v3_0 else { return }
    readContent(resolved(frequentKeys.content.value(in: object)), via: via)
  }

  /// - Parameter content: the Content Object, not a reference to it.
  func readContent(_ content: Node?, via: HeaderEntry.Via?) {
    guard version >= .v3_0, let content else { return }
    for member in ownMembers(content) { readMediaType(member.value, named: member.name, via: via) }
  }

  /// - Parameter name: nil for a component, whose key isn't a media type.
  func readMediaType(_ node: Node, named name: @autoclosure () -> String?, via: HeaderEntry.Via?) {
    guard let object = resolved(node) else { return }
    var pending = parts(of: object, name())
    while let part = pending.popLast() {
      guard visitedParts.insert(part).inserted else { continue }
      if let headers = part.node["headers"], let map = headerMap(headers, kind: .encoding, via: via),
        let mediaType = part.mediaType
      {
        headerMaps[map].mediaTypes.insert(mediaType)
      }
      // In 3.2 they may nest, as deep as the file does.
      if version >= .v3_2 { pending += parts(of: part.node, part.node["contentType"]?.text) }
    }
  }

  private func parts(of object: Node, _ mediaType: @autoclosure () -> String?) -> [MultipartObject] {
    var encodings = frequentKeys.encoding.value(in: object).map { members($0).map(\.value) } ?? []
    if version >= .v3_2 {
      encodings += object["prefixEncoding"]?.elements ?? []
      encodings += [object["itemEncoding"]].compactMap { $0 }
    }
    guard !encodings.isEmpty else { return [] }
    let name = mediaType().map(Self.withoutParameters)
    return encodings.map { MultipartObject(node: $0, mediaType: name) }
  }

  /// `multipart/form-data` of `Multipart/Form-Data; boundary=x`.
  private static func withoutParameters(_ mediaType: String) -> String {
    let name = mediaType.prefix { $0 != ";" }
    return asciiLowercase(String(name.drop { $0 == " " }.prefix { $0 != " " }))
  }
}

/// An Encoding Object or an object that contains some, with the media type of the parts: if two media types
/// share it, it is read for each.
struct MultipartObject: Hashable {
  let node: Node
  /// In lower case; nil if unknown.
  let mediaType: String?
}
