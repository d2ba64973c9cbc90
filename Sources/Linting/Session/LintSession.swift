import OpenAPI
import Platform
import Rules
import SystemPackage
import Text

/// Checks documents repeatedly while they are being edited.
///
/// Open buffers take precedence over files on disk, for documents, referenced files and configurations. A
/// session tracks what each answer was made from: told of changes, it redoes whatever they affect and nothing
/// else, and forgets what no requested document needs any more.
///
/// The command line is one client: it makes a session and asks once.
///
/// A session must be used by one thread at a time, but works on several. Its results may be used on any
/// thread.
package final class LintSession {
  private let book: RuleBook
  private let selection: ResolvedSelection
  private let configuration: ConfigurationChoice
  private let settings: LintSettings
  private(set) var files: Files
  private var memory = SessionMemory()
  /// By the requested path.
  private var answers: [TextKey: SessionAnswer] = [:]

  /// - Parameter folder: the base of relative paths, here and in all requests.
  /// - Throws: a mistake in the selection.
  package init(
    book: RuleBook, selection: RuleSelection, configuration: ConfigurationChoice = .none,
    settings: LintSettings = LintSettings(), folder: WorkingFolder
  ) throws(RuleSelection.Mistake) {
    self.book = book
    self.selection = try selection.resolved(in: book)
    self.configuration = configuration
    self.settings = settings
    files = Files(folder, root: settings.root)
  }

  // MARK: Requests

  /// The findings for a document and its parts: the same as from a new session. The session keeps the answer
  /// until told to forget the document.
  /// - Parameter path: absolute, or relative to the working folder; findings show it as given.
  package func findings(of path: String) -> LintOutcome {
    let key = TextKey(path)
    if let outcome = answers[key]?.outcome { return outcome }
    let result = run.run(LintInput(paths: [path], standardInputName: nil), memory)
    answers[key] = SessionAnswer(
      path: path, outcome: result.outcome, dependencies: Dependencies(result, path, files))
    memory.add(result, files)
    forgetWhatNobodyNeeds()
    return result.outcome
  }

  /// The findings for many documents at once. The session doesn't keep them.
  package func lint(_ input: LintInput) -> LintOutcome { lintOnce(input).outcome }

  /// The same, with what it was made from.
  func lintOnce(_ input: LintInput) -> LintRun.Result { run.run(input, memory) }

  /// The same. The session keeps the parsed files for the next time.
  func lintAgain(_ input: LintInput) -> LintRun.Result {
    let result = lintOnce(input)
    keep(result)
    return result
  }

  /// Keeps the parsed files of a run.
  func keep(_ result: LintRun.Result) { memory.add(result, files) }

  /// What all documents of some files and folders are made from, besides those of other requests.
  func survey(_ paths: [String]) -> LintRun.Result {
    run.run(LintInput(paths: paths, standardInputName: nil), memory)
  }

  private var run: LintRun {
    LintRun(book: book, selection: selection, configuration: configuration, settings: settings, files: files)
  }

  // MARK: Changes

  /// Sets the text of a buffer, which overrides the file at its path until removed. The file need not exist.
  /// - Parameter path: absolute, or relative to the working folder.
  package func setOverlay(_ bytes: [UInt8], at path: String) {
    if files.set(bytes, at: FilePath(exact: path)) { forget(spellings(of: path), links: nil) }
  }

  /// The same for many documents and parts of documents that are on disk. There may be thousands.
  /// - Parameter texts: by absolute paths without links.
  func setOverlays(_ texts: [(path: FilePath, bytes: [UInt8])]) {
    let changed = texts.filter { files.set($0.bytes, at: $0.path, isOnDisk: true) }
    let paths = changed.map(\.path.exactText)
    forgetAnswers(paths, links: nil)
    memory.forget(texts: paths)
  }

  /// Restores the file on disk.
  /// - Parameter path: absolute, or relative to the working folder.
  package func removeOverlay(at path: String) { removeOverlay(at: FilePath(exact: path)) }

  func removeOverlay(at path: FilePath) {
    let spellings = spellings(of: path)
    if files.remove(at: path) { forget(spellings, links: nil) }
  }

  /// Sets what is read as standard input from now on.
  func setStandardInput(_ bytes: [UInt8]) { files.setStandardInput(bytes) }

  /// Reports that files on disk are new, changed or gone. A folder stands for all its contents.
  /// - Parameter paths: absolute, or relative to the working folder.
  package func filesChanged(_ paths: [String]) {
    // A buffer overrides its file whatever happens to the file.
    let changed = paths.filter { files.buffer(at: files.place(of: FilePath(exact: $0)).exactText) == nil }
    forget(files.followLinks() + changed.flatMap(spellings), links: files)
  }

  /// The requested documents whose answers may be affected by a change at some paths; sorted. It makes no
  /// difference whether the session has been told of the change yet.
  /// - Parameter paths: of buffers, files or folders; absolute, or relative to the working folder.
  package func documentsAffected(by paths: [String]) -> [String] {
    let spellings = paths.flatMap(spellings)
    return answers.values.filter { concern($0.dependencies, spellings, links: files) }.map(\.path)
      .sorted { $0.precedes($1) }
  }

  /// A path as stated, and its real path.
  private func spellings(of path: String) -> [String] { spellings(of: FilePath(exact: path)) }

  private func spellings(of path: FilePath) -> [String] {
    let named = files.folder.absolute(path).exactText
    let place = files.place(of: path).exactText
    return named == place ? [named] : [named, place]
  }

  // MARK: Forgetting

  /// Forgets a document that is no longer needed. A buffer at its path stays.
  /// - Parameter path: as requested.
  package func forget(_ path: String) {
    answers[TextKey(path)] = nil
    forgetWhatNobodyNeeds()
  }

  private func forget(_ paths: [String], links: Files?) {
    forgetAnswers(paths, links: links)
    memory.forget(paths, links: links)
  }

  private func forgetAnswers(_ paths: [String], links: Files?) {
    for (key, answer) in answers where concern(answer.dependencies, paths, links: links) {
      answers[key]?.outcome = nil
    }
  }

  private func concern(_ dependencies: Dependencies, _ paths: [String], links: Files?) -> Bool {
    if dependencies.areConcerned(by: paths, links: links) { return true }
    // A file that doesn't use a fragment may start using it.
    return dependencies.isSearch
      && memory.passedOver.values.contains { $0.dependencies.areConcerned(by: paths, links: links) }
  }

  private func forgetWhatNobodyNeeds() {
    memory.keep(answers.values.map(\.dependencies), files.folder)
  }

  /// Number of syntax trees in memory.
  package var treeCount: Int {
    let documents = answers.values.compactMap(\.outcome).flatMap(\.documents)
    let trees = memory.files.trees + documents.flatMap(\.files)
    return Set(trees.map(ObjectIdentifier.init)).count
  }
}

/// The answer for a document.
private struct SessionAnswer {
  let path: String
  /// Nil if it may be out of date.
  var outcome: LintOutcome?
  let dependencies: Dependencies
}
