import Foundation
import Syntax
import TestSupport
import Testing

@testable import Linting

/// A session asked after each of many edits gives the same answers as a new one.
///
/// The file names are unique to this test, which counts their trees.
@Suite(.serialized) struct EditingTests {
  private static let edits = Sampling.count(200, of: 2_000)

  private static let documents = ["edited.yaml", "neighbour.yaml", "shared.yaml"]

  @Test func anAnswerDoesNotDependOnWhatCameBefore() throws {
    try edit(Self.edits, Edit.ofDocuments, .none)
  }

  @Test func anAnswerDoesNotDependOnConfigurationsBefore() throws {
    try edit(Self.edits / 10, Edit.allCases, .nearest)
  }

  private func edit(_ count: Int, _ edits: [Edit], _ configuration: ConfigurationChoice) throws {
    let project = try Project(Self.files, configuration: configuration)
    try project.link("link.yaml", to: "linked.yaml")
    var random = Sampling.generator()
    var answers: Set<String> = []
    for number in 0..<count {
      let edit = edits.randomElement(using: &random)!
      try edit.apply(to: project, &random)
      // One after each edit, as in an editor; the others occasionally, so that they lag behind.
      for document in Self.documents
      where document == "edited.yaml" || .random(in: 0..<8, using: &random) == 0 {
        let answer = project.answer(document)
        try #require(
          try answer == project.freshAnswer(document),
          "edit \(number), \(edit): \(document); \(Sampling.note)")
        answers.insert(answer)
      }
      for name in Self.files.keys {
        #expect(liveTrees(of: name) <= 1, "edit \(number), \(edit): \(name); \(Sampling.note)")
      }
    }
    #expect(answers.count > count / 20, "\(Sampling.note)")
    Self.documents.forEach(project.session.forget)
    #expect(project.session.treeCount == 0)
    for name in Self.files.keys { #expect(liveTrees(of: name) == 0) }
  }

  private func liveTrees(of name: String) -> Int {
    #if DEBUG
      SyntaxTree.liveCount(ofPath: name)
    #else
      // Only debug builds track them.
      0
    #endif
  }

  // MARK: Edits

  private static let files = [
    "edited.yaml": document("shared.yaml", "sub/extra.yaml", "integer"),
    "neighbour.yaml": document("shared.yaml", "shared.yaml", "string"),
    "shared.yaml": part("string"),
    "sub/extra.yaml": part("integer"),
    "linked.yaml": part("string"),
    "relinked.yaml": part("boolean"),
  ]

  private static func document(_ first: String, _ second: String, _ type: String) -> String {
    """
    openapi: 3.1.0
    info: {title: Things, version: 1.0.0}
    paths:
      /things:
        get:
          responses:
            '200':
              description: ok
              headers:
                ETag: {$ref: '\(first)#/Tag'}
                X-Own: {schema: {type: \(type)}}
        put:
          responses: {'204': {description: ok, headers: {ETag: {$ref: '\(second)#/Tag'}}}}
    components: {headers: {Unused: {schema: {type: \(type)}}}}
    """
  }

  private static func part(_ type: String) -> String { "Tag: {schema: {type: \(type)}}\n" }

  private enum Edit: CaseIterable {
    case typeDocument, typeOther, typePart, typeMistake, removeHeader, renameReference, discard
    case writeDocument, writePart, deletePart, replaceFolder, retargetLink, configure, typeConfiguration

    static let ofDocuments = allCases.filter { $0 != .configure && $0 != .typeConfiguration }

    func apply(to project: Project, _ random: inout SplitMix) throws {
      let type = ["string", "integer", "boolean", "array"].randomElement(using: &random)!
      let part = ["shared.yaml", "sub/extra.yaml"].randomElement(using: &random)!
      switch self {
      case .typeDocument:
        try project.type(document("shared.yaml", part, type), in: "edited.yaml")
      case .typeOther:
        try project.type(document(part, "edited.yaml", type), in: "neighbour.yaml")
      case .typePart:
        try project.type(EditingTests.part(type), in: part)
      case .typeMistake:
        let name = ["edited.yaml", "neighbour.yaml", part].randomElement(using: &random)!
        try project.type(text(name, project) + "\n  - [:", in: name)
      case .removeHeader:
        let lines = text("edited.yaml", project).split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.enumerated().filter { !$0.element.contains("ETag") || $0.offset % 3 == 0 }
        try project.type(kept.map(\.element).joined(separator: "\n"), in: "edited.yaml")
      case .renameReference:
        let name = ["link.yaml", "sub/extra.yaml", "missing.yaml", "../out.yaml", "neighbour.yaml"]
          .randomElement(using: &random)!
        try project.type(document(name, "shared.yaml", type), in: "edited.yaml")
      case .discard:
        guard let name = project.buffers.keys.sorted().randomElement(using: &random) else { return }
        try project.discard(name)
      case .writeDocument:
        let name = ["edited.yaml", "neighbour.yaml"].randomElement(using: &random)!
        try project.write(document("link.yaml", part, type), to: name)
      case .writePart:
        let name = [part, "linked.yaml", "relinked.yaml"].randomElement(using: &random)!
        try project.write(EditingTests.part(type), to: name)
      case .deletePart: try project.delete(part)
      case .replaceFolder:
        try project.delete("sub/extra.yaml", telling: "sub")
        try project.write(EditingTests.part(type), to: "sub/extra.yaml", telling: "sub")
      case .retargetLink:
        try project.link("link.yaml", to: ["linked.yaml", "relinked.yaml"].randomElement(using: &random)!)
      case .configure:
        if Bool.random(using: &random) {
          try project.write(configuration(&random), to: ".headerlint.yaml")
        } else {
          try project.delete(".headerlint.yaml")
        }
      case .typeConfiguration: try project.type(configuration(&random), in: ".headerlint.yaml")
      }
    }

    private func text(_ name: String, _ project: Project) -> String {
      project.buffers[name] ?? project.disk[name] ?? "Tag: {}"
    }

    private func configuration(_ random: inout SplitMix) -> String {
      [
        "", "profile: openapi\n", "rules: {zalando/name-case: note}\n", "rules: {none: note}\n",
        "headers: [X-Other]\n", "documents: [neighbour.yaml]\n", "documents: [c.yaml]\n",
        "exclude: [neighbour.yaml]\n",
      ].randomElement(using: &random)!
    }
  }
}
