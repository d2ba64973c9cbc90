import Text

/// Works out which operations and responses carry which headers. Operations with the same two parameter lists share one
/// result, and so do headers of one list or map.
struct HeaderCarriers {
  /// The header parameters of each operation.
  private(set) var parameters: [OperationParameters]
  private var operationsOfParameters: Gathering
  private var operationsOfResponseHeaders: Gathering
  private var responses: Gathering
  /// By header: the operations that take another parameter of the name in place of their path's.
  private var replacing: [Int: [Int]] = [:]
  private let isResponseHeader: [Bool]

  init(_ reader: DocumentReader) {
    let none = Gathering(count: reader.headers.count)
    (operationsOfParameters, operationsOfResponseHeaders, responses) = (none, none, none)
    parameters = Array(repeating: .none, count: reader.operations.count)
    isResponseHeader = reader.headers.map { $0.kind == .response }
    gatherParameters(reader)
    gatherResponses(reader)
  }

  func responses(ofHeader header: Int) -> Positions {
    isResponseHeader[header] ? Positions(responses.lists[header]) : .none
  }

  func operations(ofHeader header: Int) -> Positions {
    if isResponseHeader[header] { return Positions(operationsOfResponseHeaders.lists[header]) }
    return Positions(operationsOfParameters.lists[header], without: replacing[header] ?? [])
  }

  // MARK: Parameters

  private struct ListPair: Hashable {
    let own: Int?
    let path: Int?
  }

  private mutating func gatherParameters(_ reader: DocumentReader) {
    var operationsOfPairs: [ListPair: [Int]] = [:]
    var order: [ListPair] = []
    for (index, operation) in reader.operations.enumerated() {
      let pair = ListPair(own: operation.ownParameters, path: operation.pathParameters)
      if pair.own == nil, pair.path == nil { continue }
      if operationsOfPairs[pair] == nil { order.append(pair) }
      operationsOfPairs[pair, default: []].append(index)
    }
    var byOwn: [Int: [Int]] = [:]
    var byPath: [Int: [Int]] = [:]
    for pair in order {
      let operations = operationsOfPairs[pair]!
      let replaced = replacedParameters(pair, operations, reader)
      let shared = OperationParameters(
        own: pair.own.map { reader.parameterLists[$0] }, path: pair.path.map { reader.parameterLists[$0] },
        replaced: replaced)
      for index in operations { parameters[index] = shared }
      if let own = pair.own { byOwn[own, default: []] += operations }
      if let path = pair.path { byPath[path, default: []] += operations }
    }
    for operationsOfLists in [byOwn, byPath] {
      for list in reader.parameterLists.indices {
        guard let operations = operationsOfLists[list] else { continue }
        let shared = PositionList(operations.sortedOnce())
        operationsOfParameters.add(shared, to: reader.parameterLists[list].distinct.lazy.map(\.header))
      }
    }
  }

  /// The positions of the path's parameters that the operations have parameters of their own for.
  private mutating func replacedParameters(
    _ pair: ListPair, _ operations: [Int], _ reader: DocumentReader
  ) -> Set<Int> {
    guard let own = pair.own, let path = pair.path else { return [] }
    let (mine, inherited) = (reader.parameterLists[own], reader.parameterLists[path].distinct)
    let names = reader.parameterLists[path].names
    var replaced: Set<Int> = []
    for use in mine.distinct {
      let header = reader.headers[use.header]
      let positions = names.positions(of: header.key, count: inherited.count) {
        reader.headers[inherited[$0].header].key
      }
      for position in positions where reader.headers[inherited[position].header].name == header.name {
        replaced.insert(position)
        let other = inherited[position].header
        if other != use.header { replacing[other, default: []] += operations }
      }
    }
    return replaced
  }

  // MARK: Responses

  private mutating func gatherResponses(_ reader: DocumentReader) {
    var responsesOfMaps = [[Int]](repeating: [], count: reader.headerMaps.count)
    for (index, response) in reader.responses.enumerated() {
      if let map = response.map { responsesOfMaps[map].append(index) }
    }
    for (map, holding) in zip(reader.headerMaps, responsesOfMaps) where !holding.isEmpty {
      responses.add(PositionList(holding), to: map.headers)
      let operations = holding.flatMap { reader.responses[$0].uses.map(\.operation) }.sortedOnce()
      operationsOfResponseHeaders.add(PositionList(operations), to: map.headers)
    }
  }

  /// Lists of positions for each header. Headers with the same single list share it.
  private struct Gathering {
    private(set) var lists: [[PositionList]]

    init(count: Int) {
      lists = Array(repeating: [], count: count)
    }

    mutating func add(_ list: PositionList, to headers: some Sequence<Int>) {
      let single = [list]
      for header in headers {
        if lists[header].isEmpty { lists[header] = single } else { lists[header].append(list) }
      }
    }
  }
}
