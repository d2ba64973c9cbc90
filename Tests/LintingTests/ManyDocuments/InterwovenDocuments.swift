import TestSupport

/// Documents in a ring, each of which uses headers, parameters and responses of both its neighbours, and headers of a
/// third one. Every definition is at fault once.
struct InterwovenDocuments {
  let count: Int

  /// The shared definitions of each document: a parameter and a response header whose names aren't in
  /// kebab-case, and an ETag that is an integer.
  static let faultsPerDocument = 3
  /// The number of references to each of them.
  static let uses = ["zalando/name-case": 2, "zalando/etag-schema": 3]

  func write(to folder: TemporaryFolder) throws {
    for index in 0..<count { try folder.write(text(index), to: name(index)) }
  }

  func name(_ index: Int) -> String { "part-\((index + count) % count).yaml" }

  /// - Parameter index: 0-based, modulo the number of documents.
  func text(_ index: Int) -> String {
    let (next, previous) = (name(index + 1), name(index - 1))
    // A step that is coprime with the count reaches every document once.
    let far = name(index * 7 + 3)
    return """
      openapi: 3.1.0
      info: {title: RunPart \(index), version: 1.0.0}
      paths:
        /parts-\(index):
          get:
            parameters:
              - {$ref: '\(next)#/components/parameters/P'}
              - {$ref: '\(previous)#/components/parameters/P'}
            responses:
              '200': {$ref: '\(next)#/components/responses/R'}
              '404': {$ref: '\(previous)#/components/responses/R'}
              '409': {description: a conflict, headers: {ETag: {$ref: '\(next)#/components/headers/H'}}}
              '410': {description: gone, headers: {ETag: {$ref: '\(previous)#/components/headers/H'}}}
      components:
        parameters:
          P: {name: x-p\(index), in: header, schema: {type: string}}
        headers:
          H: {schema: {type: integer}}
        responses:
          R:
            description: a part
            headers:
              x-r\(index): {schema: {type: string}}
              ETag: {$ref: '\(far)#/components/headers/H'}

      """
  }
}
