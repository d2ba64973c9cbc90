import Text

/// The fourth pass: works out which operations and responses carry which headers. Operations with the same
/// two parameter lists share one result, as do headers of one list or map.
struct HeaderCarriers {
  /// The header parameters of each operation.
  private(set) var parameters: [OperationParameters]
  private var operationsOfParameters: Gathering<TableRow.Operation>
  private var operationsOfResponseHeaders: Gathering<TableRow.Operation>
  private var responses: Gathering<TableRow.Response>
  /// By header: the operations that override it, a parameter of their path, with their own.
  private var replacing: [HeaderIndex: [OperationIndex]] = [:]
  private let isResponseHeader: [Bool]

  init(_ document: CollectedDocument, _ lists: [ParameterList]) {
    let count = document.headers.count
    (operationsOfParameters, operationsOfResponseHeaders) = (Gathering(count: count), Gathering(count: count))
    responses = Gathering(count: count)
    parameters = Array(repeating: .none, count: document.operations.count)
    isResponseHeader = document.headers.map { $0.kind == .response }
    gatherParameters(document, lists)
    gatherResponses(document)
  }

  func responses(ofHeader header: HeaderIndex) -> Positions<TableRow.Response> {
    isResponseHeader[header.position] ? Positions(responses.lists[header.position]) : .none
  }

  func operations(ofHeader header: HeaderIndex) -> Positions<TableRow.Operation> {
    if isResponseHeader[header.position] {
      return Positions(operationsOfResponseHeaders.lists[header.position])
    }
    return Positions(operationsOfParameters.lists[header.position], without: replacing[header] ?? [])
  }

  // MARK: Parameters

  private struct ListPair: Hashable {
    let own: ParameterListIndex?
    let path: ParameterListIndex?
  }

  private mutating func gatherParameters(_ document: CollectedDocument, _ lists: [ParameterList]) {
    var operationsOfPairs: [ListPair: [OperationIndex]] = [:]
    var order: [ListPair] = []
    for index in document.operations.rows {
      let operation = document.operations[index]
      // Most lists contain no headers.
      let pair = ListPair(
        own: operation.ownParameters.flatMap { lists[$0].distinct.isEmpty ? nil : $0 },
        path: operation.pathParameters.flatMap { lists[$0].distinct.isEmpty ? nil : $0 })
      if pair.own == nil, pair.path == nil { continue }
      if operationsOfPairs[pair] == nil { order.append(pair) }
      operationsOfPairs[pair, default: []].append(index)
    }
    var (byOwn, byPath) = ([ParameterListIndex: [OperationIndex]](), [ParameterListIndex: [OperationIndex]]())
    for pair in order {
      let operations = operationsOfPairs[pair]!
      let shared = OperationParameters(
        own: pair.own.map { lists[$0] }, path: pair.path.map { lists[$0] },
        replaced: replacedParameters(pair, operations, document, lists))
      for index in operations { parameters[index.position] = shared }
      if let own = pair.own { byOwn[own, default: []] += operations }
      if let path = pair.path { byPath[path, default: []] += operations }
    }
    for operationsOfLists in [byOwn, byPath] {
      for (list, operations) in operationsOfLists.sorted(by: { $0.key < $1.key }) {
        operationsOfParameters.add(
          PositionList(operations.sortedOnce()), to: lists[list].distinct.map(\.header))
      }
    }
  }

  /// The positions of the path's parameters that the operations override.
  private mutating func replacedParameters(
    _ pair: ListPair, _ operations: [OperationIndex], _ document: CollectedDocument, _ lists: [ParameterList]
  ) -> Set<Int> {
    guard let own = pair.own, let path = pair.path else { return [] }
    var replaced: Set<Int> = []
    for use in lists[own].distinct {
      let header = document.headers[use.header]
      for (position, inherited) in lists[path].named(header.key, { document.headers[$0].key })
      where document.headers[inherited.header].name == header.name {
        replaced.insert(position)
        if inherited.header != use.header { replacing[inherited.header, default: []] += operations }
      }
    }
    return replaced
  }

  // MARK: Responses

  private mutating func gatherResponses(_ document: CollectedDocument) {
    var responsesOfMaps = [[ResponseIndex]](repeating: [], count: document.headerMaps.count)
    for index in document.responses.rows {
      if let map = document.responses[index].map { responsesOfMaps[map.position].append(index) }
    }
    for (map, holding) in zip(document.headerMaps, responsesOfMaps) where !holding.isEmpty {
      responses.add(PositionList(holding), to: map.headers)
      let operations = holding.flatMap { document.responses[$0].uses.map(\.operation) }.sortedOnce()
      operationsOfResponseHeaders.add(PositionList(operations), to: map.headers)
    }
  }

  /// Lists of positions for each header. Headers with the same single list share it.
  private struct Gathering<Row> {
    private(set) var lists: [[PositionList<Row>]]

    init(count: Int) {
      lists = Array(repeating: [], count: count)
    }

    mutating func add(_ list: PositionList<Row>, to headers: [HeaderIndex]) {
      let single = [list]
      for position in headers.lazy.map(\.position) {
        if lists[position].isEmpty { lists[position] = single } else { lists[position].append(list) }
      }
    }
  }
}
