import Foundation
import Platform
import Reports
import Rules
import SystemPackage
import TestSupport

@testable import Linting

/// A folder of files, some open in buffers, seen by a long-lived session; and the same state as plain files,
/// for new sessions.
final class Project {
  let session: LintSession
  private let folder: TemporaryFolder
  private let copy: TemporaryFolder
  private let configuration: ConfigurationChoice
  private(set) var disk: [String: String] = [:]
  private(set) var buffers: [String: String] = [:]

  static let selection = RuleSelection(
    select: [
      "zalando/etag-schema", "zalando/name-case", "openapi/unresolved-reference", "openapi/unused-header",
    ])

  init(
    _ files: [String: String] = [:], isRepository: Bool = true, configuration: ConfigurationChoice = .nearest
  )
    throws
  {
    folder = try TemporaryFolder()
    copy = try TemporaryFolder()
    self.configuration = configuration
    if isRepository {
      for folder in [folder, copy] { try folder.makeFolder(".git") }
    }
    session = try Self.session(folder, configuration)
    for (name, text) in files {
      disk[name] = text
      for folder in [folder, copy] { try folder.write(text, to: name) }
    }
  }

  private static func session(
    _ folder: TemporaryFolder, _ configuration: ConfigurationChoice
  ) throws -> LintSession {
    try LintSession(
      book: RuleBook.shipped.get(), selection: selection, configuration: configuration,
      settings: LintSettings(jobs: 1), folder: folder.working)
  }

  // MARK: Changes

  func type(_ text: String, in name: String) throws {
    buffers[name] = text
    session.setOverlay(Array(text.utf8), at: name)
    try copy.write(text, to: name)
  }

  /// Closes a buffer without saving it.
  func discard(_ name: String) throws {
    buffers[name] = nil
    session.removeOverlay(at: name)
    if let text = disk[name] { try copy.write(text, to: name) } else { try remove(copy, name) }
  }

  /// - Parameter path: what the session is told has changed; nil for the file itself.
  func write(_ text: String, to name: String, telling path: String? = nil) throws {
    disk[name] = text
    try folder.write(text, to: name)
    if buffers[name] == nil { try copy.write(text, to: name) }
    session.filesChanged([path ?? name])
  }

  func delete(_ name: String, telling path: String? = nil) throws {
    guard disk.removeValue(forKey: name) != nil else { return }
    try remove(folder, name)
    if buffers[name] == nil { try remove(copy, name) }
    session.filesChanged([path ?? name])
  }

  func link(_ name: String, to target: String) throws {
    for folder in [folder, copy] {
      try? remove(folder, name)
      try folder.link(name, to: target)
    }
    session.filesChanged([name])
  }

  private func remove(_ folder: TemporaryFolder, _ name: String) throws {
    try FileManager.default.removeItem(atPath: folder.string(name))
  }

  // MARK: Answers

  /// Everything in an answer that users may see.
  func answer(_ path: String) -> String { Self.text(session.findings(of: path)) }

  /// The same from a new session.
  func freshAnswer(_ path: String) throws -> String {
    Self.text(try Self.session(copy, configuration).lint(LintInput(paths: [path])))
  }

  private static func text(_ outcome: LintOutcome) -> String {
    let options = ReportOptions(version: "0", showSuppressed: true, jobs: 1)
    var reports = ReportFormat.allCases.map { render(outcome.result, as: $0, options: options) }
    var inventory: [UInt8] = []
    renderInventory(outcome.documents, as: .json) { inventory.append(contentsOf: $0) }
    reports.append(inventory)
    let texts = reports.map { String(decoding: $0, as: UTF8.self) }
    return
      (texts + outcome.problems.map(\.message) + outcome.mistakes.map(\.description)
      + outcome.baselines.map(\.text)).joined(separator: "\n---\n")
  }

  /// The rules of the findings, in order.
  func rules(_ path: String) -> [String] { session.findings(of: path).result.findings.map(\.rule) }
}
