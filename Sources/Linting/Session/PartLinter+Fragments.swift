import Platform
import Syntax
import SystemPackage
import Text

/// Named files that aren't documents: each is linted as part of the documents that use it.
extension PartLinter {
  /// The result of looking for documents that use fragments.
  struct FragmentSearch {
    var parts: [RunPart] = []
    /// The files and folders searched.
    var searched: [FilePath] = []
    /// Files that use none of the fragments.
    var passedOver: [PassedOverFile] = []
  }

  struct PassedOverFile {
    let part: RunPart
    /// Whether it may turn out to use a fragment once the documents' own URIs (`$self`) are known.
    let hangsOnNames: Bool
  }

  /// Looks for other documents that use the fragments not yet reached; what is found elsewhere in these
  /// documents is not part of the answer. A fragment that nothing uses is reported as what it is.
  /// - Parameter passedOver: known files that aren't part of the answer, by real path.
  func lintFragments(
    _ parts: [RunPart], _ setups: LintSetups, passedOver: [TextKey: SessionMemory.PassedOver] = [:]
  ) -> FragmentSearch {
    let reached = Set(parts.flatMap(\.reached).map(Address.init))
    let open = parts.filter { part in
      part.fragment.map { !reached.contains(Address($0.source)) } ?? false
    }
    guard !open.isEmpty else { return FragmentSearch() }
    var search = FragmentSearch()
    let paths = Set(open.flatMap(searchPaths).map(\.exactText)).sorted()
    search.searched = paths.map { FilePath(exact: $0) }
    let known = Set(parts.map(\.candidate.realPath))
    let found = candidates(in: paths, setups)
    let wanted = open.map { TextKey($0.candidate.realPathText) }
    let assignments = setups.assignments(found.candidates.filter { !known.contains($0.realPath) }).filter {
      guard let file = passedOver[TextKey($0.candidate.realPathText)], file.isCurrent else { return true }
      // Files that didn't use the fragments before still don't.
      return !file.dependencies.isFree(of: wanted)
    }
    let users = lintUsers(of: open, assignments, &search)
    search.parts =
      users + found.problems.map { RunPart(candidate: open[0].candidate, setup: open[0].setup, problem: $0) }
    search.parts += answers(to: open, users)
    return search
  }

  // MARK: Where to look

  private func candidates(
    in paths: [String], _ setups: LintSetups
  ) -> DocumentFinder.Found {
    // With an empty list, the finder would take the working folder.
    guard !paths.isEmpty else { return DocumentFinder.Found() }
    return DocumentFinder(LintInput(paths: paths, standardInputName: nil), files)
      .find(excluding: setups.excluded)
  }

  /// Where to look for documents that may use a file: those named in its configuration, else anywhere in
  /// the repository, but never outside `--root`. Without either, nowhere: the working folder may be the
  /// user's whole disk.
  func searchPaths(for part: RunPart) -> [FilePath] {
    let documents = part.setup.configuration.documents.map(\.path)
    if !documents.isEmpty {
      guard settings.root != nil else { return documents }
      let root = root(for: part.candidate)
      return documents.compactMap { document in
        let real = FileSystem.realPath(document) ?? document
        // If a folder contains the root, only the root may be read.
        return real.starts(with: root) ? document : root.starts(with: real) ? root : nil
      }
    }
    let isBounded =
      settings.root != nil || RepositoryRoot.containing(file: part.candidate.realPath) != nil
    return isBounded ? [root(for: part.candidate)] : []
  }

  // MARK: Results

  /// The documents that use fragments, reduced to the findings in these.
  private func lintUsers(
    of fragments: [RunPart], _ assignments: [LintAssignment], _ search: inout FragmentSearch
  ) -> [RunPart] {
    let wanted = Set(fragments.compactMap(\.fragment?.source).map(Address.init))
    let parts = lint(assignments) { assignment, named in
      let part = lint(assignment, ignoringNonOpenAPI: true, named)
      let isUser = part.reached.contains { wanted.contains(Address($0)) }
      return isUser ? part.keeping(sources: wanted) : part.withoutContent
    }
    let haveNames = !NamedDocuments(workspace).isEmpty
    search.passedOver = parts.filter(\.reached.isEmpty).map { part in
      PassedOverFile(part: part, hangsOnNames: haveNames || !part.soughtURIs.isEmpty)
    }
    return parts.filter { !$0.reached.isEmpty }
  }

  /// The answers for fragments that no document uses. Those that weren't named are skipped.
  private func answers(to fragments: [RunPart], _ users: [RunPart]) -> [RunPart] {
    let reached = Set(users.flatMap(\.reached).map(Address.init))
    return fragments.compactMap { part in
      guard part.candidate.isNamed, let tree = part.fragment?.tree,
        !reached.contains(Address(tree.source))
      else { return nil }
      return RunPart(
        candidate: part.candidate, setup: part.setup, findings: part.setup.linter.notOpenAPI(tree))
    }
  }
}

extension RunPart {
  /// Keeps only the findings and directives in some files.
  fileprivate func keeping(sources: Set<Address>) -> Self {
    var part = self
    part.isPartial = true
    part.findings.removeAll { !sources.contains(Address($0.place.source)) }
    part.directives.directives.removeAll { !sources.contains(Address($0.place.source)) }
    return part
  }

  /// Keeps only the paths it leads to.
  fileprivate var withoutContent: Self {
    RunPart(candidate: candidate, setup: setup, leads: leads, soughtURIs: soughtURIs)
  }
}
