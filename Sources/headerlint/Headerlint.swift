import ArgumentParser

@main
struct Headerlint: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Checks the HTTP headers of OpenAPI documents.")
}
