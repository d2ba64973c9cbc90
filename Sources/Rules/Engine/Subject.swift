import OpenAPI
import Syntax

/// The subject of a finding.
package struct Subject: Sendable {
  /// The field name, as spelled in the document; empty if there is none.
  package let header: String
  /// The faulty element; nil if the file has no tree.
  package let element: Element?
  /// The operation containing the element, if the check knows it.
  package var operation: Operation?
  /// The text to point at.
  package private(set) var place: Place
  /// The references leading to the element.
  package var sites: UseList
  /// The entries that the finding speaks about, for precedence.
  package internal(set) var elements: Elements
  /// Whether it holds only while nothing refers to the element, in this document or another.
  package var holdsUnlessReferenced = false
  /// The same in an operation that says the same node by node.
  package var twins: [Spot] = []
  /// Where else in the document the same is wrong, if that is said once.
  package var others: [Spot] = []

  /// A further place of which a finding speaks.
  package struct Spot: Sendable {
    package let element: Node
    /// The text to look at.
    package let place: Place
    /// The same in an operation that says the same node by node.
    package var twins: [Spot] = []

    /// Nil for what is in no tree.
    init?(_ subject: Subject) {
      guard let element = subject.element?.node else { return nil }
      self.element = element
      place = subject.place
      twins = subject.twins
    }
  }

  init(
    header: String, element: Node, place: Place, sites: UseList, elements: Elements,
    holdsUnlessReferenced: Bool = false
  ) {
    self.header = header
    self.element = .node(element)
    self.place = place
    self.sites = sites
    self.elements = elements
    self.holdsUnlessReferenced = holdsUnlessReferenced
  }

  /// For files that have no model.
  package init(header: String = "", element: Element?, place: Place) {
    self.header = header
    self.element = element
    self.place = place
    sites = .none
    elements = []
  }

  /// The value of a key.
  /// - Parameters:
  ///   - value: what stands for the value as written.
  ///   - elements: the covered entries, if different.
  init(key: Node, header: String?, value: Node? = nil, elements: Elements? = nil) {
    self.init(
      header: header ?? "", element: value ?? key.valueAsWritten, place: Place(key), sites: .none,
      elements: elements ?? [key.valueAsWritten])
  }

  /// An operation that lacks something.
  init(_ operation: Operation, header: String?) {
    self.init(key: operation.keyNode, header: header)
    self.operation = operation
  }

  /// Whether it points at the name of the header rather than at something that the header says.
  var isAtName: Bool {
    guard let node = element?.node, let name = node.value(ofKey: "name") ?? node.key else { return false }
    return Place(name).range == place.range
  }

  /// The same, pointing at another text.
  func looking(at place: Place) -> Subject {
    var subject = self
    subject.place = place
    return subject
  }

  /// The entries that a finding speaks about; nearly always a single one.
  package enum Elements: Sequence, ExpressibleByArrayLiteral, Sendable {
    case one(Node)
    case several([Node])

    init(_ nodes: [Node]) {
      self = nodes.count == 1 ? .one(nodes[0]) : .several(nodes)
    }

    package init(arrayLiteral nodes: Node...) { self.init(nodes) }

    package var first: Node? {
      switch self {
      case .one(let node): node
      case .several(let nodes): nodes.first
      }
    }

    package var count: Int {
      switch self {
      case .one: 1
      case .several(let nodes): nodes.count
      }
    }

    package struct Iterator: IteratorProtocol {
      fileprivate let elements: Elements
      fileprivate var position = 0

      package mutating func next() -> Node? {
        defer { position += 1 }
        switch elements {
        case .one(let node): return position == 0 ? node : nil
        case .several(let nodes): return position < nodes.count ? nodes[position] : nil
        }
      }
    }

    package func makeIterator() -> Iterator { Iterator(elements: self) }
  }

  /// An element of a document. Pointers are made from nodes on demand, because a shared header has thousands
  /// of uses, few of which are listed.
  package enum Element: Hashable, Sendable {
    case node(Node)
    /// JSON Pointers: the element's, and the same with `-` for every array index.
    indirect case text(String, stable: String)

    package static func text(_ pointer: String) -> Element { .text(pointer, stable: pointer) }

    package var node: Node? { if case .node(let node) = self { node } else { nil } }

    package var pointer: String {
      switch self {
      case .node(let node): node.pointer
      case .text(let pointer, _): pointer
      }
    }

    /// `pointer` with `-` for every array index.
    package var stablePointer: String {
      switch self {
      case .node(let node): node.stablePointer
      case .text(_, let stable): stable
      }
    }
  }
}
