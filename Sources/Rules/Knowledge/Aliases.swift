import HTTPFields
import OpenAPI
import Text

/// A header that a name stands for.
struct Alias {
  /// In its right spelling.
  let name: String
  let kind: Kind
  /// What a schema must be able to hold, where nothing but a likeness of names speaks for the header: `X-Allow` as a boolean
  /// isn't `Allow`.
  var evidence: FieldSchema?

  enum Kind {
    /// The header itself, under a wrong name: who lacks it has it.
    case alias
    /// Another header, which does the same.
    case substitute
  }
}

/// A check that knows which header a name stands for.
protocol NamingCheck: Check {
  /// - Returns: what tells the header that a name stands for among headers of a kind; nil for a name that stands for itself.
  func naming(_ basis: RuleBasis) -> (_ name: String, _ kind: HeaderKind) -> Alias?

  /// - Returns: what tells how a name of its own is best spelt if it stays; nil where it doesn't say.
  func spelling(_ basis: RuleBasis) -> ((_ name: String, _ kind: HeaderKind) -> String?)?
}

extension NamingCheck {
  var namingCheck: (any NamingCheck)? { self }
  func spelling(_ basis: RuleBasis) -> ((_ name: String, _ kind: HeaderKind) -> String?)? { nil }
}

/// Which headers of a document stand for others: `X-Idempotency-Key` is judged as the `Idempotency-Key` that it should be,
/// so that everything wrong with it is reported in one round. Where only a likeness tells, its schemas must not speak
/// against it.
///
/// That goes by all rules of the profile. It is a fact, whether a rule about the name is enabled or not. A substitute is
/// another header, though: only where a rule says to write what it does the same as, it is judged as that.
final class Aliases {
  private let document: APIDocument
  private let spellings: Spellings
  private lazy var judges = makeJudges()
  private let makeJudges: () -> [Judge]
  private lazy var table = Table(document, spellings) { [unowned self] name, kind in
    judges.lazy.compactMap { judge in
      judge.verdict(name, kind).map { ($0, judge.isHeard) }
    }.first
  }

  /// A rule that knows which header a name stands for.
  struct Judge {
    let verdict: (_ name: String, _ kind: HeaderKind) -> Alias?
    let spelling: ((_ name: String, _ kind: HeaderKind) -> String?)?
    /// Whether the rule is enabled.
    let isHeard: Bool
  }

  /// - Parameter judges: in the order in which they are asked. A document without headers needs none.
  init(_ document: APIDocument, _ spellings: Spellings, _ judges: @escaping () -> [Judge]) {
    self.document = document
    self.spellings = spellings
    makeJudges = judges
  }

  /// The name of the header that an entry is or stands for, in lower case.
  func key(of entry: HeaderEntry) -> String {
    table.isEmpty ? entry.key : table.target(of: entry, spellings) ?? entry.key
  }

  /// Whether an entry's name is only like that of the header that was thought to be meant: the schemas of this name can't hold
  /// its values.
  func isRefuted(_ entry: HeaderEntry) -> Bool { table.isRefuted(entry, spellings) }

  /// The name of the header that is to take an entry's place though it is another one, in lower case; nil for all others.
  func successor(of entry: HeaderEntry) -> String? {
    table.hasSuccessors ? table.successor(of: entry, spellings) : nil
  }

  /// The names of the document that stand for a header, in lower case.
  /// - Parameter key: in lower case.
  func names(for key: String) -> [String] { table.isEmpty ? [] : table.names[key] ?? [] }

  /// The names of the document that stand for a header or are to be replaced with it, in lower case.
  /// - Parameter key: in lower case.
  func relatives(of key: String) -> [String] { table.relatives[key] ?? [] }

  /// What should be written at last where a name was thought to be right: `Idempotency-Key` for `X-Idempotency-Key`.
  func final(_ name: String, _ kind: HeaderKind) -> String {
    var name = name
    // One rule may lead to another's matter; none leads back.
    for _ in judges {
      guard let next = judges.lazy.compactMap({ $0.verdict(name, kind) }).first?.name, next != name else {
        break
      }
      name = next
    }
    return name
  }

  /// The same, as it is best spelt where it is none of the known names: `X-Foo-Bar` for `Foo-Bar`.
  func finalSpelling(_ name: String, _ kind: HeaderKind) -> String {
    let name = final(name, kind)
    return judges.lazy.filter(\.isHeard).compactMap { $0.spelling?(name, kind) }.first ?? name
  }

  /// A class, because it is asked very often, and a lazy property is copied each time.
  private final class Table {
    /// By spelling and kind.
    private var targets: [Key: String] = [:]
    /// The same for those that are to be replaced with other headers.
    private var successors: [Key: String] = [:]
    /// The names that count as a header, by its name.
    private(set) var names: [String: [String]] = [:]
    /// The same, with those that do the same.
    private(set) var relatives: [String: [String]] = [:]
    private var refuted: Set<Key> = []

    private struct Key: Hashable {
      let spelling: Int
      let kind: HeaderKind
    }

    init(
      _ document: APIDocument, _ spellings: Spellings,
      _ judge: (String, HeaderKind) -> (Alias, Bool)?
    ) {
      var seen = [HeaderKinds](repeating: [], count: spellings.count)
      var found: [(key: Key, name: String, alias: Alias, isHeard: Bool)] = []
      for entry in document.headers where entry.hasName {
        let (spelling, kind) = (spellings.number(of: entry), HeaderKinds(entry.kind))
        guard !seen[spelling].contains(kind) else { continue }
        seen[spelling].insert(kind)
        guard let (alias, isHeard) = judge(entry.name, entry.kind) else { continue }
        found.append((Key(spelling: spelling, kind: entry.kind), entry.key, alias, isHeard))
      }
      let guesses = found.compactMap { found in found.alias.evidence.map { (found.key, $0) } }
      if !guesses.isEmpty {
        refuted = Self.refuted(
          Dictionary(guesses, uniquingKeysWith: { first, _ in first }), document, spellings)
      }
      for (key, name, alias, isHeard) in found where !refuted.contains(key) {
        let target = asciiLowercase(alias.name)
        if relatives[target]?.contains(name) != true { relatives[target, default: []].append(name) }
        guard alias.kind != .substitute else {
          if isHeard { successors[key] = target }
          continue
        }
        targets[key] = target
        if names[target]?.contains(name) != true { names[target, default: []].append(name) }
      }
    }

    private static func refuted(
      _ guesses: [Key: FieldSchema], _ document: APIDocument, _ spellings: Spellings
    ) -> Set<Key> {
      var refuted: Set<Key> = []
      for entry in document.headers where entry.hasName {
        let key = Key(spelling: spellings.number(of: entry), kind: entry.kind)
        guard let schema = guesses[key], let index = entry.definition,
          [SchemaDemand.typesOfField, .formatsOfField].contains(where: {
            $0.fault(document.definitions[index], schema, in: document) != nil
          })
        else { continue }
        refuted.insert(key)
      }
      return refuted
    }

    func isRefuted(_ entry: HeaderEntry, _ spellings: Spellings) -> Bool {
      !refuted.isEmpty && refuted.contains(Key(spelling: spellings.number(of: entry), kind: entry.kind))
    }

    var isEmpty: Bool { targets.isEmpty }
    var hasSuccessors: Bool { !successors.isEmpty }

    func successor(of entry: HeaderEntry, _ spellings: Spellings) -> String? {
      successors[Key(spelling: spellings.number(of: entry), kind: entry.kind)]
    }

    func target(of entry: HeaderEntry, _ spellings: Spellings) -> String? {
      targets[Key(spelling: spellings.number(of: entry), kind: entry.kind)]
    }
  }
}

extension APIDocument {
  /// Whether a response has a header, under whatever name.
  /// - Parameter key: in lower case.
  func has(_ key: String, in response: Response, _ aliases: Aliases) -> Bool {
    name(of: key, in: response, aliases) != nil
  }

  /// What a response calls a header, as spelled there; nil if the response doesn't have it.
  /// - Parameter key: in lower case.
  func name(of key: String, in response: Response, _ aliases: Aliases) -> String? {
    header(key, in: response, aliases)?.name
  }

  /// A response's header, under whatever name.
  /// - Parameter key: in lower case.
  func header(_ key: String, in response: Response, _ aliases: Aliases) -> HeaderEntry? {
    response.header(named: key, in: self)
      ?? aliases.names(for: key).lazy.compactMap { response.header(named: $0, in: self) }.first
  }

  /// The places where an operation takes a header, under whatever name.
  /// - Parameter key: in lower case.
  func parameters(_ key: String, of operation: Operation, _ aliases: Aliases) -> [ParameterUse] {
    let own = operation.parameters.named(key, in: self)
    let others = aliases.names(for: key)
    return others.isEmpty ? own : own + others.flatMap { operation.parameters.named($0, in: self) }
  }
}
