import Rules
import Syntax

/// The JSON Schema of configurations: that under rules/, to which are added the profiles and, for each rule, its title,
/// what it is about and its settings, so that editors complete and explain them.
/// - Parameter base: the schema under rules/.
package func configurationSchema(_ book: RuleBook, base: SourceFile) throws(RuleFileError) -> [UInt8] {
  let tree = try RuleFiles.tree(base)
  var json = JSONWriter()
  json.object { json in
    for member in tree.root.members {
      json.key(text: member.name)
      if member.name == "properties" {
        json.object { json in writeProperties(member.value, book, to: &json) }
      } else {
        json.value(member.value)
      }
    }
  }
  return json.finish()
}

private func writeProperties(_ properties: Node, _ book: RuleBook, to json: inout JSONWriter) {
  for property in properties.members {
    json.key(text: property.name)
    json.object { json in
      for member in property.value.members {
        json.key(text: member.name)
        json.value(member.value)
      }
      switch property.name {
      case "profile": writeProfiles(book, to: &json)
      case "rules": writeRules(book, to: &json)
      default: break
      }
    }
  }
}

private func writeProfiles(_ book: RuleBook, to json: inout JSONWriter) {
  json.member("default", book.defaultProfile)
  json.array("oneOf", book.guidelines.filter { book.profiles.contains($0.name) }) { json, guideline in
    json.object(onOneLine: true) { json in
      json.member("const", guideline.name)
      json.member("title", guideline.title)
    }
  }
}

private func writeRules(_ book: RuleBook, to json: inout JSONWriter) {
  json.member("additionalProperties", false)
  json.object("properties") { json in
    for rule in book.guidelines.flatMap(\.rules) {
      json.key(text: rule.id)
      json.object { json in write(rule, to: &json) }
    }
  }
}

private func write(_ rule: Rule, to json: inout JSONWriter) {
  let description = rule.description
  let citation = description.citation
  let severity = description.severityWord + (description.isCheckable ? " by default" : "")
  json.member("title", description.title)
  json.member(
    "description", "\(severity)\(citation.isEmpty ? "" : " (\(citation))"). \(description.why)")
  guard !rule.lists.isEmpty else {
    let definition = ToolFault.Rule.isAlwaysOn(rule.id) ? "ruleThatIsOn" : "rule"
    return json.member("$ref", "#/$defs/\(definition)")
  }
  json.array("anyOf", ["severity", nil]) { json, definition in
    if let definition {
      json.object(onOneLine: true) { $0.member("$ref", "#/$defs/\(definition)") }
    } else {
      json.object { json in writeSettings(rule, to: &json) }
    }
  }
}

private func writeSettings(_ rule: Rule, to json: inout JSONWriter) {
  json.member("type", "object")
  json.member("additionalProperties", false)
  json.object("properties") { json in
    for setting in ["severity"] + rule.lists.map(\.rawValue) {
      json.key(text: setting)
      json.object(onOneLine: true) { $0.member("$ref", "#/$defs/\(setting)") }
    }
  }
}

extension JSONWriter {
  /// Writes what is in a JSON file.
  package mutating func value(_ node: Node) {
    switch node.kind {
    case .mapping:
      object { json in
        for member in node.members {
          json.key(text: member.name)
          json.value(member.value)
        }
      }
    case .sequence: array(node.elements) { json, element in json.value(element) }
    case .scalar:
      if let boolean = node.boolean { return value(boolean) }
      if case .integer(let text) = node.scalar, let number = Int(text) { return value(number) }
      value(node.text ?? "")
    }
  }
}
