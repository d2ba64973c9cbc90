import Testing
import Text

/// An array of plain values.
@Suite struct PlainArrayTests {
  @Test func holdsWhatWasAddedHoweverItGrew() {
    var array = PlainArray<UInt32>()
    for number in 0..<1000 { array.append(UInt32(number)) }
    array.append(repeating: 7, count: 500)
    #expect(array.array == Array(0..<1000) + Array(repeating: 7, count: 500))
    array[3] = 8
    let (last, third) = (array.popLast(), array[3])
    #expect(last == 7 && third == 8)
    array.shrink()
    array.append(9)
    #expect(array.array.suffix(2) == [7, 9])
    array.removeAll()
    let isEmpty = array.isEmpty
    #expect(isEmpty)
    array.append(1)
    #expect(array.array == [1])
  }

  @Test func takesBytesInPieces() {
    var buffer = ByteBuffer(capacity: 4)
    Array("abc".utf8).withUnsafeBytes { buffer.append(contentsOf: $0) }
    buffer.append(upTo: 10) { room in
      room[0] = UInt8(ascii: "d")
      return 1
    }
    buffer.append(UInt8(ascii: "e"))
    let part = Array(buffer.bytes(1..<4))
    #expect(buffer.array == Array("abcde".utf8) && part == Array("bcd".utf8))
    buffer.removeAll(keepingCapacity: true)
    buffer.append(upTo: 3) { _ in 0 }
    #expect(buffer.array == [])
  }

  private struct Failure: Error {}

  @Test func staysAsItWasWhereWhatShouldFillItFails() {
    var buffer = ByteBuffer(copying: UnsafeRawBufferPointer(start: nil, count: 0))
    do throws(Failure) {
      try buffer.append(upTo: 100) { _ throws(Failure) in throw Failure() }
      Issue.record("nothing was thrown")
    } catch {
      #expect(buffer.array == [])
    }
  }
}
