import Syntax

/// The files that a SARIF report names, each looked up once for all that is said of it at one place.
struct SARIFFiles {
  /// By the path that a file is shown with.
  private let repositoryPaths: [TextKey: String]
  /// What the findings of each file point at.
  private let places: [Address: [Place]]
  private var files: [SARIFFile] = []
  private var indices: [Address: Int] = [:]
  /// The one that was asked for last: places of one file come together.
  private var last: Int?

  init(repositoryPaths: [TextKey: String], places: [Place]) {
    self.repositoryPaths = repositoryPaths
    self.places = Dictionary(grouping: places) { Address($0.source) }
  }

  /// Forgets what has been found out, so that another thread need not copy it.
  mutating func removeAll() {
    files = []
    indices = [:]
    last = nil
  }

  subscript(source: SourceFile) -> SARIFFile {
    mutating get { files[index(of: source)] }
    _modify { yield &files[index(of: source)] }
  }

  private mutating func index(of source: SourceFile) -> Int {
    if let last, files[last].source === source { return last }
    let index = indices[Address(source)] ?? add(source)
    last = index
    return index
  }

  private mutating func add(_ source: SourceFile) -> Int {
    files.append(
      SARIFFile(
        source, uri: ArtifactURI(path: repositoryPaths[TextKey(source.path)] ?? source.path),
        places: places[Address(source)] ?? []))
    indices[Address(source)] = files.count - 1
    return files.count - 1
  }
}

/// A file as a SARIF report names it.
struct SARIFFile {
  let source: SourceFile
  let uri: ArtifactURI
  private let places: [Place]
  private lazy var lines = LineTable(source)
  private lazy var fingerprints = LineFingerprints(
    lines, lines: places.map { lines.line(at: $0.range.lowerBound) })

  /// - Parameter places: what the findings in it point at.
  init(_ source: SourceFile, uri: ArtifactURI, places: [Place]) {
    self.source = source
    self.uri = uri
    self.places = places
  }

  /// The end is one past the last character.
  mutating func region(_ range: Range<Int>) -> (start: Position, end: Position) {
    (lines.position(at: range.lowerBound), lines.position(at: range.upperBound))
  }

  /// GitHub's hash of the line on which one of the places begins.
  mutating func lineHash(_ place: Place) -> String? {
    let line = lines.line(at: place.range.lowerBound)
    return fingerprints[line: line]
  }
}
