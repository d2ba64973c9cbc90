import OpenAPI
import Syntax

/// The subject of a condition: an operation, one of its responses, or a header in one of its uses.
///
/// A class, because there are tens of thousands, in many lists.
final class RuleContext {
  let memo: Memo
  let document: APIDocument
  /// Nil if nothing uses the parameter or response.
  let operation: Operation?
  /// Nil if the subject isn't a response, or nothing uses it.
  let status: Status?
  /// The key of the status in the operation.
  let keyNode: Node?
  /// Nil if the subject isn't a response, or the reference could not be followed.
  let response: Response?
  /// Whether the API is the client here, so that nothing can be missing.
  let isCallbackOrWebhook: Bool

  init(
    _ memo: Memo, operation: Operation? = nil, status: Status? = nil,
    keyNode: Node? = nil, response: Response? = nil
  ) {
    self.memo = memo
    document = memo.document
    self.operation = operation
    self.status = status
    self.keyNode = keyNode
    self.response = response
    isCallbackOrWebhook = operation?.via != nil
  }

  /// Whether the subject is a response with headers.
  var hasHeaders: Bool { response?.headers.isEmpty == false }

  /// The number of the status, for tables; `Status.count` if there is none.
  fileprivate var statusNumber: Int { status?.number ?? Status.count }

  /// The status as written.
  var statusText: String? { keyNode?.text }

  /// Whether the definition of a parameter of the operation answers a question with yes.
  /// - Parameter key: the parameter's name in lower case.
  func hasParameter(
    _ key: String, _ question: Memo.Question, _ judge: (HeaderDefinition) -> Bool
  ) -> Bool {
    operation?.parameters.named(key, in: document).contains { use in
      guard let index = document.headers[use.header].definition else { return false }
      let definition = document.definitions[index]
      return memo.answer(question, on: definition.object) { judge(definition) }
    } ?? false
  }
}

/// The contexts of a document, shared by all rules.
final class RuleContexts {
  private let memo: Memo
  private var lists: [UseKey: RuleContextList] = [:]
  private var narrowed: [NarrowKey: (list: RuleContextList, sites: UseList)] = [:]
  /// For subjects that nothing uses.
  private lazy var nowhere = RuleContextList([RuleContext(memo)])

  init(_ memo: Memo) {
    self.memo = memo
  }

  private var document: APIDocument { memo.document }

  /// By operation.
  private(set) lazy var ofOperations = document.operations.map { RuleContext(memo, operation: $0) }

  /// The responses of all operations, in the order of the operations.
  private lazy var ofUses = document.operations.flatMap { operation in
    operation.responses.map { use in
      RuleContext(
        memo, operation: operation, status: use.status, keyNode: use.keyNode,
        response: use.response.map { document.responses[$0] })
    }
  }

  /// By response: its uses, in the order of the operations.
  private(set) lazy var ofResponses = {
    var uses = [[RuleContext]](repeating: [], count: document.responses.count)
    for (use, context) in zip(document.operations.lazy.flatMap(\.responses), ofUses) {
      if let response = use.response { uses[response.position].append(context) }
    }
    for index in uses.indices where uses[index].isEmpty {
      uses[index].append(RuleContext(memo, response: document.responses[index]))
    }
    return uses
  }()

  /// By response: its uses outside callbacks and webhooks.
  private(set) lazy var ofOfferedResponses = ofResponses.map { uses in
    uses.contains(where: \.isCallbackOrWebhook) ? uses.filter { !$0.isCallbackOrWebhook } : uses
  }

  /// The responses outside callbacks and webhooks, grouped by the status of any use and by whether they have
  /// headers: a sample context of each group, and the sorted indices of its responses.
  private lazy var offeredByStatus: [(example: RuleContext, responses: [ResponseIndex])] = {
    var groups: [(example: RuleContext, responses: [ResponseIndex])] = []
    // By the number of the status, without and with headers.
    var positions = [Int?](repeating: nil, count: 2 * (Status.count + 1))
    for (response, uses) in zip(document.responses.rows, ofOfferedResponses) {
      for use in uses {
        let offer = 2 * use.statusNumber + (use.hasHeaders ? 1 : 0)
        if let position = positions[offer] {
          if groups[position].responses.last != response { groups[position].responses.append(response) }
        } else {
          positions[offer] = groups.count
          groups.append((use, [response]))
        }
      }
    }
    return groups
  }()

  /// The sorted indices of the responses with any wanted use.
  /// - Parameter isWanted: may use only the status, and whether the response has headers.
  func offeredResponses(where isWanted: (RuleContext) -> Bool) -> [ResponseIndex] {
    let groups = offeredByStatus.filter { isWanted($0.example) }
    guard groups.count > 1 else { return groups.first?.responses ?? [] }
    var isFound = [Bool](repeating: false, count: document.responses.count)
    for group in groups { for response in group.responses { isFound[response.position] = true } }
    return document.responses.rows.filter { isFound[$0.position] }
  }

  /// The responses of all operations except callbacks and webhooks.
  private(set) lazy var ofOfferedOperations =
    ofUses.contains(where: \.isCallbackOrWebhook) ? ofUses.filter { !$0.isCallbackOrWebhook } : ofUses

  /// A sample context of each status that occurs among these, and the positions of those with that status.
  private lazy var offeredStatuses: [(example: RuleContext, positions: [Int])] = {
    var statuses: [(example: RuleContext, positions: [Int])] = []
    var numbers = [Int?](repeating: nil, count: Status.count + 1)
    for (position, context) in ofOfferedOperations.enumerated() {
      if let number = numbers[context.statusNumber] {
        statuses[number].positions.append(position)
      } else {
        numbers[context.statusNumber] = statuses.count
        statuses.append((context, [position]))
      }
    }
    return statuses
  }()

  /// The same with a wanted status.
  /// - Parameter isWanted: may use only the status.
  func ofOfferedOperations(where isWanted: (RuleContext) -> Bool) -> [RuleContext] {
    let wanted = offeredStatuses.filter { isWanted($0.example) }
    if wanted.count == offeredStatuses.count { return ofOfferedOperations }
    let positions = wanted.count == 1 ? wanted[0].positions : wanted.flatMap(\.positions).sorted()
    return positions.map { ofOfferedOperations[$0] }
  }

  // MARK: Uses of headers

  private enum UseKey: Hashable {
    case operations(PositionsKey)
    case responses(PositionsKey)
  }

  /// The uses of a header: one list for all headers with the same uses.
  func uses(of entry: HeaderEntry) -> RuleContextList {
    if entry.kind == .request, !entry.operations.isEmpty {
      return list(entry.operations.key.map(UseKey.operations)) {
        entry.operations.all.map { ofOperations[$0.position] }
      }
    }
    guard !entry.responses.isEmpty else { return nowhere }
    return list(entry.responses.key.map(UseKey.responses)) {
      let responses = entry.responses.all
      return responses.count == 1
        ? ofResponses[responses[0].position] : responses.flatMap { ofResponses[$0.position] }
    }
  }

  private func list(_ key: UseKey?, _ contexts: () -> [RuleContext]) -> RuleContextList {
    if let key, let known = lists[key] { return known }
    let list = RuleContextList(contexts())
    if let key { lists[key] = list }
    return list
  }

  private struct NarrowKey: Hashable {
    let sites: ObjectIdentifier
    let list: ObjectIdentifier
  }

  /// The references to a header, except those for uses not in a list.
  func sites(of entry: HeaderEntry, in list: RuleContextList) -> UseList {
    guard !entry.sites.isEmpty, list !== uses(of: entry) else { return entry.sites }
    let key = NarrowKey(sites: ObjectIdentifier(entry.sites), list: ObjectIdentifier(list))
    if let known = narrowed[key] { return known.sites }
    let responses = entry.responses.all.map { document.responses[$0] }
    let sites = entry.sites.without(usesOf: responses, except: list.keyNodes)
    narrowed[key] = (list, sites)
    return sites
  }
}

/// Contexts shared by several headers. For the running thread only.
final class RuleContextList {
  let contexts: [RuleContext]
  /// The keys of the statuses with these responses.
  private(set) lazy var keyNodes = Set(contexts.compactMap(\.keyNode))
  /// Whether all are uses of responses through references.
  private(set) lazy var areShared = contexts.allSatisfy { context in
    context.keyNode != nil && context.response?.sites.isEmpty == false
  }
  /// The methods of the operations, in order, without duplicates.
  private(set) lazy var methods = {
    var methods: [String] = []
    for context in contexts {
      if let method = context.operation?.method, !methods.contains(method) { methods.append(method) }
    }
    return methods
  }()

  init(_ contexts: [RuleContext]) {
    self.contexts = contexts
  }
}

/// Filters contexts, each list only once.
struct RuleContextSieve {
  private let filter: RuleContextFilter
  /// Keeps the lists, so that their addresses stay unique.
  private var known: [ObjectIdentifier: (list: RuleContextList, fitting: RuleContextList)] = [:]

  init(_ filter: RuleContextFilter) {
    self.filter = filter
  }

  /// The contexts of a list that match; the list itself if all do.
  mutating func fitting(_ list: RuleContextList) -> RuleContextList {
    if filter.isEmpty { return list }
    if let known = known[ObjectIdentifier(list)] { return known.fitting }
    let contexts = list.contexts.filter(filter.holds)
    let fitting = contexts.count == list.contexts.count ? list : RuleContextList(contexts)
    known[ObjectIdentifier(list)] = (list, fitting)
    return fitting
  }
}

extension UseList {
  /// The references to something shared, except those for other uses.
  /// - Parameter fitting: the keys of the uses that count.
  func without(usesOf responses: some Sequence<Response>, except fitting: Set<Node>) -> UseList {
    guard !isEmpty else { return self }
    let others = responses.flatMap(\.uses).map(\.keyNode).filter { !fitting.contains($0) }
    let excluded = Set(others.map(\.valueAsWritten))
    return excluded.isEmpty ? self : UseList(sites.filter { !excluded.contains($0) })
  }
}
