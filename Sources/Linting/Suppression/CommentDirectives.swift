import Platform
import Rules
import Syntax
import Text

/// Finds the directives in the comments of a file.
struct CommentDirectives {
  private let tree: SyntaxTree
  private let lines: LineTable
  /// A range of lines known to be without content, followed by one with content.
  private var empty = 0..<0

  private init(tree: SyntaxTree, lines: LineTable) {
    self.tree = tree
    self.lines = lines
  }

  static func directives(of tree: SyntaxTree) -> [Directive] {
    let comments = tree.comments(containing: DirectiveText.name)
    guard !comments.isEmpty else { return [] }
    var finder = CommentDirectives(tree: tree, lines: LineTable(tree.source))
    return comments.flatMap { finder.directives($0) }
  }

  private mutating func directives(_ comment: Comment) -> [Directive] {
    let (bytes, offset) = (Array(tree.source.bytes[comment.range]), comment.range.lowerBound)
    guard let text = DirectiveText(comment: bytes, at: offset) else {
      return MistakenDirective(comment: bytes, at: offset).map { [mistaken($0)] } ?? []
    }
    switch text.command.text {
    case "ignore": return directives(text, .line(lineMeant(by: comment)), in: comment)
    case "ignore-file" where isAtTop(comment): return directives(text, .file, in: comment)
    case "ignore-file":
      return [faulty(text.command, DirectiveFault(kind: .misplacedSuppression))]
    default: return MistakenDirective(text).map { [mistaken($0)] } ?? []
    }
  }

  private func directives(_ text: DirectiveText, _ scope: Directive.Scope, in comment: Comment) -> [Directive]
  {
    func directive(_ subject: Directive.Subject, _ word: DirectiveText.Word) -> Directive {
      Directive(
        subject: subject, scope: scope, place: place(word), pointer: "", reason: text.reason,
        comment: comment)
    }
    if text.rules.isEmpty { return [directive(.all, text.command)] }
    return text.rules.map { directive(.word($0.text), $0) }
  }

  /// A comment on its own line applies to the next line with content; nil if there is none.
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

  /// The text after a comment on its own line isn't part of a block scalar, so `#` starts a comment.
  private func hasContent(_ line: Int) -> Bool {
    let first = tree.source.bytes[lines.range(ofLine: line)].first { $0 != 0x20 && $0 != 0x09 }
    return first != nil && first != UInt8(ascii: "#")
  }

  /// Whether a comment precedes the first key.
  private func isAtTop(_ comment: Comment) -> Bool {
    let first = tree.root.members.first?.key ?? tree.root
    return comment.range.lowerBound < first.range.lowerBound
  }

  private func mistaken(_ mistaken: MistakenDirective) -> Directive {
    guard let meant = mistaken.meant else {
      return faulty(
        mistaken.word, DirectiveFault(kind: .unknownDirective, arguments: ["word": mistaken.word.text]))
    }
    let arguments: Arguments = ["word": mistaken.word.text, "meant": meant]
    return faulty(
      mistaken.word, DirectiveFault(kind: .misspeltSuppression, arguments: arguments, meant: meant))
  }

  private func faulty(_ word: DirectiveText.Word, _ fault: DirectiveFault) -> Directive {
    Directive(
      subject: .all, scope: .nothing, place: place(word), pointer: "", reason: nil, fault: fault)
  }

  private func place(_ word: DirectiveText.Word) -> Place { Place(source: tree.source, range: word.range) }
}
