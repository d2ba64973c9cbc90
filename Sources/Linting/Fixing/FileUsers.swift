import OpenAPI
import Platform
import Syntax
import SystemPackage
import Text

/// Finds out whether documents that a run doesn't look at use a file, or something in it.
struct FileUsers {
  private let session: LintSession
  /// What documents lead to, by the paths in which these were looked for.
  private var surveys: [[String]: [Document]] = [:]
  /// The documents found for a file.
  private var found: [TextKey: [Document]] = [:]

  private struct Document {
    let place: TextKey
    let leads: Set<TextKey>
    /// JSON Pointers to where its references into files lead, and to all that contains that; anchors among them.
    let targets: Set<String>
  }

  init(_ session: LintSession) {
    self.session = session
  }

  /// They are looked for among the documents that the configuration names, else in the repository.
  mutating func haveOthers(_ target: FixTarget, in run: LintRun.Result, _ input: LintInput) -> Bool {
    !others(target, in: run, input).isEmpty
  }

  /// Whether one of them may refer to one of these places in the file, or to what is inside.
  /// - Parameter places: JSON Pointers.
  mutating func mayRefer(
    toAny places: [String], in target: FixTarget, _ run: LintRun.Result, _ input: LintInput
  ) -> Bool {
    !places.isEmpty && others(target, in: run, input).contains { !$0.targets.isDisjoint(with: places) }
  }

  private mutating func others(
    _ target: FixTarget, in run: LintRun.Result, _ input: LintInput
  ) -> [Document] {
    if let known = found[target.key] { return known }
    let others = search(target, in: run, input)
    found[target.key] = others
    return others
  }

  private mutating func search(
    _ target: FixTarget, in run: LintRun.Result, _ input: LintInput
  ) -> [Document] {
    let known = Set(run.parts.filter { $0.document != nil }.map { TextKey($0.candidate.realPathText) })
    let users = run.parts.filter { part in
      TextKey(part.candidate.realPathText) == target.key
        || part.leads.contains { TextKey($0.real) == target.key }
    }
    let coverage = DocumentFinder(input, session.files).coverage()
    let paths = Set(
      users.filter { !coverage.covers(run.linter.root(for: $0.candidate)) }
        .flatMap(run.linter.searchPaths).map(\.exactText)
    ).sorted()
    return documents(in: paths).filter { document in
      document.leads.contains(target.key) && !known.contains(document.place)
    }
  }

  private mutating func documents(in paths: [String]) -> [Document] {
    // Without any, the current folder would be taken.
    if paths.isEmpty { return [] }
    if let known = surveys[paths] { return known }
    let documents = session.survey(paths).parts.compactMap { part in
      part.document.map { document in
        Document(
          place: TextKey(part.candidate.realPathText), leads: Set(part.leads.map { TextKey($0.real) }),
          targets: part.leads.isEmpty ? [] : Self.targets(document))
      }
    }
    surveys[paths] = documents
    return documents
  }

  private static func targets(_ document: APIDocument) -> Set<String> {
    var targets: Set<String> = []
    for member in document.files.flatMap({ $0.members(withKey: "$ref") }) {
      let (file, pointer) = URIReference.parts(member.value.text ?? "")
      guard !file.isEmpty, targets.insert(pointer).inserted else { continue }
      for end in pointer.indices where pointer[end] == "/" { targets.insert(String(pointer[..<end])) }
    }
    return targets
  }
}
