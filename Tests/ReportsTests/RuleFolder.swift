import Foundation
import Reports
import Syntax
import TestSupport

/// The folder rules/ and the schemas in it.
enum RuleFolder {
  static let url = Repository.file("rules")

  /// An independent validator's complaints about a text, followed by `done`.
  static func problems(_ yaml: String, _ schema: String) throws -> String {
    try problems([yaml], schema)[0] + "done\n"
  }

  /// The same of many texts, for which the reader is started once: lines for each of them.
  static func problems(_ texts: [String], _ schema: String) throws -> [String] {
    var json = JSONWriter()
    let trees = try texts.map { try read($0, as: "rules.yaml") }
    json.array(trees) { json, tree in write(tree.root, to: &json) }
    let script = """
      import json, sys, jsonschema
      checker = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
      lines = lambda text: [f"{e.json_path} {e.message[:200]}\\n" for e in checker.iter_errors(text)]
      json.dump(["".join(lines(text)) for text in json.load(sys.stdin)], sys.stdout)
      """
    let output = try Python.run(
      script, arguments: [url.appending(path: schema).path], input: Data(json.finish()))
    return try JSONDecoder().decode([String].self, from: output.output)
  }

  private static func write(_ node: Node, to json: inout JSONWriter) {
    switch node.kind {
    case .mapping:
      json.object { json in
        // The writer has no null, so leave these members out.
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
