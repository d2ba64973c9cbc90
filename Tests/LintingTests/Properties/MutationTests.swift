import Linting
import OpenAPI
import Platform
import Rules
import Syntax
import TestSupport
import Testing

/// Documents with parts missing or changed: no crash, and all findings are inside the file.
@Suite struct MutationTests {
  private static let replacements = ["{}", "[]", "1", "\"\"", "\"x\"", "{\"$ref\": \"#\"}"].map(Value.scalar)

  @Test(arguments: Fixture.readable, ["bad.yaml", "good.yaml"])
  func everyFindingIsInTheFile(_ fixture: Fixture, name: String) throws {
    let tree = try read(fixture.bytes(name), as: name)
    let document = Value(tree.root)
    let linter = try RuleSelection.wholeProfile.linter
    var count = 0
    var random = Sampling.generator()
    let places = Sampling.sample(4, of: Array(document.places.enumerated()), using: &random)
    for (number, place) in places {
      let others = [nil, .scalar("null"), Self.replacements[number % Self.replacements.count]]
      for other in Sampling.sample(1, of: others, using: &random) {
        guard let mutant = document.replacing(place[...], by: other) else { continue }
        let source = SourceFile(path: "api.json", bytes: mutant.bytes)
        let mutated = try SyntaxTree.read(source)
        let outcome = linter.lint(source, ignoringNonOpenAPI: false)
        for finding in outcome.findings {
          count += 1
          let fault = fault(of: finding, mutated.root)
          #expect(
            fault == nil,
            "\(fixture.rule)/\(name) \(place) \(other?.json ?? "removed"): \(finding.message); \(Sampling.note)"
          )
        }
      }
    }
    // Few changes break a good document.
    #expect(count > 0 || name == "good.yaml", "\(Sampling.note)")
  }

  /// What is wrong with the location of a finding.
  private func fault(of finding: Finding, _ root: Node) -> String? {
    let range = finding.place.range
    guard range.upperBound <= root.source.bytes.count else { return "ends after the file" }
    guard !range.isEmpty || range.upperBound == root.source.bytes.count else { return "is empty" }
    guard let pointer = finding.pointer, let element = root.node(atPointer: pointer) else {
      return "has no element"
    }
    let isKey = element.key?.range == range
    guard isKey || element.range.contains(range.lowerBound) && range.upperBound <= element.range.upperBound
    else {
      // A file that isn't an OpenAPI document is reported at its first key, inside the root.
      return "is outside its element \(pointer)"
    }
    // A finding of several places names these first; its other uses are references.
    for site in finding.uses.all
    where !finding.isOfSeveralPlaces && root.node(atPointer: site.pointer)?["$ref"] == nil {
      return "is used at \(site.pointer), which isn't a reference"
    }
    return nil
  }
}
