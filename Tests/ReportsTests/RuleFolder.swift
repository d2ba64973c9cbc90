import Foundation
import Reports
import Syntax
import TestSupport

/// The folder rules/ and the schemas in it.
enum RuleFolder {
  static let url = Repository.file("rules")

  /// An independent validator's complaints about a text, followed by `done`.
  static func problems(_ yaml: String, _ schema: [UInt8]) throws -> String {
    try problems([yaml], schema)[0] + "done\n"
  }

  /// The same of many texts, for which the reader is started once: lines for each of them.
  static func problems(_ texts: [String], _ schema: [UInt8]) throws -> [String] {
    var json = JSONWriter()
    let trees = try texts.map { try read($0, as: "rules.yaml") }
    let schema = try read(String(decoding: schema, as: UTF8.self), as: "schema.json")
    json.object { json in
      json.key("schema")
      json.value(schema.root)
      json.array("texts", trees) { json, tree in write(tree.root, to: &json) }
    }
    let script = """
      import json, sys, jsonschema
      given = json.load(sys.stdin)
      jsonschema.Draft202012Validator.check_schema(given["schema"])
      checker = jsonschema.Draft202012Validator(given["schema"])
      lines = lambda text: [f"{e.json_path} {e.message[:200]}\\n" for e in checker.iter_errors(text)]
      json.dump(["".join(lines(text)) for text in given["texts"]], sys.stdout)
      """
    let output = try Python.run(script, input: Data(json.finish()))
    return try JSONDecoder().decode([String].self, from: output.output)
  }

  private static func write(_ node: Node, to json: inout JSONWriter) {
    guard node.isMapping else {
      if node.isSequence { return json.array(node.elements) { json, element in write(element, to: &json) } }
      return json.value(node)
    }
    json.object { json in
      // The writer has no null, so leave these members out.
      for member in node.members where !member.value.isNull {
        json.key(text: member.name)
        write(member.value, to: &json)
      }
    }
  }
}
