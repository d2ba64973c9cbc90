import Foundation
import TestSupport

/// Someone else's reader of what headerlint writes.
enum Python {
  static let isAvailable = succeeds("pass")

  static let hasJSONSchema = succeeds("import jsonschema")

  static func run(_ script: String, arguments: [String] = [], input: Data = Data()) throws -> Process.Answer {
    try Process.run("python3", ["-c", script] + arguments, input: input)
  }

  private static func succeeds(_ script: String) -> Bool { (try? run(script).status) == 0 }
}
