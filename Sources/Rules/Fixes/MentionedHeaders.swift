import OpenAPI
import Syntax
import Text

/// The headers that a document names elsewhere, where no reference leads to them: in runtime expressions, such as
/// `$request.header.X-Tenant`, and as parameters of links, with or without `header.` before them.
struct MentionedHeaders {
  /// In lower case.
  private var names: Set<String> = []

  init(_ document: APIDocument) {
    for file in document.files {
      file.source.bytes.withUnsafeBytes { addNames(behind: Array("header".utf8), in: $0) }
      for link in file.members(withKey: "links").flatMap({ Array($0.value.members) }) {
        for parameter in link.value["parameters"]?.members ?? [] {
          names.insert(asciiLowercase(parameter.name))
        }
      }
    }
  }

  /// Looks for the dot behind the word: it is rarer than any of the letters.
  private mutating func addNames(behind word: [UInt8], in text: UnsafeRawBufferPointer) {
    var position = word.count
    while true {
      let dot = find(UInt8(ascii: "."), in: text, from: position)
      guard dot < text.count else { return }
      position = dot + 1
      guard text[dot - 1] == word.last, text[(dot - word.count)..<dot].elementsEqual(word) else { continue }
      let name = text[position...].prefix(while: Self.isInName)
      names.insert(asciiLowercase(String(decoding: name, as: UTF8.self)))
    }
  }

  /// Quotes end a name, though HTTP allows them in it.
  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// - Parameter key: a name in lower case.
  func contains(_ key: String) -> Bool { names.contains(key) }
}
