import Foundation

/// The facts that stand beside a checkout, where there are any.
enum Shared {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

/// Someone else's reader of what headerlint writes.
enum Python {
  static let isAvailable = succeeds("pass")

  static let hasJSONSchema = succeeds("import jsonschema")

  struct Output {
    let status: Int32
    let standardOutput: Data
  }

  static func run(_ script: String, arguments: [String] = [], input: Data = Data()) throws -> Output {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    // A file, because a pipe that is written before it is read can fill up.
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Output(status: process.terminationStatus, standardOutput: read)
  }

  private static func succeeds(_ script: String) -> Bool { (try? run(script).status) == 0 }
}
