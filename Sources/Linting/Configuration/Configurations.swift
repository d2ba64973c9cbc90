import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// The configurations of one run: finds them, and reads each file once.
final class Configurations {
  private let choice: ConfigurationChoice
  private let book: RuleBook
  private let folder: WorkingFolder
  private var finder: ConfigurationFinder
  private var answers: [FilePath: Answer] = [:]
  /// What is wrong with the configurations that were read, file by file.
  private(set) var mistakes: [RuleFileError] = []
  /// Configurations that could not be read.
  private(set) var problems: [InputProblem] = []

  init(_ choice: ConfigurationChoice, book: RuleBook, folder: WorkingFolder) {
    self.choice = choice
    self.book = book
    self.folder = folder
    finder = ConfigurationFinder(from: folder)
  }

  /// What there is to know about a file's configuration.
  enum Answer {
    case none
    case configuration(Loaded)
    /// It has mistakes, or can't be read.
    case unusable
  }

  /// A configuration that was read.
  struct Loaded {
    let path: FilePath
    let configuration: Configuration
    let excluded: GitIgnore
  }

  /// - Parameter file: absolute, or relative to the working folder; it need not exist.
  func answer(forFile file: FilePath) -> Answer { answer { $0.configuration(ofFile: file) } }

  /// - Parameter folder: absolute, or relative to the working folder.
  func answer(forFolder folder: FilePath) -> Answer { answer { $0.configuration(ofFolder: folder) } }

  /// What the configuration of a folder excludes from a walk through it.
  func excluded(from folder: FilePath) -> GitIgnore? {
    if case .configuration(let loaded) = answer(forFolder: folder) { loaded.excluded } else { nil }
  }

  private func answer(_ find: (inout ConfigurationFinder) -> FilePath?) -> Answer {
    switch choice {
    case .none: return .none
    case .file(let path): return read(path, shownAs: path.string)
    case .nearest:
      guard let path = find(&finder) else { return .none }
      return read(path, shownAs: RepositoryRoot.relativePath(of: path, to: folder.path))
    }
  }

  private func read(_ path: FilePath, shownAs shown: String) -> Answer {
    if let answer = answers[path] { return answer }
    let answer = load(path, shownAs: shown)
    answers[path] = answer
    return answer
  }

  private func load(_ path: FilePath, shownAs shown: String) -> Answer {
    let bytes: ByteBuffer
    do throws(FileError) {
      bytes = try FileSystem.read(folder.locate(path), limit: Limits().fileSize)
    } catch {
      problems.append(InputProblem(path: shown, error: error))
      return .unusable
    }
    do throws(ConfigurationMistakes) {
      let folder = self.folder.absolute(path).removingLastComponent()
      let configuration = try ConfigurationReader.read(
        SourceFile(path: shown, bytes: bytes), folder: folder, book: book)
      let missing = Self.missingDocuments(configuration)
      guard missing.isEmpty else {
        mistakes += missing
        return .unusable
      }
      let excluded = GitIgnore(
        patterns: configuration.exclude, in: FileSystem.realPath(folder) ?? folder)
      return .configuration(Loaded(path: path, configuration: configuration, excluded: excluded))
    } catch {
      mistakes += error.mistakes
      return .unusable
    }
  }

  /// A baseline may be written yet; documents are there.
  private static func missingDocuments(_ configuration: Configuration) -> [RuleFileError] {
    guard let source = configuration.documents.first?.place.source else { return [] }
    let lines = LineTable(source)
    var folders = FolderNames()
    return configuration.documents.compactMap { document in
      do throws(FileError) {
        _ = try FileSystem.requireKind(of: document.path)
        return nil
      } catch {
        return document.mistake(error, "name a document that is there", lines, &folders)
      }
    }
  }
}
