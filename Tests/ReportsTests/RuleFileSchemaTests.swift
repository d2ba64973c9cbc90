import Foundation
import Reports
import Syntax
import Testing

/// rules/schema.json describes the rule files, by someone else's reader.
@Suite(.enabled(if: Python.hasJSONSchema, "needs python3 with jsonschema")) struct RuleFileSchemaTests {
  private static let rules = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../rules")

  private func problems(_ yaml: String) throws -> String {
    let tree = try SyntaxTree.read(SourceFile(path: "rules.yaml", bytes: Array(yaml.utf8)))
    var json = JSONWriter()
    write(tree.root, to: &json)
    let script = """
      import json, sys, jsonschema
      checker = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
      for error in checker.iter_errors(json.load(sys.stdin)):
          print(error.json_path, error.message[:200])
      print("done")
      """
    let output = try Python.run(
      script, arguments: [Self.rules.appending(path: "schema.json").path], input: Data(json.finish()))
    return String(decoding: output.standardOutput, as: UTF8.self)
  }

  private func write(_ node: Node, to json: inout JSONWriter) {
    switch node.kind {
    case .mapping:
      json.object { json in
        for member in node.members {
          json.key(member.name)
          write(member.value, to: &json)
        }
      }
    case .sequence: json.array(node.elements) { json, element in write(element, to: &json) }
    case .scalar:
      if let value = node.boolean { return json.value(value) }
      if case .integer(let text) = node.scalar, let value = Int(text) { return json.value(value) }
      json.value(node.text!)
    }
  }

  @Test(arguments: ["headerlint", "http", "openapi", "zalando"])
  func `every rule file fits`(name: String) throws {
    let text = try String(contentsOf: Self.rules.appending(path: name + ".yaml"), encoding: .utf8)
    #expect(try problems(text) == "done\n")
  }

  @Test(arguments: ["severity: loud", "check: guess", "severty: error", "number: one"])
  func `mistakes don't`(line: String) throws {
    let entry = ["severity: note", "title: T", "why: W"].filter { !$0.hasPrefix(line.prefix(4)) } + [line]
    let text = "guideline: x\ntitle: X\nrules:\n  a:\n" + entry.map { "    \($0)\n" }.joined()
    #expect(try problems(text) != "done\n")
  }
}
