import Platform
import SystemPackage
import Text

/// The files that something was made from, to tell whether a change affects it.
struct Dependencies: Sendable {
  /// Files, existing or not, by both stated and real path.
  private var paths: Set<TextKey> = []
  /// The folders containing them; the topmost one is empty.
  private var folders: Set<TextKey> = []
  /// The folders where a configuration would apply, existing or not.
  private var configurationFolders: Set<TextKey> = []
  /// Files and folders that were searched: anything new in them may matter.
  private var searched: [String] = []
  /// Paths redirected by links, and broken links.
  private var turns: [Turn] = []

  private struct Turn {
    let stated: String
    /// Where it led, or would have led.
    let real: String
  }

  /// - Parameters:
  ///   - stated: absolute, without `.` and `..`.
  ///   - real: where it leads, or would lead if it existed.
  mutating func add(_ stated: String, leadingTo real: String, isThere: Bool = true) {
    add(stated)
    if real != stated { add(real) }
    if real != stated || !isThere { turns.append(Turn(stated: stated, real: real)) }
  }

  private mutating func add(_ path: String) {
    if paths.insert(TextKey(path)).inserted { Self.addFolders(around: path, to: &folders) }
  }

  /// - Parameter file: absolute, without `.` and `..`: a file whose configuration was looked up.
  mutating func addConfigurationFolders(around file: String) {
    Self.addFolders(around: file, to: &configurationFolders)
  }

  /// - Parameter path: absolute: a file, or a folder with all its contents.
  mutating func addSearch(_ path: String) {
    searched.append(path)
    Self.addFolders(around: path + "/", to: &folders)
  }

  mutating func formUnion(_ other: Dependencies) {
    paths.formUnion(other.paths)
    folders.formUnion(other.folders)
    configurationFolders.formUnion(other.configurationFolders)
    searched += other.searched
    turns += other.turns
  }

  private static func addFolders(around path: String, to folders: inout Set<TextKey>) {
    var path = path
    while !path.isEmpty {
      path = PathText.folder(of: path)
      // Its parents have been inserted already.
      guard folders.insert(TextKey(path)).inserted else { return }
    }
  }

  var isSearch: Bool { !searched.isEmpty }

  /// All files, by both stated and real path.
  var all: Set<TextKey> { paths }

  /// Whether it depends on none of the files.
  func isFree(of files: [TextKey]) -> Bool { paths.isDisjoint(with: files) }

  /// Whether a change at any of the paths may matter.
  /// - Parameter files: the current files, if links may have changed; otherwise nil.
  func areConcerned(by paths: [String], links files: Files?) -> Bool {
    paths.contains(where: areConcerned) || files.map(haveTurned) == true
  }

  /// Whether it may matter that something is new, changed or gone at a path.
  /// - Parameter path: absolute: a file, or a folder with all its contents.
  private func areConcerned(by path: String) -> Bool {
    let path = path == "/" ? "" : path
    if paths.contains(TextKey(path)) || folders.contains(TextKey(path)) { return true }
    let (folder, name) = PathText.split(path)
    switch name {
    case ".git": return folders.contains(TextKey(folder))
    case Configuration.fileName where configurationFolders.contains(TextKey(folder)): return true
    case GitIgnoreStack.fileName where isSearch && folders.contains(TextKey(folder)): return true
    // Git's own files are never searched.
    default: return searched.contains { PathText.isInside(path, $0) } && !path.contains("/.git/")
    }
  }

  /// Whether links lead elsewhere than before, or to something new.
  private func haveTurned(in files: Files) -> Bool {
    turns.contains { files.place(of: FilePath(exact: $0.stated)).exactText != $0.real }
  }
}

extension Dependencies {
  /// The dependencies of one file's results.
  /// - Parameter folder: the base of its path.
  init(_ part: RunPart, from folder: WorkingFolder) {
    let candidate = part.candidate
    let named = folder.absolute(candidate.stated).exactText
    add(named, leadingTo: candidate.realPathText)
    addConfigurationFolders(around: named)
    for lead in part.leads { add(lead.stated, leadingTo: lead.real, isThere: lead.isThere) }
  }

  /// The dependencies of an answer about a document.
  /// - Parameter path: the document's, as requested.
  init(_ run: LintRun.Result, _ path: String, _ files: Files) {
    let folder = files.folder
    let named = FilePath(exact: path)
    add(named, files)
    if case .folder? = try? files.requireKind(of: named) { addSearch(files.place(of: named).exactText) }
    // If there is nothing to lint, the working folder's configuration applies.
    addConfigurationFolders(around: folder.path.appending("-").exactText)
    for part in run.parts { formUnion(Dependencies(part, from: folder)) }
    for configuration in run.configurations.asked {
      formUnion(run.configurations.entries[configuration]!.dependencies)
    }
    for path in run.search.searched { addSearch(path.exactText) }
    for path in run.search.searched { addSearch(files.place(of: path).exactText) }
  }

  /// The dependencies of a configuration.
  /// - Parameters:
  ///   - documents: the files it names that have to be there; absolute.
  ///   - isUsable: whether all of them exist.
  init(configuration path: FilePath, documents: [FilePath], isUsable: Bool, _ files: Files) {
    for path in [path] + documents { add(path, files) }
    guard !isUsable else { return }
    // If one is missing, its folder is searched for similar names.
    for document in documents { addSearch(document.removingLastComponent().exactText) }
  }

  private mutating func add(_ path: FilePath, _ files: Files) {
    let isThere = (try? files.requireKind(of: path)) != nil
    add(
      files.folder.absolute(path).exactText, leadingTo: files.place(of: path).exactText, isThere: isThere)
  }
}
