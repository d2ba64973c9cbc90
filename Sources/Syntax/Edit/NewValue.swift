/// A value to insert into a document.
package indirect enum NewValue: Hashable, Sendable {
  case scalar(ScalarText)
  case mapping([NewMember])
  case sequence([NewValue])

  package static func string(_ text: String) -> NewValue { .scalar(.string(text)) }
  package static func bare(_ text: String) -> NewValue { .scalar(.bare(text)) }

  /// As YAML would have it within one line.
  package var flowText: String {
    let bytes = FlowStyle(language: .yaml).value(self) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  var isEmptyOrScalar: Bool {
    switch self {
    case .scalar: true
    case .mapping(let members): members.isEmpty
    case .sequence(let elements): elements.isEmpty
    }
  }
}

package struct NewMember: Hashable, Sendable {
  package let key: String
  package let value: NewValue

  package init(_ key: String, _ value: NewValue) {
    self.key = key
    self.value = value
  }
}
