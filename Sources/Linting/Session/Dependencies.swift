import Platform
import SystemPackage
import Text

/// The files that something was made from, so that it can be told whether a change concerns it.
struct Dependencies: Sendable {
  /// Files, there or not: as they are named, and where they lie.
  private var paths: Set<TextKey> = []
  /// The folders around them; the topmost one is empty.
  private var folders: Set<TextKey> = []
  /// The folders in which a configuration counts, there or not.
  private var configurationFolders: Set<TextKey> = []
  /// Files and folders that were looked through: whatever is new there may count.
  private var searched: [String] = []
  /// Paths on which links lead elsewhere, and those that lead nowhere.
  private var turns: [Turn] = []

  private struct Turn {
    let stated: String
    /// Where it led, or would have led.
    let real: String
  }

  /// - Parameters:
  ///   - stated: absolute, without `.` and `..`.
  ///   - real: where that leads, or would lead if something were there.
  mutating func add(_ stated: String, leadingTo real: String, isThere: Bool = true) {
    add(stated)
    if real != stated { add(real) }
    if real != stated || !isThere { turns.append(Turn(stated: stated, real: real)) }
  }

  private mutating func add(_ path: String) {
    if paths.insert(TextKey(path)).inserted { Self.addFolders(around: path, to: &folders) }
  }

  /// - Parameter file: absolute, without `.` and `..`: one whose configuration was looked for.
  mutating func addConfigurationFolders(around file: String) {
    Self.addFolders(around: file, to: &configurationFolders)
  }

  /// - Parameter path: absolute: a file, or a folder with all that is in it.
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
      // Those further up are there already.
      guard folders.insert(TextKey(path)).inserted else { return }
    }
  }

  var isSearch: Bool { !searched.isEmpty }

  /// All files, as they are named and where they lie.
  var all: Set<TextKey> { paths }

  /// Whether none of some files is among them.
  func isFree(of files: [TextKey]) -> Bool { paths.isDisjoint(with: files) }

  /// Whether something at one of some paths may count.
  /// - Parameter files: where links may lead elsewhere than before; nil where they don't.
  func areConcerned(by paths: [String], links files: Files?) -> Bool {
    paths.contains(where: areConcerned) || files.map(haveTurned) == true
  }

  /// Whether it may count that something is new, different or gone at a path.
  /// - Parameter path: absolute; of a file, or of a folder with all that is in it.
  private func areConcerned(by path: String) -> Bool {
    let path = path == "/" ? "" : path
    if paths.contains(TextKey(path)) || folders.contains(TextKey(path)) { return true }
    let (folder, name) = PathText.split(path)
    switch name {
    case ".git": return folders.contains(TextKey(folder))
    case Configuration.fileName where configurationFolders.contains(TextKey(folder)): return true
    case GitIgnoreStack.fileName where isSearch && folders.contains(TextKey(folder)): return true
    // What git keeps for itself is looked into by nobody.
    default: return searched.contains { PathText.isInside(path, $0) } && !path.contains("/.git/")
    }
  }

  /// Whether links lead elsewhere than they did, or to something where nothing was.
  private func haveTurned(in files: Files) -> Bool {
    turns.contains { files.place(of: FilePath($0.stated)).distinctText != $0.real }
  }
}

extension Dependencies {
  /// Those of what came of one file.
  /// - Parameter folder: what its path starts from.
  init(_ part: RunPart, from folder: WorkingFolder) {
    let candidate = part.candidate
    let named = folder.absolute(FilePath(candidate.path)).string
    add(named, leadingTo: candidate.realPathText)
    addConfigurationFolders(around: named)
    for lead in part.leads { add(lead.stated, leadingTo: lead.real, isThere: lead.isThere) }
  }

  /// Those of an answer about a document.
  /// - Parameter path: the document's, as it was asked for.
  init(_ run: LintRun.Result, _ path: String, _ files: Files) {
    let folder = files.folder
    let named = FilePath(path)
    add(named, files)
    if case .folder? = try? files.requireKind(of: named) { addSearch(files.place(of: named).string) }
    // Where there is nothing to lint, the working folder's configuration counts.
    addConfigurationFolders(around: folder.path.appending("-").string)
    for part in run.parts { formUnion(Dependencies(part, from: folder)) }
    for configuration in run.configurations.asked {
      formUnion(run.configurations.entries[configuration]!.dependencies)
    }
    for path in run.search.searched { addSearch(path.string) }
    for path in run.search.searched { addSearch(files.place(of: path).string) }
  }

  /// Those of a configuration.
  /// - Parameters:
  ///   - documents: that it names; absolute.
  ///   - isUsable: whether all of them are there.
  init(configuration path: FilePath, documents: [FilePath], isUsable: Bool, _ files: Files) {
    for path in [path] + documents { add(path, files) }
    guard !isUsable else { return }
    // The name that is meant is looked for beside one that is not there.
    for document in documents { addSearch(document.removingLastComponent().string) }
  }

  private mutating func add(_ path: FilePath, _ files: Files) {
    let isThere = (try? files.requireKind(of: path)) != nil
    add(
      files.folder.absolute(path).string, leadingTo: files.place(of: path).distinctText, isThere: isThere)
  }
}
