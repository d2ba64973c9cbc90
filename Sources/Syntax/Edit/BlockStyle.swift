/// How members of a block collection are written.
struct BlockStyle {
  let lineBreak: [UInt8]
  /// Additional spaces of a nested mapping.
  let step: Int

  /// The lines of a member: the first without its indentation, the last without its line break.
  /// - Parameter column: the column of the key.
  func member(_ member: NewMember, column: Int) -> [UInt8]? {
    let quoting = ScalarQuoting(language: .yaml, isInFlow: false, isKey: true)
    guard let key = quoting.bytes(for: .string(member.key)) else { return nil }
    guard member.value.isEmptyOrScalar else {
      guard let lines = value(member.value, column: column + step) else { return nil }
      return key + ":".utf8 + separator(column + step) + lines
    }
    return value(member.value, column: column).map { key + ": ".utf8 + $0 }
  }

  private func separator(_ column: Int) -> [UInt8] { lineBreak + [UInt8](repeating: 0x20, count: column) }

  private func value(_ value: NewValue, column: Int) -> [UInt8]? {
    switch value {
    case .scalar(let text):
      return ScalarQuoting(language: .yaml, isInFlow: false, isKey: false).bytes(for: text)
    case .mapping(let members):
      guard !members.isEmpty else { return Array("{}".utf8) }
      return lines(members, column: column) { member($0, column: column) }
    case .sequence(let elements):
      guard !elements.isEmpty else { return Array("[]".utf8) }
      return lines(elements, column: column) { element in
        // After the dash and its space.
        self.value(element, column: column + 2).map { "- ".utf8 + $0 }
      }
    }
  }

  private func lines<Item>(_ items: [Item], column: Int, _ spell: (Item) -> [UInt8]?) -> [UInt8]? {
    let spelled = items.compactMap(spell)
    guard spelled.count == items.count else { return nil }
    return Array(spelled.joined(separator: separator(column)))
  }
}
