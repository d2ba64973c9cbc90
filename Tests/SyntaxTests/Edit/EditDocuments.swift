import TestSupport

@testable import Syntax

/// Makes small YAML documents of all that an edit may have to mind.
struct EditDocuments {
  var random: SplitMix
  private var anchors = 0
  private var keys = 0

  init(random: SplitMix) { self.random = random }

  private mutating func pick<Element>(_ list: [Element]) -> Element { list.randomElement(using: &random)! }
  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func document(lineBreak: String) -> String {
    anchors = 0
    var text = chance(20) ? "\u{FEFF}" : ""
    if chance(25) { text += pick(["# é: file\n", "# file\n\n", "# a: 漢\n# b\n---\n", "---\n"]) }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: text += flow(depth: 0, indentation: 0) + "\n"
    case 1, 2: text += sequence(column: 0, depth: 0, isBehindDash: false)
    default: text += mapping(column: 0, depth: 0, isBehindDash: false)
    }
    if chance(10) { text += pick(["\n", "...\n", "# end\n", "\n\n# end\n", "  "]) }
    if chance(20), text.last == "\n" { text.removeLast() }
    return lineBreak == "\n"
      ? text : text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func mapping(column: Int, depth: Int, isBehindDash: Bool) -> String {
    let names = ["a", "b", "c", "'q k'", "\"d\\u00e9\"", "é", "x-y", "200", "$ref", "type", "name"].shuffled(
      using: &random)
    var text = ""
    for (position, name) in names.prefix(Int.random(in: 1...4, using: &random)).enumerated() {
      let isFirst = position == 0 && isBehindDash
      if !isFirst { text += above(column) + blanks(column) }
      if chance(4) {
        text += "? \(name)\n\(blanks(column)):"
      } else {
        text += name + (chance(8) ? " :" : ":")
      }
      text += value(column: column, depth: depth, isInMapping: true)
    }
    return text
  }

  private mutating func sequence(column: Int, depth: Int, isBehindDash: Bool) -> String {
    var text = ""
    for position in 0..<Int.random(in: 1...3, using: &random) {
      if position > 0 || !isBehindDash { text += above(column) + blanks(column) }
      text += "-"
      if depth < 3, chance(45) {
        let gap = pick([1, 1, 1, 3])
        text += blanks(gap)
        text +=
          chance(75)
          ? mapping(column: column + 1 + gap, depth: depth + 1, isBehindDash: true)
          : sequence(column: column + 1 + gap, depth: depth + 1, isBehindDash: true)
      } else {
        text += value(column: column, depth: depth, isInMapping: false)
      }
    }
    return text
  }

  /// Comments and blank lines above an item.
  private mutating func above(_ column: Int) -> String {
    guard chance(25) else { return "" }
    return pick([
      "\n", "\n\n", "\(blanks(column))# c\n", "\(blanks(column))# é c\n\(blanks(column))# d: 1\n",
      "\n\(blanks(column))# c\n", "\(blanks(column))# c\n\n", "\(blanks(column + 2))# deep\n", "# out\n",
    ])
  }

  private mutating func endOfLine() -> String {
    chance(20) ? pick([" # c\n", "  # é 'x\n", " \n", "   # [{\n"]) : "\n"
  }

  /// The rest of the line after a `:` or dash.
  private mutating func value(column: Int, depth: Int, isInMapping: Bool) -> String {
    var properties = ""
    if chance(8) {
      anchors += 1
      properties = " &n\(anchors)"
    }
    if chance(4) { properties += pick([" !!str", " !t"]) }
    let step = pick([2, 2, 2, 4, 1])
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6 where depth < 3 && isInMapping:
      let head = properties + endOfLine()
      if chance(25) {
        return head + sequence(column: column + pick([0, 0, step]), depth: depth + 1, isBehindDash: false)
      }
      return head + mapping(column: column + step, depth: depth + 1, isBehindDash: false)
    case 6, 7: return properties + " " + flow(depth: depth, indentation: column) + endOfLine()
    case 8: return properties + endOfLine()
    case 9 where anchors > 0 && properties.isEmpty:
      return " *n\(Int.random(in: 1...anchors, using: &random))" + endOfLine()
    case 10, 11: return properties + blockScalar(column + step)
    case 12:
      let (lines, line) = (pick(["x y", "é", "'t", "\"t\\", "z"]), blanks(column + step))
      switch lines.first {
      case "'": return properties + " \(lines)\n\(line)# no comment'" + endOfLine()
      case "\"": return properties + " \(lines)\n\(line)u\n\n\(line)v: \"" + endOfLine()
      default: return properties + " \(lines)\n\n\(line)more text" + endOfLine()
      }
    default: return properties + " " + scalar() + endOfLine()
    }
  }

  private mutating func blockScalar(_ column: Int) -> String {
    let head = pick(["|", ">", "|-", ">-", "|+", ">+", "| # c", "|- # é"])
    var text = " \(head)\n"
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      text += pick([
        "\(blanks(column))x\n", "\(blanks(column))# é: y\n", "\(blanks(column))tail  \n", "\n",
        "\(blanks(column))a: [\n",
      ])
    }
    if chance(15) { text += blanks(column) + "x\n" + pick(["\n\n", "\(blanks(column + 2))\n", "  \n"]) }
    return text
  }

  private mutating func scalar() -> String {
    pick([
      "x", "1", "true", "é", "'12'", "\"a\\tb\"", "a b", "'it''s'", "~", "漢 字", "-1.5", "http://a/b#c", "''",
      "\"\"", "'# x'", "yes",
    ])
  }

  private mutating func flow(depth: Int, indentation: Int) -> String {
    let isMapping = chance(65)
    let names = ["a", "b", "'c'", "\"d\"", "é", "type"].shuffled(using: &random)
    let count = Int.random(in: 0...3, using: &random)
    let isLong = chance(30)
    let inner = "\n" + blanks(indentation + 3)
    let gap = pick([" ", " ", ""])
    var text = isMapping ? "{" : "["
    if chance(15), !isLong { text += " " }
    for position in 0..<count {
      if isLong {
        if chance(15) { text += inner + "# é c" }
        text += inner
      }
      if isMapping { text += names[position] + ": " } else if chance(8) { text += "p: " }
      if depth < 3, chance(20) {
        text += flow(depth: depth + 1, indentation: indentation + 3)
      } else {
        text += scalar()
      }
      if position < count - 1 || chance(12) { text += chance(8) ? " ," : "," }
      if isLong, chance(20) { text += " # c" } else if !isLong, position < count - 1 { text += gap }
    }
    if isLong { text += "\n" + blanks(indentation + 2) }
    return text + (isMapping ? "}" : "]")
  }
}

/// Writes documents in JSON.
struct JSONWriting {
  /// Indentation per level; nil for one line.
  let step: String?
  let gap: String
  let lineBreak: String

  static let styles = [
    JSONWriting(step: nil, gap: "", lineBreak: "\n"), JSONWriting(step: nil, gap: " ", lineBreak: "\n"),
    JSONWriting(step: "  ", gap: " ", lineBreak: "\n"), JSONWriting(step: "\t", gap: " ", lineBreak: "\r\n"),
  ]

  func text(_ node: Node, level: Int = 0) -> String {
    func line(_ level: Int) -> String { step.map { lineBreak + String(repeating: $0, count: level) } ?? "" }
    func list(_ items: [String]) -> String {
      items.isEmpty
        ? ""
        : line(level + 1) + items.joined(separator: "," + (step == nil ? gap : line(level + 1))) + line(level)
    }
    switch node.kind {
    case .mapping:
      return "{" + list(node.members.map { string($0.name) + ":" + gap + text($0.value, level: level + 1) })
        + "}"
    case .sequence: return "[" + list(node.elements.map { text($0, level: level + 1) }) + "]"
    case .scalar:
      let written = node.text!
      if case .string = node.scalar! { return string(written) }
      return ScalarQuoting(language: .json, isInFlow: true, isKey: false).bytes(for: .bare(written))
        .map { String(decoding: $0, as: UTF8.self) } ?? (node.isNull ? "null" : string(written))
    }
  }

  private func string(_ text: String) -> String { String(decoding: QuotedText.json(text), as: UTF8.self) }
}
