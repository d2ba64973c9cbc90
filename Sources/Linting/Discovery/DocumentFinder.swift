import Platform
import SystemPackage
import Text

/// Turns the paths on the command line into the files to read.
struct DocumentFinder {
  private let input: LintInput
  private let files: Files
  /// What the command line leaves out.
  let excluded: GitIgnore

  init(_ input: LintInput, _ files: Files) {
    self.input = input
    self.files = files
    excluded = GitIgnore(patterns: input.exclude, in: Self.excludeFolder(input, files))
  }

  /// The folder from which patterns of the command line start: the current one or, where everything named is outside it, the
  /// innermost one that contains all of that.
  private static func excludeFolder(_ input: LintInput, _ files: Files) -> FilePath {
    let current = files.folder.realPath(input.excludeFolder)
    guard !input.exclude.isEmpty else { return current }
    let named = input.paths.compactMap { FileSystem.realPath(files.folder.locate(FilePath(exact: $0))) }
    guard var common = named.first, !named.contains(where: { $0.starts(with: current) }) else {
      return current
    }
    if FileSystem.kind(of: common, followingLinks: true) == .file { common.removeLastComponent() }
    for path in named {
      while !path.starts(with: common), common.removeLastComponent() {}
    }
    return common
  }

  /// The files in the order of the paths, those in a folder sorted by name; without duplicates, even if
  /// several paths lead to a file.
  func find() -> Found { find { _ in nil } }

  /// - Parameter excluding: what else to leave out of the walk through a folder.
  func find(excluding: (FilePath) -> GitIgnore?) -> Found {
    var search = Search()
    for path in input.paths {
      if path == "-", let name = input.standardInputName {
        takeStandardInput(name, &search)
      } else {
        take(path, excluding, &search)
      }
    }
    return Found(
      candidates: search.candidates, problems: search.problems, outsideLinks: outsideLinks(search))
  }

  struct Found {
    var candidates: [Candidate] = []
    var problems: [InputProblem] = []
    /// Links to files and folders that aren't read, as none of the paths leads there.
    var outsideLinks: [OutsideLink] = []
  }

  private func outsideLinks(_ search: Search) -> [OutsideLink] {
    var seen: Set<FilePath> = []
    return search.outsideLinks.filter { link in
      if search.walked.contains(where: { link.target.starts(with: $0) }) && files.isInRoot(link.target) {
        return false
      }
      let isNamed = files.status(of: link.target).map { search.positions[$0.identity] != nil } ?? false
      return !isNamed && seen.insert(link.place).inserted
    }
  }

  /// What the walk covers completely, unless configurations exclude something.
  func coverage() -> Coverage {
    let locations = excluded.isEmpty ? input.paths.map { files.folder.locate(FilePath(exact: $0)) } : []
    return Coverage(folders: locations.compactMap(FileSystem.realPath))
  }

  /// Folders that are covered completely. Resolves the given paths, of which there may be thousands, once.
  struct Coverage {
    private let folders: Set<FilePath>

    fileprivate init(folders: [FilePath]) {
      self.folders = Set(folders)
    }

    /// Whether everything in a folder is covered.
    func covers(_ folder: FilePath) -> Bool {
      guard !folders.isEmpty, var folder = FileSystem.realPath(folder) else { return false }
      repeat {
        if folders.contains(folder) { return true }
      } while folder.removeLastComponent()
      return false
    }
  }

  /// The files found so far.
  private struct Search {
    var candidates: [Candidate] = []
    var problems: [InputProblem] = []
    /// The position of each file in `candidates`.
    var positions: [Files.Identity: Int] = [:]
    var hasStandardInput = false
    var folders = FolderNames()
    var outsideLinks: [OutsideLink] = []
    /// The folders: absolute, without links.
    var walked: [FilePath] = []
  }

  private func takeStandardInput(_ name: String, _ search: inout Search) {
    guard !search.hasStandardInput else { return }
    search.hasStandardInput = true
    search.candidates.append(
      Candidate(
        path: PathText.shown(name), stated: FilePath(exact: name), location: .standardInput,
        isNamed: !input.skipOther, isGiven: true,
        realPath: files.folder.realPath(FilePath(exact: name))))
  }

  private func take(_ path: String, _ excluding: (FilePath) -> GitIgnore?, _ search: inout Search) {
    let stated = FilePath(exact: path)
    do throws(FileError) {
      if files.leadsOutside(stated) { throw .leadsOutside }
      switch try files.requireKind(of: stated) {
      case .folder where !files.mayHoldDocuments(files.place(of: stated)): throw .outsideRoot
      case .folder: walk(stated, [excluded] + [excluding(stated)].compactMap { $0 }, &search)
      case .file: takeNamed(stated, PathText.shown(path), &search)
      case .other, .link: throw .notRegular
      }
    } catch {
      let suggestion = error == .notFound ? nearest(to: path, &search.folders) : nil
      search.problems.append(
        InputProblem(path: PathText.shown(path), error: error, suggestion: suggestion))
    }
  }

  /// The path with the most similar name in its folder, if similar enough.
  private func nearest(to path: String, _ folders: inout FolderNames) -> String? {
    let stated = FilePath(exact: path)
    guard let name = stated.lastComponent?.string, path.hasSuffix(name),
      !files.leadsOutside(stated.removingLastComponent())
    else { return nil }
    let folder = files.folder.locate(stated).removingLastComponent()
    let others = folders.names(in: folder).filter { $0 != name && !$0.hasPrefix(".") }
    return EditDistance.nearest(to: name, among: others).map {
      PathText.shown(String(path.dropLast(name.count)) + $0)
    }
  }

  /// - Parameter path: to show.
  private func takeNamed(_ file: FilePath, _ path: String, _ search: inout Search) {
    if input.skipOther, isExcluded(file) { return }
    guard let status = files.status(of: file) else { return }
    let candidate = Candidate(
      path: path, stated: file, location: .file(files.folder.locate(file)), isNamed: !input.skipOther,
      isGiven: true,
      realPath: files.place(of: file), size: status.size)
    add(candidate, status.identity, &search)
  }

  private func isExcluded(_ file: FilePath) -> Bool {
    !excluded.isEmpty && excluded.ignoresPathOrParent(files.place(of: file).bytes, isFolder: false)
  }

  /// - Parameter folder: as stated.
  private func walk(_ folder: FilePath, _ excluded: [GitIgnore], _ search: inout Search) {
    let walk = FolderWalk(folder, in: files, excluded: excluded)
    search.walked.append(walk.root)
    search.outsideLinks += walk.outsideLinks
    // A link is dropped in favour of its target, whichever comes first.
    let found = walk.files.map { (file: $0, status: files.status(of: $0.realPath)) }
    // Closures, because a key path through an optional (Swift 6.3) copies its value with a byte of overlap.
    let targets = Set(found.lazy.filter { !$0.file.isLink }.compactMap { $0.status?.identity })
    for (file, status) in found {
      guard let status, !file.isLink || !targets.contains(status.identity) else { continue }
      let candidate = Candidate(
        path: file.path.shownText, stated: file.path, location: .file(file.realPath), isNamed: false,
        isGiven: false,
        realPath: file.isLink ? files.place(of: file.realPath) : file.realPath, namedFolder: walk.root,
        size: status.size)
      add(candidate, status.identity, &search)
    }
    search.problems += walk.problems.map { InputProblem(path: $0.path.shownText, error: $0.error) }
  }

  private func add(_ candidate: Candidate, _ identity: Files.Identity, _ search: inout Search) {
    if let position = search.positions[identity] {
      // A named file needs an answer, even if it was already found in a folder.
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
struct Candidate: Hashable, Sendable {
  /// The path to show: as given, or as found in a given folder.
  let path: String
  /// The same as a path.
  let stated: FilePath
  let location: Location
  /// Whether it was named, so that it needs an answer whatever it contains.
  fileprivate(set) var isNamed: Bool
  /// Whether it was named or is standard input, regardless of `--skip-other`.
  fileprivate(set) var isGiven: Bool
  /// Its real path. For standard input, the path shown for it.
  let realPath: FilePath
  /// The same as an exact text.
  let realPathText: String
  /// The folder that was named and led to it: absolute, without links; nil where the file itself was named.
  let namedFolder: FilePath?
  /// Bytes, as far as the folder knows; 0 for standard input.
  let size: Int

  fileprivate init(
    path: String, stated: FilePath, location: Location, isNamed: Bool, isGiven: Bool,
    realPath: FilePath, namedFolder: FilePath? = nil, size: Int = 0
  ) {
    self.path = path
    self.stated = stated
    self.namedFolder = namedFolder
    self.size = size
    self.location = location
    self.isNamed = isNamed
    self.isGiven = isGiven
    self.realPath = realPath
    realPathText = realPath.exactText
  }

  enum Location: Hashable, Sendable {
    case standardInput
    /// Absolute.
    case file(FilePath)

    /// - Parameter limit: bytes.
    func read(limit: Int) throws(FileError) -> ByteBuffer {
      switch self {
      case .standardInput: try FileSystem.readStandardInput(limit: limit)
      case .file(let path): try FileSystem.read(path, limit: limit)
      }
    }
  }
}

/// A path that can't be read.
package struct InputProblem: Hashable, Sendable {
  package let path: String
  package let error: FileError
  /// What may have been meant.
  var suggestion: String?
  /// Whether it is a configuration, and no document.
  var isConfiguration = false

  package var message: String {
    if path.isEmpty { return "the path is empty; name a file or folder" }
    let advice =
      error == .notRegular && !isConfiguration ? "; pass it on standard input, with '-' as the path" : ""
    return "\(path): \(error.message)\(advice)" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
  }
}
