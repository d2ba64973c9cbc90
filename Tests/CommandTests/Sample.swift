import TestSupport

/// Documents for commands to read.
enum Sample {
  static let clean = things(
    """
    parameters:
      - {name: X-Tenant-ID, in: header, schema: {type: string}}
      - {name: X-Flow-ID, in: header, schema: {type: string}}
    responses: {'200': {description: ok}}
    """)

  /// One error, one warning, one note.
  static let mixed = things(
    """
    parameters:
      - {name: x-tenant-id, in: header, schema: {type: string}}
      - {name: X-Flow-Id, in: header, schema: {type: string}}
    responses:
      '200': {description: ok, headers: {ETag: {schema: {type: integer}}}}
    """)

  static let warning = clean.replacing("X-Tenant-ID", with: "x-tenant-id")
  static let note = clean.replacing("X-Tenant-ID", with: "X-Tenant-Id")
  static let broken = "openapi: 3.1.0\ninfo: {title: Things\n"
  static let other = "services: {web: {image: nginx}}\n"
}
