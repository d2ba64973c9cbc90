import OpenAPI
import Platform
import Rules
import SystemPackage
import Text

/// Answers what is wrong with documents, again and again while they are written.
///
/// Texts of open buffers stand before files on disk, for documents, for what their references lead to, and for
/// configurations. What an answer was made from is known: a session is told of changes, and makes anew what they concern
/// and nothing else. What no document needs any more that it was asked for is forgotten.
///
/// The command line is one client: it makes a session and asks once.
///
/// A session is used by one thread at a time; it works on several by itself. What it hands out is free to go anywhere.
package final class LintSession {
  private let book: RuleBook
  private let selection: ResolvedSelection
  private let configuration: ConfigurationChoice
  private let settings: LintSettings
  private var files: Files
  private var memory = SessionMemory()
  /// By the path that was asked for.
  private var answers: [TextKey: SessionAnswer] = [:]

  /// - Parameter folder: what relative paths start from, here and in all questions.
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

  // MARK: Asking

  /// What is wrong with a document and with what it is made of: the same as a session says that is made for this one
  /// question. The session remembers it until it is told to forget the document.
  /// - Parameter path: absolute, or relative to the working folder; findings show it as it is given.
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

  /// What is wrong with many documents at once. The session remembers nothing of it.
  package func lint(_ input: LintInput) -> LintOutcome { run.run(input, memory).outcome }

  private var run: LintRun {
    LintRun(book: book, selection: selection, configuration: configuration, settings: settings, files: files)
  }

  // MARK: What has changed

  /// Sets the text of a buffer, which stands before the file at its path until it is removed. The file need not be there.
  /// - Parameter path: absolute, or relative to the working folder.
  package func setOverlay(_ bytes: [UInt8], at path: String) {
    if files.set(bytes, at: FilePath(path)) { forget(spellings(of: path), links: nil) }
  }

  /// What is on disk counts again.
  /// - Parameter path: absolute, or relative to the working folder.
  package func removeOverlay(at path: String) {
    let spellings = spellings(of: path)
    if files.remove(at: FilePath(path)) { forget(spellings, links: nil) }
  }

  /// Tells that files on disk are new, different or gone. A folder stands for all that is in it.
  /// - Parameter paths: absolute, or relative to the working folder.
  package func filesChanged(_ paths: [String]) {
    // A buffer stands before its file whatever became of that.
    let changed = paths.filter { files.buffer(at: files.place(of: FilePath($0)).distinctText) == nil }
    forget(files.followLinks() + changed.flatMap(spellings), links: files)
  }

  /// The documents, of those that were asked for and not forgotten, about which there may be something else to say after a
  /// change at some paths; sorted. It makes no difference whether the session knows of the change yet.
  /// - Parameter paths: of buffers, files or folders; absolute, or relative to the working folder.
  package func documentsAffected(by paths: [String]) -> [String] {
    let spellings = paths.flatMap(spellings)
    return answers.values.filter { concern($0.dependencies, spellings, links: files) }.map(\.path)
      .sorted { $0.precedes($1) }
  }

  /// A path as it is named, and as it leads.
  private func spellings(of path: String) -> [String] {
    let path = FilePath(path)
    let named = files.folder.absolute(path).string
    let place = files.place(of: path).distinctText
    return named == place ? [named] : [named, place]
  }

  // MARK: Forgetting

  /// Forgets a document that nobody asks for any more. A buffer that stands at its path stays.
  /// - Parameter path: as it was asked for.
  package func forget(_ path: String) {
    answers[TextKey(path)] = nil
    forgetWhatNobodyNeeds()
  }

  private func forget(_ paths: [String], links: Files?) {
    for (key, answer) in answers where concern(answer.dependencies, paths, links: links) {
      answers[key]?.outcome = nil
    }
    memory.forget(paths, links: links)
  }

  private func concern(_ dependencies: Dependencies, _ paths: [String], links: Files?) -> Bool {
    if dependencies.areConcerned(by: paths, links: links) { return true }
    // A file that doesn't use a fragment may come to use it.
    return dependencies.isSearch
      && memory.passedOver.values.contains { $0.dependencies.areConcerned(by: paths, links: links) }
  }

  private func forgetWhatNobodyNeeds() {
    memory.keep(answers.values.map(\.dependencies), files.folder)
  }

  /// How many trees of files it holds.
  package var treeCount: Int {
    let documents = answers.values.compactMap(\.outcome).flatMap(\.documents)
    let trees = memory.files.trees + documents.flatMap(\.files)
    return Set(trees.map(ObjectIdentifier.init)).count
  }
}

/// What was said of a document.
private struct SessionAnswer {
  let path: String
  /// Nil where it may be another one by now.
  var outcome: LintOutcome?
  let dependencies: Dependencies
}
