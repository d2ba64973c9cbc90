import Foundation
import TestSupport
import Testing
import Upkeep

/// What is generated is what its sources say; `make generate` writes it.
struct GeneratedFileTests {
  @Test(arguments: Generator.allCases)
  func aRunWouldChangeNothing(generator: Generator) throws {
    #expect(try Checkout(Repository.root).differences(generator.files()) == [])
  }

  @Test func aFileIsWrittenWhereItsTextDiffers() throws {
    let folder = try TemporaryFolder()
    try folder.write("as it is\n", to: "same.txt")
    try folder.write("before\n", to: "sub/other.txt")
    try folder.write("of a rule that is gone\n", to: "sub/old.txt")
    let checkout = Checkout(URL(filePath: folder.string(".")))
    let generated = GeneratedFiles(
      ["same.txt": "as it is\n", "sub/other.txt": "after\n", "new/file.txt": "new\n"],
      outlived: ["sub/old.txt"])
    #expect(checkout.differences(generated) == ["new/file.txt", "sub/old.txt", "sub/other.txt"])
    try checkout.write(generated)
    #expect(try String(contentsOfFile: folder.string("sub/other.txt"), encoding: .utf8) == "after\n")
    #expect(try String(contentsOfFile: folder.string("new/file.txt"), encoding: .utf8) == "new\n")
    #expect(!FileManager.default.fileExists(atPath: folder.string("sub/old.txt")))
  }
}
