import Foundation

/// The built command, run as users run it.
struct Tool {
  struct Answer {
    let status: Int32
    let output: String
    let error: String
  }

  /// Where it runs; a folder of its own.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "headerlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file into the folder, and the folders on the way.
  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @discardableResult
  func run(_ arguments: String..., input: String? = nil) throws -> Answer {
    try run(arguments, input: input)
  }

  /// - Parameters:
  ///   - subfolder: where it runs, in the folder; made if it isn't there.
  ///   - executable: another command than headerlint.
  func run(
    _ arguments: [String], in subfolder: String = ".", input: String? = nil,
    environment: [String: String] = [:],
    executable: URL = Self.binary
  ) throws -> Answer {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let current = folder.appending(path: subfolder)
    try FileManager.default.createDirectory(at: current, withIntermediateDirectories: true)
    process.currentDirectoryURL = current
    // How a sanitizer is set holds for the tool as well.
    let sanitizer = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
    process.environment = environment.merging(sanitizer) { own, _ in own }
    // Files, not pipes: however much the command says, nothing can stop up.
    let streams = try ["in", "out", "err"].map { name in
      let url = folder.appending(path: ".stream-\(name)")
      try Data((name == "in" ? input ?? "" : "").utf8).write(to: url)
      return try name == "in" ? FileHandle(forReadingFrom: url) : FileHandle(forWritingTo: url)
    }
    process.standardInput = streams[0]
    process.standardOutput = streams[1]
    process.standardError = streams[2]
    try process.run()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: try read(".stream-out"), error: try read(".stream-err"))
  }

  /// Beside the test bundle, in the folder of the build.
  static let binary: URL = {
    var folder = Bundle.main.bundleURL
    for _ in 0..<5 {
      let candidate = folder.appending(path: "headerlint")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return Bundle.main.bundleURL.appending(path: "headerlint")
  }()
}

/// Documents for commands to read.
enum Sample {
  static let clean = """
    openapi: 3.1.0
    info: {title: Things, version: 1.0.0}
    paths:
      /things:
        get:
          parameters:
            - {name: X-Tenant-ID, in: header, schema: {type: string}}
            - {name: X-Flow-ID, in: header, schema: {type: string}}
          responses: {'200': {description: ok}}
    """

  /// One error, one warning, one note.
  static let mixed = """
    openapi: 3.1.0
    info: {title: Things, version: 1.0.0}
    paths:
      /things:
        get:
          parameters:
            - {name: x-tenant-id, in: header, schema: {type: string}}
            - {name: X-Flow-Id, in: header, schema: {type: string}}
          responses:
            '200': {description: ok, headers: {ETag: {schema: {type: integer}}}}
    """

  static let warning = clean.replacing("X-Tenant-ID", with: "x-tenant-id")
  static let note = clean.replacing("X-Tenant-ID", with: "X-Tenant-Id")
  static let broken = "openapi: 3.1.0\ninfo: {title: Things\n"
  static let other = "services: {web: {image: nginx}}\n"
}
