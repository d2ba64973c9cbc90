import Foundation
import Rules
import Syntax

extension RuleBook {
  /// The rules as they stand in the checkout, read once. No build is needed after an edit of theirs.
  package static let shipped = Result { try RuleBook(RuleFiles.shipped.get()) }
}

extension RuleFiles {
  /// The same files as trees, read once.
  package static let shipped = Result { try RuleFiles.ofCheckout() }

  /// The files under rules/ in the checkout.
  /// - Parameter texts: what stands in place of some of them, by path.
  package static func ofCheckout(replacing texts: [String: String] = [:]) throws(RuleFileError) -> RuleFiles {
    try RuleFiles(.files) { name in
      let path = "rules/" + name
      if let text = texts[path] { return SourceFile(path: path, bytes: Array(text.utf8)) }
      guard let data = try? Data(contentsOf: Repository.file(path)) else { return nil }
      return SourceFile(path: path, bytes: [UInt8](data))
    }
  }
}
