import Foundation
import Testing

/// Programs of others that use headerlint: slow to start, and not on every machine.
enum Clients {
  static let areWanted = ProcessInfo.processInfo.environment["HEADERLINT_CLIENTS"] == "1"

  static let skipped: Comment = "clients are tried where HEADERLINT_CLIENTS is 1, by 'make clients'"
}
