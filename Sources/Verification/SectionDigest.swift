public import LessonModel

/// What a section of a lesson said, so short that a record can keep it.
public struct SectionDigest: Sendable, Hashable {
  /// The anchor of the section's heading; empty for what stands above the first heading.
  public let anchor: String
  /// FNV-1a, 64 bits, of the section's words with one space between them, as 16 hexadecimal digits.
  public let digest: String

  /// A section that said what `digest` stands for.
  public init(anchor: String, digest: String) {
    self.anchor = anchor
    self.digest = digest
  }

  /// The sections of a lesson in order: its title and description, then one for each heading.
  ///
  /// Where lines are broken does not count.
  public static func sections(of lesson: Lesson) -> [SectionDigest] {
    let starts = lesson.headings.map(\.span.start)
    let ends = starts + [lesson.body.end]
    let top = lesson.body.start..<max(lesson.body.start, ends[0])
    let head = Array("\(lesson.title)\n\(lesson.description)\n".utf8)
    return [digest("", head + lesson.file.bytes[top])]
      + zip(lesson.headings, zip(starts, ends.dropFirst())).map { heading, range in
        digest(heading.anchor, Array(lesson.file.bytes[range.0..<max(range.0, range.1)]))
      }
  }

  private static func digest(_ anchor: String, _ text: [UInt8]) -> SectionDigest {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in text.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      for byte in word + [0x20] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let hex = String(hash, radix: 16)
    return SectionDigest(
      anchor: anchor,
      digest: String(repeating: "0", count: 16 - hex.count) + hex
    )
  }
}
