import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// Finds the configurations for one answer, reading each file once.
final class Configurations {
  private let choice: ConfigurationChoice
  private let book: RuleBook
  private let files: Files
  private let needsBaselines: Bool
  private var finder: ConfigurationFinder
  /// By path: those requested, and those known from before.
  private(set) var entries: [FilePath: Entry]
  /// In the order of first request.
  private(set) var asked: [FilePath] = []
  private var isAsked: Set<FilePath> = []

  /// - Parameters:
  ///   - needsBaselines: whether a configuration whose baseline can't be used can't be used itself.
  ///   - known: entries from earlier, where the files haven't changed.
  init(
    _ choice: ConfigurationChoice, book: RuleBook, files: Files, needsBaselines: Bool = false,
    known: [FilePath: Entry] = [:]
  ) {
    self.choice = choice
    self.book = book
    self.files = files
    self.needsBaselines = needsBaselines
    entries = known
    finder = ConfigurationFinder(in: files)
  }

  /// A configuration that was read.
  struct Loaded: Sendable {
    let path: FilePath
    let configuration: Configuration
    let excluded: GitIgnore
  }

  /// The result of reading a file.
  struct Entry: Sendable {
    var answer = ConfigurationAnswer.unusable
    var mistakes: [RuleFileError] = []
    var problem: InputProblem?
    let dependencies: Dependencies
  }

  /// The mistakes in the requested configurations, file by file.
  var mistakes: [RuleFileError] { asked.flatMap { entries[$0]!.mistakes } }

  /// Configurations that could not be read.
  var problems: [InputProblem] { asked.compactMap { entries[$0]!.problem } }

  /// What else is odd, a sentence each.
  var warnings: [String] {
    finder.misnamed.map { file in
      let shown = RepositoryRoot.relativePath(of: file, to: files.folder.path)
      return "\(shown) isn't read; rename it to \(Configuration.fileName)"
    }
  }

  /// - Parameter file: absolute, or relative to the working folder; it need not exist.
  func answer(forFile file: FilePath) -> ConfigurationAnswer { answer { $0.configuration(ofFile: file) } }

  /// - Parameter folder: absolute, or relative to the working folder.
  func answer(forFolder folder: FilePath) -> ConfigurationAnswer {
    answer { $0.configuration(ofFolder: folder) }
  }

  /// What a folder's configuration excludes from the walk through it.
  func excluded(from folder: FilePath) -> GitIgnore? {
    if case .configuration(let loaded) = answer(forFolder: folder) { loaded.excluded } else { nil }
  }

  private func answer(_ find: (inout ConfigurationFinder) -> FilePath?) -> ConfigurationAnswer {
    switch choice {
    case .none: return .none
    case .file(let path): return read(path)
    case .nearest: return find(&finder).map(read) ?? .none
    }
  }

  private func read(_ path: FilePath) -> ConfigurationAnswer {
    if isAsked.insert(path).inserted { asked.append(path) }
    if let entry = entries[path] { return entry.answer }
    let entry = load(path)
    entries[path] = entry
    return entry.answer
  }

  private func load(_ path: FilePath) -> Entry {
    let shown =
      if case .file = choice { path.shownText } else {
        RepositoryRoot.relativePath(of: path, to: files.folder.path)
      }
    func dependencies(_ documents: [FilePath] = [], isUsable: Bool) -> Dependencies {
      Dependencies(configuration: path, documents: documents, isUsable: isUsable, files)
    }
    let bytes: ByteBuffer
    do throws(FileError) {
      if case .nearest = choice, files.leadsOutside(path) { throw .leadsOutside }
      bytes = try files.read(path, limit: Limits().fileSize)
    } catch {
      let problem = InputProblem(
        path: shown, error: error == .notFound && isLink(path) ? .brokenLink : error, isConfiguration: true)
      return Entry(problem: problem, dependencies: dependencies(isUsable: false))
    }
    do throws(ConfigurationMistakes) {
      let folder = files.folder.absolute(path).removingLastComponent()
      var configuration = try ConfigurationReader.read(
        SourceFile(path: shown, bytes: bytes), folder: folder, book: book)
      let baseline = needsBaselines ? configuration.baseline : nil
      let documents = configuration.documents.map(\.path) + [baseline?.path].compactMap { $0 }
      let outside = configuration.documents.filter { files.leadsOutside($0.path) }
      var mistakes =
        filesOutside(outside, configuration)
        + missingDocuments(configuration, except: Set(outside.map(\.path)))
      if mistakes.isEmpty, let baseline {
        do throws(RuleFileError) {
          configuration.known = try Baseline.read(baseline, shownFrom: files.folder)
        } catch { mistakes.append(error) }
      }
      guard mistakes.isEmpty else {
        return Entry(mistakes: mistakes, dependencies: dependencies(documents, isUsable: false))
      }
      let excluded = GitIgnore(patterns: configuration.exclude, in: files.folder.realPath(folder))
      let loaded = Loaded(path: path, configuration: configuration, excluded: excluded)
      return Entry(
        answer: .configuration(loaded), dependencies: dependencies(documents, isUsable: true))
    } catch {
      return Entry(mistakes: error.mistakes, dependencies: dependencies(isUsable: false))
    }
  }

  private func isLink(_ path: FilePath) -> Bool {
    FileSystem.kind(of: files.folder.locate(path), followingLinks: false) == .link
  }

  /// The mistakes for files named in a configuration that lie outside the repository or `--root`.
  /// - Parameter documents: the listed documents that do.
  private func filesOutside(
    _ documents: [ConfiguredFile], _ configuration: Configuration
  ) -> [RuleFileError] {
    var outside = documents
    if let baseline = configuration.baseline, isOutside(baseline, configuration) { outside.append(baseline) }
    return outside.map { file in
      RuleFileError(
        "'\(file.text)' leads out of the repository or of --root; name a file inside", at: file.place)
    }
  }

  private func isOutside(_ baseline: ConfiguredFile, _ configuration: Configuration) -> Bool {
    if files.leadsOutside(baseline.path) { return true }
    // A configuration outside of --root may have its baseline there as well.
    guard let root = files.root, files.place(of: configuration.folder).starts(with: root) else {
      return false
    }
    return !files.place(of: baseline.path).starts(with: root)
  }

  /// Mistakes for listed documents that don't exist. A missing baseline is no mistake here: it may still be written.
  /// - Parameter outside: what may not be looked at.
  private func missingDocuments(
    _ configuration: Configuration, except outside: Set<FilePath>
  ) -> [RuleFileError] {
    guard let source = configuration.documents.first?.place.source else { return [] }
    let lines = LineTable(source)
    var folders = FolderNames()
    return configuration.documents.compactMap { document in
      if outside.contains(document.path) { return nil }
      do throws(FileError) {
        _ = try files.requireKind(of: document.path)
        return nil
      } catch {
        return document.mistake(error, "name an existing document", lines, &folders)
      }
    }
  }
}

/// The configuration of a file.
enum ConfigurationAnswer: Sendable {
  case none
  case configuration(Configurations.Loaded)
  /// It has mistakes or can't be read.
  case unusable
}
