import Platform
import Syntax
import SystemPackage
import Text

/// The named files that are no documents: each is linted under the documents that use it.
extension PartLinter {
  /// What came of looking for documents around fragments.
  struct FragmentSearch {
    var parts: [RunPart] = []
    /// The files and folders that were looked through.
    var searched: [FilePath] = []
    /// The files there that use none of the fragments.
    var passedOver: [RunPart] = []
  }

  /// Fragments that the documents at hand have not reached are looked for in other documents; what is found there
  /// beside them is none of this answer's business. A fragment that nothing uses is answered as what it is.
  /// - Parameter passedOver: what is known of files that are no part of the answer, by real path.
  func lintFragments(
    _ parts: [RunPart], _ setups: LintSetups, passedOver: [TextKey: SessionMemory.PassedOver] = [:]
  ) -> FragmentSearch {
    let reached = Set(parts.flatMap(\.reached).map(Address.init))
    let open = parts.filter { part in
      part.fragment.map { !reached.contains(Address($0.source)) } ?? false
    }
    guard !open.isEmpty else { return FragmentSearch() }
    var search = FragmentSearch()
    let paths = Set(open.flatMap(searchPaths).map(\.string)).sorted()
    search.searched = paths.map { FilePath($0) }
    let known = Set(parts.map(\.candidate.realPath))
    let (candidates, problems) = candidates(in: paths, setups)
    let wanted = open.map { TextKey($0.candidate.realPathText) }
    let assignments = setups.assignments(candidates.filter { !known.contains($0.realPath) }).filter {
      guard let file = passedOver[TextKey($0.candidate.realPathText)], file.isCurrent else { return true }
      // What did not use them, does not use them now.
      return !file.dependencies.isFree(of: wanted)
    }
    let users = lintUsers(of: open, assignments, &search)
    search.parts =
      users + problems.map { RunPart(candidate: open[0].candidate, setup: open[0].setup, problem: $0) }
    search.parts += answers(to: open, users)
    return search
  }

  // MARK: Where to look

  private func candidates(
    in paths: [String], _ setups: LintSetups
  ) -> (candidates: [Candidate], problems: [InputProblem]) {
    // Without a path the finder would take the working folder.
    guard !paths.isEmpty else { return ([], []) }
    return DocumentFinder(LintInput(paths: paths, standardInputName: nil), files)
      .find(excluding: setups.excluded)
  }

  /// Where the documents are that a fragment may be part of: those that its configuration names, else anywhere in the
  /// repository; nothing outside of `--root`. Without either nothing is searched: the working folder may be all that
  /// somebody has.
  private func searchPaths(for fragment: RunPart) -> [FilePath] {
    let documents = fragment.setup.configuration.documents.map(\.path)
    if !documents.isEmpty {
      guard settings.root != nil else { return documents }
      let root = root(for: fragment.candidate)
      return documents.compactMap { document in
        let real = FileSystem.realPath(document) ?? document
        // Of a folder around the root, the root is the part that may be read.
        return real.starts(with: root) ? document : root.starts(with: real) ? root : nil
      }
    }
    let isBounded =
      settings.root != nil || RepositoryRoot.containing(file: fragment.candidate.realPath) != nil
    return isBounded ? [root(for: fragment.candidate)] : []
  }

  // MARK: What comes of it

  /// The documents that use fragments, with what is found in those.
  private func lintUsers(
    of fragments: [RunPart], _ assignments: [LintAssignment], _ search: inout FragmentSearch
  ) -> [RunPart] {
    let wanted = Set(fragments.compactMap(\.fragment?.source).map(Address.init))
    let parts = Parallel.map(assignments, jobs: settings.jobs, costs: WorkEstimate.costs) { assignment in
      let part = lint(assignment, ignoringNonOpenAPI: true)
      let isUser = part.reached.contains { wanted.contains(Address($0)) }
      return isUser ? part.keeping(sources: wanted) : part.withoutContent
    }
    search.passedOver = parts.filter(\.reached.isEmpty)
    return parts.filter { !$0.reached.isEmpty }
  }

  /// What is said of fragments that no document uses. Those that nobody named are passed over.
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
  /// Only what is found, and what directives stand, in some files.
  fileprivate func keeping(sources: Set<Address>) -> Self {
    var part = self
    part.isPartial = true
    part.findings.removeAll { !sources.contains(Address($0.place.source)) }
    part.directives.directives.removeAll { !sources.contains(Address($0.place.source)) }
    return part
  }

  /// Only which paths it leads to.
  fileprivate var withoutContent: Self {
    RunPart(candidate: candidate, setup: setup, leads: leads)
  }
}
