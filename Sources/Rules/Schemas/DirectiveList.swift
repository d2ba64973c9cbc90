import HTTPFields
import Text

/// A field value that is a list of directives: `private, max-age=300`.
struct DirectiveList {
  private(set) var elements: [String]

  /// Nil where an element is no name, or a name and a value.
  init?(_ text: String) {
    elements = ListValue.parts(of: text, at: ",").map { String(Self.trimmed($0)) }
    guard !elements.isEmpty, elements.allSatisfy(Self.isDirective) else { return nil }
  }

  var text: String { elements.joined(separator: ", ") }

  /// - Parameter element: in lower case; a name alone is that of elements with a value too.
  func has(_ element: String) -> Bool {
    elements.contains { asciiLowercase($0) == element || asciiLowercase($0).hasPrefix(element + "=") }
  }

  /// The numbers of the elements with these names, in the order of the names; nil for one that has none.
  func numbers(of names: [String]) -> [(position: Int, number: Int?)] {
    names.compactMap { name in
      guard let position = elements.firstIndex(where: { asciiLowercase($0).hasPrefix(name + "=") }) else {
        return nil
      }
      let digits = elements[position].dropFirst(name.utf8.count + 1).filter { $0 != "\"" }
      return (position, Int(digits))
    }
  }

  mutating func remove(_ unwanted: [String]) {
    elements.removeAll { unwanted.contains(asciiLowercase($0)) }
  }

  mutating func add(_ element: String, first: Bool = false) {
    if first { elements.insert(element, at: 0) } else { elements.append(element) }
  }

  mutating func replace(at position: Int, number: Int) {
    elements[position] = elements[position].prefix { $0 != "=" } + "=\(number)"
  }

  private static func trimmed(_ part: Substring) -> Substring {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = part.drop(while: isBlank)
    return start.last.map(isBlank) == true
      ? start.prefix(upTo: start.index(after: start.lastIndex { !isBlank($0) }!)) : start
  }

  /// `token [ "=" value ]`, without a check of the value.
  private static func isDirective(_ element: String) -> Bool {
    let name = element.prefix { $0 != "=" }
    guard FieldName.isToken(String(name)) else { return false }
    let value = element.dropFirst(name.count + 1)
    return name.count == element.count || !value.isEmpty && !value.contains(" ") || value.hasPrefix("\"")
  }
}

/// What such a list must have.
enum DirectiveDemand: Sendable {
  /// - Parameter addition: what is proposed where none of `any` is there.
  case elements(any: [String], none: [String], addition: String?)
  /// A number of the first of these names.
  case range(of: [String], ClosedRange<Int>, otherwise: Int)

  func isMet(by list: DirectiveList) -> Bool {
    switch self {
    case .elements(let any, let none, _):
      return (any.isEmpty || any.contains(where: list.has)) && !none.contains(where: list.has)
    case .range(let names, let range, _):
      // One that can't be read is for others to report.
      return list.numbers(of: names).contains { $0.number.map(range.contains) ?? true }
    }
  }

  func mending(_ list: DirectiveList) -> DirectiveList {
    guard !isMet(by: list) else { return list }
    var list = list
    switch self {
    case .elements(let any, let none, let addition):
      list.remove(none)
      if let addition, !any.isEmpty, !any.contains(where: list.has) {
        list.add(addition, first: any.count == 1)
      }
    case .range(let names, let range, let otherwise):
      if let found = list.numbers(of: names).first, let number = found.number {
        list.replace(at: found.position, number: min(max(number, range.lowerBound), range.upperBound))
      } else if let name = names.last {
        list.add("\(name)=\(otherwise)")
      }
    }
    return list
  }
}
