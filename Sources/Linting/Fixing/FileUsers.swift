import Syntax
import SystemPackage
import Text

/// Finds out whether documents that a run doesn't look at use a file.
struct FileUsers {
  private let session: LintSession
  /// What documents lead to, by the paths in which these were looked for.
  private var surveys: [[String]: [Document]] = [:]

  private struct Document {
    let place: TextKey
    let leads: Set<TextKey>
  }

  init(_ session: LintSession) {
    self.session = session
  }

  /// They are looked for among the documents that the configuration names, else in the repository.
  mutating func haveOthers(_ target: FixTarget, in run: LintRun.Result, _ input: LintInput) -> Bool {
    let known = Set(run.parts.filter { $0.document != nil }.map { TextKey($0.candidate.realPathText) })
    let users = run.parts.filter { part in
      TextKey(part.candidate.realPathText) == target.key
        || part.leads.contains { TextKey($0.real) == target.key }
    }
    let coverage = DocumentFinder(input, session.files).coverage()
    let paths = Set(
      users.filter { !coverage.covers(run.linter.root(for: $0.candidate)) }
        .flatMap(run.linter.searchPaths).map(\.string)
    ).sorted()
    return documents(in: paths).contains { document in
      document.leads.contains(target.key) && !known.contains(document.place)
    }
  }

  private mutating func documents(in paths: [String]) -> [Document] {
    // Without any, the current folder would be taken.
    if paths.isEmpty { return [] }
    if let known = surveys[paths] { return known }
    let documents = session.survey(paths).parts.filter { $0.document != nil }.map { part in
      Document(
        place: TextKey(part.candidate.realPathText), leads: Set(part.leads.map { TextKey($0.real) }))
    }
    surveys[paths] = documents
    return documents
  }
}
