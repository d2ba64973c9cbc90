import Platform
import SystemPackage
import Text

/// Turns the paths of the command line into the files to look at.
package struct DocumentFinder: Sendable {
  private let folder: WorkingFolder
  private let paths: [String]
  private let excluded: GitIgnore
  private let passesOverOthers: Bool
  private let standardInputName: String

  /// - Parameters:
  ///   - folder: what relative paths start from.
  ///   - paths: files, folders, or `-` for standard input; none means the working folder.
  ///   - exclude: patterns in the language of .gitignore for files and folders that are left out.
  ///   - excludeFolder: the folder that the patterns are relative to, e.g. the configuration's.
  ///   - skipOther: whether files that are named are treated like those that are found in folders: they obey
  ///     `exclude`, and may be something else than OpenAPI documents.
  ///   - standardInputName: the path that standard input is shown with.
  package init(
    in folder: WorkingFolder, paths: [String], exclude: [String] = [], excludeFolder: FilePath = ".",
    skipOther: Bool = false,
    standardInputName: String = "<stdin>"
  ) {
    self.paths = paths.isEmpty ? ["."] : paths
    self.folder = folder
    self.excluded = GitIgnore(patterns: exclude, in: folder.realPath(excludeFolder))
    self.passesOverOthers = skipOther
    self.standardInputName = standardInputName
  }

  /// The files in the order of the paths, and below a folder in the order of their names; each file once, even where
  /// several paths lead to it.
  package func find() -> (candidates: [Candidate], problems: [InputProblem]) { find { _ in nil } }

  /// - Parameter excluding: what else is left out of the walk through a folder.
  func find(excluding: (FilePath) -> GitIgnore?) -> (candidates: [Candidate], problems: [InputProblem]) {
    var search = Search()
    for path in paths {
      if path == "-" { takeStandardInput(&search) } else { take(path, excluding, &search) }
    }
    return (search.candidates, search.problems)
  }

  /// What the walk looks at in full, as far as configurations let it.
  func coverage() -> Coverage {
    let locations = excluded.isEmpty ? paths.map { folder.locate(FilePath($0)) } : []
    return Coverage(folders: locations.compactMap(FileSystem.realPath))
  }

  /// Folders of which everything is looked at. The paths that were given, which may be thousands, are followed once.
  struct Coverage {
    private let folders: Set<FilePath>

    fileprivate init(folders: [FilePath]) {
      self.folders = Set(folders)
    }

    /// Whether everything in a folder is looked at.
    func covers(_ folder: FilePath) -> Bool {
      guard !folders.isEmpty, var folder = FileSystem.realPath(folder) else { return false }
      repeat {
        if folders.contains(folder) { return true }
      } while folder.removeLastComponent()
      return false
    }
  }

  /// What was found so far.
  private struct Search {
    var candidates: [Candidate] = []
    var problems: [InputProblem] = []
    /// Where each file stands in `candidates`.
    var positions: [FileSystem.Identity: Int] = [:]
    var hasStandardInput = false
  }

  private func takeStandardInput(_ search: inout Search) {
    guard !search.hasStandardInput else { return }
    search.hasStandardInput = true
    search.candidates.append(
      Candidate(
        path: standardInputName, location: .standardInput, isNamed: !passesOverOthers, isGiven: true,
        realPath: folder.realPath(FilePath(standardInputName))))
  }

  private func take(_ path: String, _ excluding: (FilePath) -> GitIgnore?, _ search: inout Search) {
    let stated = FilePath(path)
    let location = folder.locate(stated)
    do throws(FileError) {
      switch try FileSystem.requireKind(of: location) {
      case .folder: walk(stated, location, [excluded] + [excluding(stated)].compactMap { $0 }, &search)
      case .file: takeNamed(location, path, &search)
      case .other, .link: throw .notRegular
      }
    } catch {
      search.problems.append(InputProblem(path: path, error: error))
    }
  }

  private func takeNamed(_ location: FilePath, _ path: String, _ search: inout Search) {
    if passesOverOthers, isExcluded(location) { return }
    guard let status = FileSystem.status(of: location) else { return }
    let candidate = Candidate(
      path: path, location: .file(location), isNamed: !passesOverOthers, isGiven: true,
      realPath: folder.realPath(FilePath(path)), size: status.size)
    add(candidate, status.identity, &search)
  }

  private func isExcluded(_ file: FilePath) -> Bool {
    guard !excluded.isEmpty, let real = FileSystem.realPath(file) else { return false }
    return excluded.ignoresPathOrParent(real.bytes, isFolder: false)
  }

  /// - Parameters:
  ///   - folder: as it was stated.
  ///   - location: where the system finds it.
  private func walk(
    _ folder: FilePath, _ location: FilePath, _ excluded: [GitIgnore], _ search: inout Search
  ) {
    let root = FileSystem.realPath(location) ?? self.folder.absolute(folder)
    let walk = FolderWalk(folder, realPath: root, excluded: excluded)
    // A link gives way to the file that it leads to, wherever that stands in the order.
    let found = walk.files.map { (file: $0, status: FileSystem.status(of: $0.realPath)) }
    let targets = Set(found.lazy.filter { !$0.file.isLink }.compactMap(\.status?.identity))
    for (file, status) in found {
      guard let status, !file.isLink || !targets.contains(status.identity) else { continue }
      let candidate = Candidate(
        path: file.path.string, location: .file(file.realPath), isNamed: false, isGiven: false,
        realPath: file.isLink ? FileSystem.realPath(file.realPath) ?? file.realPath : file.realPath,
        size: status.size)
      add(candidate, status.identity, &search)
    }
    search.problems += walk.problems.map { InputProblem(path: $0.path.string, error: $0.error) }
  }

  private func add(_ candidate: Candidate, _ identity: FileSystem.Identity, _ search: inout Search) {
    if let position = search.positions[identity] {
      // Whoever names a file wants an answer, even where a folder led to it before.
      let known = search.candidates[position]
      search.candidates[position].isNamed = known.isNamed || candidate.isNamed
      search.candidates[position].isGiven = known.isGiven || candidate.isGiven
      return
    }
    search.positions[identity] = search.candidates.count
    search.candidates.append(candidate)
  }
}

/// A file that may be an OpenAPI document.
package struct Candidate: Hashable, Sendable {
  /// The path to show: as given, or as found below a folder that was given.
  package let path: String
  package let location: Location
  /// Whether it was named, so that an answer is due whatever it holds.
  package fileprivate(set) var isNamed: Bool
  /// Whether it was named at all, or is standard input; `--skip-other` makes no difference.
  package fileprivate(set) var isGiven: Bool
  /// Where it lies: absolute, without links. Standard input lies at the path that it is shown with.
  package let realPath: FilePath
  /// The same as a text, by which files are told apart.
  let realPathText: String
  /// Bytes, as far as the folder knows; 0 for standard input.
  package let size: Int

  fileprivate init(
    path: String, location: Location, isNamed: Bool, isGiven: Bool, realPath: FilePath, size: Int = 0
  ) {
    self.path = path
    self.size = size
    self.location = location
    self.isNamed = isNamed
    self.isGiven = isGiven
    self.realPath = realPath
    realPathText = realPath.distinctText
  }

  package enum Location: Hashable, Sendable {
    case standardInput
    /// Absolute.
    case file(FilePath)

    /// - Parameter limit: bytes.
    package func read(limit: Int) throws(FileError) -> ByteBuffer {
      switch self {
      case .standardInput: try FileSystem.readStandardInput(limit: limit)
      case .file(let path): try FileSystem.read(path, limit: limit)
      }
    }
  }
}

/// A path that leads to nothing readable.
package struct InputProblem: Hashable, Sendable {
  package let path: String
  package let error: FileError

  package var message: String { "\(path): \(error.message)" }
}
