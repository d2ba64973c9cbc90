import Syntax

/// Objects that are given as text.
extension SchemaInstance {
  /// The object readings of a text: JSON, or names and values as OpenAPI's styles write them. None where it is a single
  /// word; one with unknown members where it may be in another form.
  static func objects(_ text: String, _ form: ValueForm) -> [SchemaInstance] {
    if let members = membersOfJSON(text) { return [.object(members)] }
    guard case .style(let separator, _) = form else { return [.object(nil)] }
    let parts = parts(of: text, separator: separator, areQuotesKept: false)
    let pairs = parts.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
    if pairs.allSatisfy({ $0.count == 2 }) {
      return [.object(pairs.map { Member(name: String($0[0]), value: .text(String($0[1]))) })]
    }
    if parts.count.isMultiple(of: 2) {
      return [
        .object(
          stride(from: 0, to: parts.count, by: 2).map { Member(name: parts[$0], value: .text(parts[$0 + 1])) }
        )
      ]
    }
    let isWord = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0"..."9" ~= $0 || "-_.".unicodeScalars.contains($0)
    }
    return isWord ? [] : [.object(nil)]
  }

  /// Bytes. Nobody writes longer examples as text.
  private static let longestJSON = 20_000

  private static func membersOfJSON(_ text: String) -> [Member]? {
    guard text.utf8.count <= longestJSON, text.utf8.first(where: { !isBlank($0) }) == UInt8(ascii: "{") else {
      return nil
    }
    let source = SourceFile(path: "example.json", bytes: Array(text.utf8))
    guard let tree = try? SyntaxTree.read(source), tree.root.isMapping else { return nil }
    return withExtendedLifetime(tree) {
      tree.root.members.filter { !$0.value.isNull }.map { member in
        // What is in brackets isn't looked at.
        Member(name: member.name, value: member.value.text.map(Element.text))
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
