import Rules
import Syntax

/// A place where a document departs from a rule.
package struct Finding: Sendable {
  /// The rule's id.
  package let rule: String
  package let severity: Severity
  /// The guideline's own word for this case of the rule; nil where it is the rule's.
  package let level: Level?
  /// The field name that it is about, as the document spells it.
  package let header: String?
  /// One sentence without a full stop at its end; says what to write instead.
  package let message: String
  /// A further hint, shown on a line of its own; in most findings the message says it all.
  package let help: String?
  /// The exact text to look at.
  package let place: Place
  /// The element that is wrong, as a JSON Pointer into `place`'s file; nil where the file has no tree.
  package let pointer: String?
  /// `pointer` with `-` for every position in a list.
  package let stablePointer: String?
  /// The `$ref` sites that lead to the element, in document order.
  package internal(set) var usedAt: [Site]
  /// The ids of the rules that see the same defect and stay silent, sorted.
  package internal(set) var also: [String]
  /// Why it is held back; nil where it isn't.
  package var suppression: Suppression?
  /// What it says holds only while nothing refers to this element.
  var unlessReferenced: Node?

  package init(
    rule: String, severity: Severity, level: Level? = nil, header: String? = nil, message: String,
    help: String? = nil, place: Place, pointer: String? = nil, stablePointer: String? = nil,
    usedAt: [Site] = [], also: [String] = [],
    suppression: Suppression? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.level = level
    self.header = header
    self.message = message
    self.help = help
    self.place = place
    self.pointer = pointer
    self.stablePointer = stablePointer ?? pointer
    self.usedAt = usedAt
    self.also = also
    self.suppression = suppression
  }

  /// A further place that a finding speaks of.
  package struct Site: Sendable {
    package let place: Place
    package let pointer: String

    package init(place: Place, pointer: String) {
      self.place = place
      self.pointer = pointer
    }
  }
}
