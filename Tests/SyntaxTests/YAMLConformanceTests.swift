import Foundation
import Syntax
import TestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, Conformance.skipped))
struct YAMLConformanceTests {
  @Test func everyCaseHasTheOutcomeThatWeKnowOfIt() throws {
    let known = KnownOutcomes.all
    var seen: [String: KnownOutcome] = [:]
    for folder in try Conformance.yaml() {
      let outcome = try outcome(folder)
      if outcome != .right { seen[name(folder)] = outcome }
    }
    for name in Set(seen.keys).union(known.keys).sorted() {
      #expect(seen[name] == known[name], "\(name)")
    }
  }

  private func name(_ folder: URL) -> String {
    folder.path.split(separator: "yaml-test-suite/").last.map(String.init) ?? folder.path
  }

  private func outcome(_ folder: URL) throws -> KnownOutcome {
    let isInvalid = Conformance.exists(folder.appending(path: "error"))
    let bytes = try Conformance.bytes(folder.appending(path: "in.yaml"))
    let tree: SyntaxTree
    do {
      tree = try read(bytes)
    } catch let error as SyntaxError {
      return isInvalid ? .right : KnownOutcomes.byDesign(error) ?? .refused
    }
    if isInvalid { return .accepted }
    let json = folder.appending(path: "in.json")
    guard Conformance.exists(json) else { return .right }
    guard let expected = try? read(try Conformance.bytes(json), as: "in.json") else { return .secondDocument }
    return Value(tree.root) == Value(expected.root) ? .right : .misread
  }
}
