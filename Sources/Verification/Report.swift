public import Diagnostics
public import LessonModel

/// What one verification found, ready to be written in any format.
public struct Report: Sendable {
  /// A lesson that was verified.
  public struct LessonResult: Sendable {
    /// The lesson's name.
    public let name: String
    /// BCP 47 tag of its language.
    public let language: String
    /// Its file.
    public let file: SourceFile
    /// What was checked in it: cells and inline values.
    public let parts: [LessonPart]
    /// How many `#expect`s held or failed.
    public let expectationCount: Int

    /// How many cells it has.
    public var cellCount: Int { parts.count - inlineCount }
    /// How many of its inline values are claims.
    public var claimCount: Int { count { $0.claim != nil } }
    /// How many of its inline values are no claims.
    public var valueCount: Int { count { $0.claim == nil } }
    private var inlineCount: Int { count { _ in true } }

    private func count(_ isCounted: (InlineValue) -> Bool) -> Int {
      parts.count { if case .inline(let value) = $0 { isCounted(value) } else { false } }
    }

    /// The result of a lesson.
    public init(_ verified: VerifiedLesson) {
      name = verified.lesson.name
      language = verified.lesson.language
      file = verified.lesson.file
      parts = verified.lesson.parts
      expectationCount = (verified.record?.entries ?? []).flatMap(\.outputs).count {
        if case .expectation = $0 { true } else { false }
      }
    }
  }

  /// The lessons, in the course's order.
  public let lessons: [LessonResult]
  /// What was found, in reading order, each once.
  public let findings: [Diagnostic]

  /// A report.
  ///
  /// - Parameters:
  ///   - lessons: The lessons that were verified.
  ///   - findings: What was found in them and in the course, in any order.
  public init(lessons: [VerifiedLesson], findings: [Diagnostic]) {
    self.lessons = lessons.map(LessonResult.init)
    var seen: Set<Diagnostic> = []
    self.findings = findings.inReadingOrder().filter { seen.insert($0).inserted }
  }

  /// How many findings are errors.
  public var errorCount: Int { findings.count { $0.severity == .error } }
  /// How many findings are warnings.
  public var warningCount: Int { findings.count - errorCount }

  /// One line for a person: `3 lessons, 40 claims, …: all true`.
  public var summary: String {
    let counts = [
      Self.counted(lessons.count, "lesson"),
      Self.counted(lessons.reduce(0) { $0 + $1.cellCount }, "cell"),
      Self.counted(lessons.reduce(0) { $0 + $1.claimCount }, "claim"),
      Self.counted(lessons.reduce(0) { $0 + $1.valueCount }, "inline value"),
      Self.counted(lessons.reduce(0) { $0 + $1.expectationCount }, "expectation"),
    ].joined(separator: ", ")
    var verdict = errorCount == 0 ? "all true" : Self.counted(errorCount, "error")
    if warningCount > 0 { verdict += ", \(Self.counted(warningCount, "warning"))" }
    return "\(counts): \(verdict)"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
