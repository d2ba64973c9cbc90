import Foundation

/// Someone else's reader of what headerlint writes.
package enum Python {
  package static let isAvailable = succeeds("pass")

  package static let hasJSONSchema = has("jsonschema")

  package static func has(_ module: String) -> Bool { succeeds("import \(module)") }

  package static func run(
    _ script: String, arguments: [String] = [], input: Data = Data()
  ) throws -> Process.Answer {
    try Process.run("python3", ["-c", script] + arguments, input: input)
  }

  private static func succeeds(_ script: String) -> Bool { (try? run(script).status) == 0 }
}
