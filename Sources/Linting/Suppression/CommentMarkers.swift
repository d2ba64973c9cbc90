import Platform
import Rules
import Syntax
import Text

/// Finds the markers in the comments of a file.
struct CommentMarkers {
  private let tree: SyntaxTree
  private let lines: LineTable
  /// The lines that were last looked through for content: none of them has any, and the one after them does.
  private var empty = 0..<0

  private init(tree: SyntaxTree, lines: LineTable) {
    self.tree = tree
    self.lines = lines
  }

  static func markers(of tree: SyntaxTree) -> [Marker] {
    let comments = tree.comments(containing: MarkerText.introduction)
    guard !comments.isEmpty else { return [] }
    var finder = CommentMarkers(tree: tree, lines: LineTable(tree.source))
    return comments.flatMap { finder.markers($0) }
  }

  private mutating func markers(_ comment: Comment) -> [Marker] {
    guard
      let text = MarkerText(comment: Array(tree.source.bytes[comment.range]), at: comment.range.lowerBound)
    else { return [] }
    switch text.directive.text {
    case "ignore": return markers(text, .line(lineMeant(by: comment)))
    case "ignore-file" where isAtTop(comment): return markers(text, .file)
    case "ignore-file":
      return [faulty(text.directive, Marker.Fault(kind: .misplacedSuppression))]
    default: return misspelt(text.directive)
    }
  }

  private func markers(_ text: MarkerText, _ scope: Marker.Scope) -> [Marker] {
    func marker(_ subject: Marker.Subject, _ word: MarkerText.Word) -> Marker {
      Marker(
        subject: subject, scope: scope, place: place(word), pointer: "", reason: text.reason)
    }
    if text.rules.isEmpty { return [marker(.all, text.directive)] }
    return text.rules.map { marker(.word($0.text), $0) }
  }

  /// A comment on its own line means the next line with content; past the end of the file there is none.
  private mutating func lineMeant(by comment: Comment) -> Int {
    let line = lines.line(at: comment.range.lowerBound)
    guard comment.isOnOwnLine else { return line }
    if !empty.contains(line) {
      var next = line
      repeat { next += 1 } while next <= lines.lineCount && !hasContent(next)
      empty = line..<next
    }
    return empty.upperBound
  }

  /// What follows a comment on its own line is no block scalar's text, so that a `#` starts a comment.
  private func hasContent(_ line: Int) -> Bool {
    let first = tree.source.bytes[lines.range(ofLine: line)].first { $0 != 0x20 && $0 != 0x09 }
    return first != nil && first != UInt8(ascii: "#")
  }

  /// Whether a comment stands before the first key.
  private func isAtTop(_ comment: Comment) -> Bool {
    let first = tree.root.members.first?.key ?? tree.root
    return comment.range.lowerBound < first.range.lowerBound
  }

  /// Prose may start like a marker; what is meant to be one looks like one.
  private func misspelt(_ directive: MarkerText.Word) -> [Marker] {
    let nearest = EditDistance.nearest(to: directive.text, among: ["ignore", "ignore-file"])
    guard nearest != nil || directive.text.hasPrefix("ignore") else { return [] }
    return [
      faulty(
        directive,
        Marker.Fault(
          kind: .misspeltSuppression, arguments: ["word": directive.text, "meant": nearest ?? "ignore"]))
    ]
  }

  private func faulty(_ word: MarkerText.Word, _ fault: Marker.Fault) -> Marker {
    Marker(
      subject: .all, scope: .nothing, place: place(word), pointer: "", reason: nil, fault: fault)
  }

  private func place(_ word: MarkerText.Word) -> Place { Place(source: tree.source, range: word.range) }
}
