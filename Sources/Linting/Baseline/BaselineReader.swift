import Platform
import Syntax
import SystemPackage
import Text

/// A mistake in a baseline file, with file and, if the file can be read, line and column.
package struct BaselineError: Error, CustomStringConvertible, Sendable {
  let message: String
  private let path: String
  /// Nil if the file can't be read.
  let place: Place?
  /// Whether there is no such file.
  package let isOfMissingFile: Bool

  init(_ message: String, at place: Place) {
    self.message = message
    path = place.source.path
    self.place = place
    isOfMissingFile = false
  }

  init(_ path: FilePath, _ error: FileError) {
    message = error.message
    self.path = path.shownText
    place = nil
    isOfMissingFile = error == .notFound
  }

  package var description: String {
    guard let place else { return "\(path): \(message)" }
    let position = LineTable(place.source).position(at: place.range.lowerBound)
    return "\(path):\(position.line):\(position.column): \(message)"
  }
}

extension Baseline {
  /// The path of a baseline named in a configuration.
  /// - Parameter folder: the configuration's.
  package static func locate(_ configured: String, in folder: FilePath) -> FilePath {
    folder.pushing(FilePath(configured)).lexicallyNormalized()
  }

  /// - Parameter folder: the base of a relative path.
  package static func read(_ path: FilePath, in folder: WorkingFolder) throws(BaselineError) -> Baseline {
    let bytes: ByteBuffer
    do throws(FileError) {
      bytes = try FileSystem.read(folder.locate(path), limit: Limits().fileSize)
    } catch {
      throw BaselineError(path, error)
    }
    return try read(SourceFile(path: path.shownText, bytes: bytes))
  }

  package static func read(_ source: SourceFile) throws(BaselineError) -> Baseline {
    let tree: SyntaxTree
    do throws(UnreadableFile) {
      tree = try SyntaxTree.read(source)
    } catch {
      throw BaselineError(error.error.sentence, at: Place(source: source, range: error.error.range))
    }
    return try BaselineReader(tree: tree).baseline()
  }
}

private struct BaselineReader {
  let tree: SyntaxTree

  func baseline() throws(BaselineError) -> Baseline {
    let keys = ["version", "entries"]
    // A document, for instance. One key more or less is a mistake in a baseline.
    guard tree.root.members.contains(where: { keys.contains($0.name) }) else {
      throw BaselineError(
        "this is not a baseline; name a file that --write-baseline wrote", at: Place(tree.root))
    }
    try requireKeys(tree.root, keys)
    let version = try positiveNumber("version", in: tree.root)
    guard version == Baseline.version else {
      throw BaselineError(
        "version \(version) is not supported; this headerlint reads version \(Baseline.version)",
        at: Place(tree.root["version"]!))
    }
    guard let list = tree.root["entries"], list.isSequence else {
      throw BaselineError(
        "a baseline must have a list of 'entries'", at: Place(tree.root["entries"] ?? tree.root))
    }
    var entries: [Baseline.Entry] = []
    for element in list.elements { entries.append(try entry(element)) }
    return Baseline(entries)
  }

  private func entry(_ node: Node) throws(BaselineError) -> Baseline.Entry {
    try requireKeys(node, ["path", "rule", "pointer", "header", "also", "count"])
    let subject = Baseline.Subject(
      path: try text("path", in: node), rule: try text("rule", in: node),
      pointer: try text("pointer", in: node),
      header: node["header"] == nil ? nil : try text("header", in: node))
    return Baseline.Entry(
      subject: subject, also: try texts("also", in: node), count: try positiveNumber("count", in: node))
  }

  /// None where the key isn't there.
  private func texts(_ key: String, in node: Node) throws(BaselineError) -> [String] {
    guard let list = node.value(ofKey: key) else { return [] }
    let texts = list.elements.compactMap(\.string)
    guard list.isSequence, texts.count == list.elements.count else {
      throw BaselineError("'\(key)' must be a list of strings", at: Place(list))
    }
    return texts
  }

  private func requireKeys(_ node: Node, _ known: [String]) throws(BaselineError) {
    guard node.isMapping else { throw BaselineError("expected an object", at: Place(node)) }
    for member in node.members where !known.contains(member.name) {
      throw BaselineError(
        "unknown key '\(member.name)'; expected one of \(known.joined(separator: ", "))",
        at: Place(member.key))
    }
  }

  private func text(_ key: String, in node: Node) throws(BaselineError) -> String {
    guard let value = node.value(ofKey: key) else { throw lacks(key, node) }
    guard let text = value.string else { throw BaselineError("'\(key)' must be a string", at: Place(value)) }
    return text
  }

  private func positiveNumber(_ key: String, in node: Node) throws(BaselineError) -> Int {
    guard let value = node.value(ofKey: key) else { throw lacks(key, node) }
    guard case .integer(let text) = value.scalar, let number = Int(text),
      (1...Baseline.highestCount).contains(number)
    else {
      throw BaselineError(
        "'\(key)' must be a whole number from 1 to \(Baseline.highestCount)", at: Place(value))
    }
    return number
  }

  private func lacks(_ key: String, _ node: Node) -> BaselineError {
    BaselineError("'\(key)' is missing", at: Place(source: node.source, range: node.range))
  }
}
