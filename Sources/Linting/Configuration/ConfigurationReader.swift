import Platform
import Rules
import Syntax
import SystemPackage

/// Reads a configuration. Continues after a mistake, so that all are reported at once.
struct ConfigurationReader {
  var configuration: Configuration
  var values: ConfigurationValueReader
  let rules: [Rule]
  /// Lazy, because it is needed only if a rule's name is misspelled, but then perhaps hundreds of times.
  private(set) lazy var hints = RuleHints(rules.map(\.description))
  private let profiles: [String]

  private init(_ source: SourceFile, folder: FilePath, book: RuleBook) {
    configuration = Configuration(folder: folder)
    values = ConfigurationValueReader(source)
    rules = book.guidelines.flatMap(\.rules)
    profiles = book.profiles
  }

  /// - Parameter folder: the base of the configuration's paths and globs; absolute, without `.` and `..`.
  static func read(
    _ source: SourceFile, folder: FilePath, book: RuleBook
  ) throws(ConfigurationMistakes) -> Configuration {
    if isBlank(source.bytes) { return Configuration(folder: folder) }
    let tree: SyntaxTree
    do throws(UnreadableFile) {
      tree = try SyntaxTree.read(source)
    } catch {
      let place = Place(source: source, range: error.error.range)
      throw ConfigurationMistakes(mistakes: [RuleFileError(error.error.sentence, at: place)])
    }
    var reader = ConfigurationReader(source, folder: folder, book: book)
    reader.read(tree)
    let mistakes = reader.values.mistakes.sorted { $0.position.offset < $1.position.offset }
    guard mistakes.isEmpty else { throw ConfigurationMistakes(mistakes: mistakes) }
    return reader.configuration
  }

  /// Whether there are only comments, e.g. because everything has been commented out.
  private static func isBlank(_ bytes: SourceBytes) -> Bool {
    let blanks = Array(" \t\r".utf8)
    return bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let first = line.first { !blanks.contains($0) }
      return first == nil || first == UInt8(ascii: "#")
    }
  }

  private enum Key: String, CaseIterable {
    case profile
    case rules
    case headers
    case exclude
    case documents
    case baseline
  }

  private mutating func read(_ tree: SyntaxTree) {
    reportDuplicateKeys(tree)
    for (key, value) in values.entries(tree.root, Key.self, "the configuration") {
      let subject = "'\(key.rawValue)'"
      switch key {
      case .profile: readProfile(value, subject)
      case .rules: readRules(value, subject)
      case .headers: readHeaders(value, subject)
      case .exclude: readExclude(value, subject)
      case .documents: readDocuments(value, subject)
      case .baseline:
        if let text = values.text(value, subject) { configuration.baseline = file(text, at: value) }
      }
    }
  }

  private mutating func readExclude(_ node: Node, _ subject: String) {
    let nodes = values.textNodes(node, subject)
    for node in nodes {
      if let mistake = ExcludePattern.mistake(in: node.text!) { values.report(mistake, at: node) }
    }
    configuration.exclude = nodes.map { $0.text! }
  }

  private mutating func readDocuments(_ node: Node, _ subject: String) {
    let texts = values.texts(node, subject)
    let nodes = node.isSequence ? node.elements : [node]
    // Anything but text has been reported.
    guard texts.count == nodes.count else { return }
    for (text, node) in zip(texts, nodes) {
      if let file = file(text, at: node) { configuration.documents.append(file) }
    }
  }

  /// A path relative to the configuration's folder; nothing outside the repository is read.
  private mutating func file(_ text: String, at node: Node) -> ConfiguredFile? {
    let path = configuration.folder.pushing(FilePath(text)).lexicallyNormalized()
    if let root = RepositoryRoot.containing(folder: configuration.folder),
      !path.starts(with: root)
    {
      values.report("'\(text)' is outside the repository; name a file inside it", at: node)
      return nil
    }
    return ConfiguredFile(path: path, text: text, place: Place(node))
  }

  private mutating func reportDuplicateKeys(_ tree: SyntaxTree) {
    for duplicate in tree.duplicateKeys {
      let key = tree.node(duplicate.key)
      let line = values.lines.line(at: tree.node(duplicate.first).range.lowerBound)
      values.report(
        "duplicate key '\(key.text ?? "")' (first on line \(line)); delete one of the two", at: key)
    }
  }

  private mutating func readProfile(_ node: Node, _ subject: String) {
    guard let name = values.text(node, subject) else { return }
    guard profiles.contains(name) else {
      return values.report(
        "unknown profile '\(name)'; \(ConfigurationValueReader.suggestion(name, profiles))", at: node)
    }
    configuration.profile = name
  }
}
