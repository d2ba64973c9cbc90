import Platform
import Syntax
import SystemPackage
import Text

/// The named files that are no documents: each is linted under the documents that use it.
extension LintSession {
  /// Fragments that the documents of the run have not reached are looked for in other documents; what is found there
  /// beside them is none of this run's business. A fragment that nothing uses is answered as what it is.
  func lintFragments(_ parts: [Part], _ setups: Setups) -> [Part] {
    let reached = Set(parts.flatMap(\.reached).map(Address.init))
    let open = parts.filter { part in
      part.fragment.map { !reached.contains(Address($0.source)) } ?? false
    }
    guard !open.isEmpty else { return [] }
    let known = Set(parts.map(\.candidate.realPath))
    let (candidates, problems) = search(for: open, setups)
    let users = lintUsers(of: open, among: candidates.filter { !known.contains($0.realPath) }, setups)
    let missing = problems.map {
      Part(candidate: open[0].candidate, setup: open[0].setup, problem: $0)
    }
    return users + missing + answers(to: open, users)
  }

  // MARK: Where to look

  private func search(
    for fragments: [Part], _ setups: Setups
  ) -> (candidates: [Candidate], problems: [InputProblem]) {
    let paths = Set(fragments.flatMap(searchPaths).map(\.string)).sorted()
    // Without a path the finder would take the working folder.
    guard !paths.isEmpty else { return ([], []) }
    return DocumentFinder(in: folder, paths: paths).find(excluding: setups.excluded)
  }

  /// Where the documents are that a fragment may be part of: those that its configuration names, else anywhere in the
  /// repository; nothing outside of `--root`. Without either nothing is searched: the working folder may be all that
  /// somebody has.
  private func searchPaths(for fragment: Part) -> [FilePath] {
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
  private func lintUsers(of fragments: [Part], among candidates: [Candidate], _ setups: Setups) -> [Part] {
    let wanted = Set(fragments.compactMap(\.fragment?.source).map(Address.init))
    let parts = Parallel.map(setups.assignments(candidates), jobs: settings.jobs, costs: WorkEstimate.costs) {
      lint($0, mayBeOther: true)
    }
    return parts.filter { part in part.reached.contains { wanted.contains(Address($0)) } }
      .map { $0.keeping(sources: wanted) }
  }

  /// What is said of fragments that no document uses. Those that nobody named are passed over.
  private func answers(to fragments: [Part], _ users: [Part]) -> [Part] {
    let reached = Set(users.flatMap(\.reached).map(Address.init))
    return fragments.compactMap { part in
      guard part.candidate.isNamed, let tree = part.fragment?.tree,
        !reached.contains(Address(tree.source))
      else { return nil }
      return Part(candidate: part.candidate, setup: part.setup, findings: part.setup.linter.notOpenAPI(tree))
    }
  }
}

extension LintSession.Part {
  /// Only what is found, and what markers stand, in some files.
  fileprivate func keeping(sources: Set<Address>) -> Self {
    var part = self
    part.isPartial = true
    part.findings.removeAll { !sources.contains(Address($0.place.source)) }
    part.markers.markers.removeAll { !sources.contains(Address($0.place.source)) }
    return part
  }
}
