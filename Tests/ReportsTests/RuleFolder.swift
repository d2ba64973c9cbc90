import Foundation
import Reports
import Syntax
import TestSupport

/// The folder rules/ and the schemas in it.
enum RuleFolder {
  static let url = Repository.file("rules")

  /// What someone else's reader has against a text by one of the schemas, and `done` at the end.
  static func problems(_ yaml: String, _ schema: String) throws -> String {
    let tree = try read(yaml, as: "rules.yaml")
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
      script, arguments: [url.appending(path: schema).path], input: Data(json.finish()))
    return output.text
  }

  private static func write(_ node: Node, to json: inout JSONWriter) {
    switch node.kind {
    case .mapping:
      json.object { json in
        // The writer has no null, which stands for nothing at all.
        for member in node.members where !member.value.isNull {
          json.key(text: member.name)
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
}
