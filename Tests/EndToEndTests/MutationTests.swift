import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import LessonMarkdown
import LessonModel
import Rendering
import Testing
import Verification

/// Changes everything in the course that can be changed, one thing at a time, and asks whether verification notices:
/// at the right line, with a cure.
///
/// There are tens of thousands of such changes. A test run tries some of each kind in each lesson, the same every time;
/// `scripts/test-mutations` tries all of them.
@Suite struct MutationTests {
  /// A lesson of the course with what it computes and its committed record.
  private struct Original: Sendable {
    let lesson: Lesson
    let record: LessonRecord
    let committed: SourceFile
  }

  /// What came of the mutations of one kind.
  private struct Tally: Sendable {
    var caught = 0
    /// How many mutations there are, those that were not tried included.
    var total = 0
    var missed: [String] = []

    static func + (a: Tally, b: Tally) -> Tally {
      Tally(caught: a.caught + b.caught, total: a.total + b.total, missed: a.missed + b.missed)
    }
  }

  private static let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lessons")

  private static func read(_ path: String) throws -> SourceFile {
    SourceFile(
      path: "lessons/\(path)",
      bytes: Array(try Data(contentsOf: lessons.appendingPathComponent(path)))
    )
  }

  /// The course, evaluated once for all tests.
  private struct Subject: Sendable {
    let course: LessonModel.Course
    let originals: [Original]
    let pages: PageCheck
  }

  private static let subject = Result { try readSubject() }
  private let course: LessonModel.Course
  private let originals: [Original]
  private let pages: PageCheck
  private let files = CourseFiles(
    exists: { FileManager.default.fileExists(atPath: lessons.appendingPathComponent($0).path) },
    names: { _ in [] }
  )

  init() throws {
    let subject = try Self.subject.get()
    (course, originals, pages) = (subject.course, subject.originals, subject.pages)
  }

  private static func readSubject() throws -> Subject {
    let parsed = CourseParser().parse(try read("course.yml")).course
    let language = try #require(parsed.languages.first?.tag)
    let hasFrontPage = (try? read("\(language)/\(LessonModel.Course.frontPage).md")) != nil
    let course = hasFrontPage ? parsed.withFrontPage() : parsed
    let originals = try course.lessonNames.map { name in
      let file = try read("\(language)/\(name).md")
      let lesson = LessonParser(allowHTML: course.allowHTML)
        .parse(file, name: name, language: language).lesson
      return Original(
        lesson: lesson,
        record: evaluator.evaluate(lesson).record,
        committed: try read("records/\(name).json")
      )
    }
    let katex = try KaTeX(environment: ProcessInfo.processInfo.environment)
    return Subject(
      course: course,
      originals: originals,
      pages: PageCheck(typesetter: MathTypesetter(katex: katex), allowHTML: course.allowHTML)
    )
  }

  /// Other tests may keep the processor busy; what is tested here is no limit.
  private static let evaluator = LessonEvaluator(limits: CellLimits(seconds: 600))

  /// What verification says of a lesson when its file is another, its values are those of `record`.
  private func findings(
    of original: Original,
    lesson file: SourceFile? = nil,
    record: LessonRecord? = nil,
    committed: SourceFile? = nil
  ) -> [Diagnostic] {
    var (lesson, problems) = (original.lesson, [Diagnostic]())
    if let file {
      (lesson, problems) = LessonParser(allowHTML: course.allowHTML)
        .parse(file, name: lesson.name, language: lesson.language)
    }
    let values = Self.record(record ?? original.record, claimedIn: lesson)
    problems += pages.diagnostics(of: lesson, record: values, isComplete: !problems.hasErrors)
    let verified = VerifiedLesson(lesson: lesson, record: values, diagnostics: problems)
    let others = originals.filter { $0.lesson.name != lesson.name }.map {
      VerifiedLesson(lesson: $0.lesson, record: $0.record, isSelected: false)
    }
    let name = lesson.name
    let committed = committed ?? original.committed
    let check = CourseCheck(
      course: course,
      lessons: others + [verified],
      files: files,
      committed: { $0 == name ? committed : nil }
    )
    return check.diagnostics().filter { $0.severity == .error }
  }

  /// The values of a record under the claims that a lesson makes of them.
  private static func record(_ record: LessonRecord, claimedIn lesson: Lesson) -> LessonRecord {
    let claims = Dictionary(
      lesson.inlineValues.map { ($0.key, $0.claim) },
      uniquingKeysWith: { first, _ in first }
    )
    return LessonRecord(
      lesson: record.lesson,
      entries: record.entries.map { entry in
        guard case .claim(let old, let value)? = entry.outputs.first else { return entry }
        let claim = (claims[entry.key] ?? nil) ?? old
        return LessonRecord.Entry(key: entry.key, outputs: [.claim(claim, value)])
      }
    )
  }

  /// Whether a finding names the changed line, itself or in a note, and says what to do.
  private static func isCaught(_ found: [Diagnostic], at line: Int, of path: String) -> Bool {
    func isThere(_ place: Diagnostic.Place?) -> Bool {
      guard let place, place.file.path == path else { return false }
      let last = place.file.position(at: place.span.end).line
      return (place.file.position(at: place.span.start).line...last).contains(line)
    }
    return found.contains { finding in
      (isThere(finding.place) || finding.notes.contains { isThere($0.place) })
        && saysWhatToDo(finding)
    }
  }

  /// Whether the message proposes something: a command, a replacement, what was expected.
  private static func saysWhatToDo(_ finding: Diagnostic) -> Bool {
    finding.fixIt != nil
      || [
        "; ", "unroll verify --accept", "write ", "expected ", "did you mean", "the indices are",
      ].contains { finding.message.contains($0) }
  }

  /// Tallies the mutations of each lesson, several lessons at a time.
  private func tallied(
    _ work: @escaping @Sendable (Original, inout [Mutation.Kind: Tally]) -> Void
  ) async -> [Mutation.Kind: Tally] {
    await withTaskGroup(of: [Mutation.Kind: Tally].self) { group in
      for original in originals {
        group.addTask {
          var tallies: [Mutation.Kind: Tally] = [:]
          work(original, &tallies)
          return tallies
        }
      }
      return await group.reduce(into: [:]) { all, some in
        all.merge(some) { $0 + $1 }
      }
    }
  }

  private static let triesAll = ProcessInfo.processInfo.environment["UNROLL_MUTATIONS"] == "all"

  /// Evenly chosen mutations of each kind.
  private static func sample(of mutations: [Mutation]) -> [Mutation] {
    guard !triesAll else { return mutations }
    return Dictionary(grouping: mutations, by: \.kind).flatMap { kind, all in
      // Each changed expectation has its lesson evaluated again.
      let count = min(all.count, kind == .expectation ? 2 : 12)
      return (0..<count).map { all[$0 * all.count / count] }
    }
  }

  /// Applies mutations to a lesson's file and tallies what verification says.
  private func tally(
    _ mutations: [Mutation],
    of file: SourceFile,
    _ tallies: inout [Mutation.Kind: Tally],
    findings: (SourceFile) -> [Diagnostic]
  ) {
    for (kind, all) in Dictionary(grouping: mutations, by: \.kind) {
      tallies[kind, default: Tally()].total += all.count
    }
    for mutation in Self.sample(of: mutations) {
      let changed = mutation.applied(to: file)
      let line = file.position(at: mutation.place ?? mutation.span.start).line
      let found = findings(changed)
      // A line that is gone is at no line.
      // A digest's finding is at the section that seems to have changed.
      let isCaught =
        mutation.kind == .recordLine || mutation.kind == .digest
        ? found.contains(where: Self.saysWhatToDo)
        : Self.isCaught(found, at: line, of: file.path)
      if isCaught {
        tallies[mutation.kind, default: Tally()].caught += 1
      } else {
        let text = changed.text(in: changed.span(ofLine: line))
        let said = found.first?.drawn() ?? "nothing"
        tallies[mutation.kind, default: Tally()].missed.append(
          "\(file.path):\(line): \(text)\n  said: \(said)"
        )
      }
    }
  }

  private func report(_ tallies: [Mutation.Kind: Tally]) {
    for (kind, tally) in tallies.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print(
        "mutation test: \(kind.rawValue): \(tally.caught) of \(tally.caught + tally.missed.count) caught"
          + (Self.triesAll ? "" : ", of the \(tally.total) that there are")
      )
      #expect(tally.missed.isEmpty, "\(tally.missed.prefix(5).joined(separator: "\n"))")
    }
  }

  @Test func theCourseItselfIsTrue() {
    for original in originals { #expect(findings(of: original).map(\.message) == []) }
  }

  @Test func everyChangeOfALessonsTextIsCaught() async {
    let tallies = await tallied { original, tallies in
      let lesson = original.lesson
      let mutations =
        CourseMutations.claims(of: lesson) + CourseMutations.links(of: lesson)
        + CourseMutations.commands(of: lesson)
      // A claim's value is that of its expression, which stays: nothing is to be evaluated again.
      tally(mutations, of: lesson.file, &tallies) { findings(of: original, lesson: $0) }
    }
    report(tallies)
    for kind in [Mutation.Kind.claim, .reference, .label, .tex] {
      #expect((tallies[kind]?.caught ?? 0) > 10, "\(kind.rawValue) was hardly tried")
    }
  }

  @Test func everyChangeOfARecordIsCaught() async {
    let tallies = await tallied { original, tallies in
      let check = RecordCheck(of: original.lesson, record: original.record)
      tally(CourseMutations.record(original.committed), of: original.committed, &tallies) {
        check.diagnostics(against: $0)
      }
    }
    report(tallies)
    #expect((tallies[.record]?.caught ?? 0) > 100)
  }

  @Test func everyChangeOfAnExpectationIsCaught() async {
    let tallies = await tallied { original, tallies in
      let lesson = original.lesson
      tally(CourseMutations.expectations(of: lesson), of: lesson.file, &tallies) { file in
        let changed = LessonParser(allowHTML: course.allowHTML)
          .parse(file, name: lesson.name, language: lesson.language).lesson
        // Below the changed cell nothing is evaluated again.
        let cells = zip(changed.cells, lesson.cells)
        let cell = cells.first { $0.code.text != $1.code.text }?.0
        let parts = changed.parts.prefix { $0.span.start <= cell?.span.start ?? 0 }
        let evaluated = Self.evaluator.evaluate(changed.with(parts: Array(parts)))
        let rest = original.record.entries.dropFirst(parts.count)
        let record = LessonRecord(
          lesson: lesson.name,
          entries: evaluated.record.entries + rest
        )
        return evaluated.diagnostics.filter { $0.severity == .error }
          + findings(of: original, lesson: file, record: record)
      }
    }
    report(tallies)
    #expect((tallies[.expectation]?.caught ?? 0) > 5)
  }

  @Test func everyChangeOfATranslationIsCaught() async {
    let tallies = await tallied { original, tallies in
      let source = original.lesson
      let file = SourceFile(path: "lessons/zh/\(source.name).md", bytes: source.file.bytes)
      let copy = LessonParser(allowHTML: course.allowHTML)
        .parse(file, name: source.name, language: "zh").lesson
      let committed = SourceFile(
        path: original.committed.path,
        text: RecordFile(
          original.record,
          translations: [.init(language: "zh", sections: SectionDigest.sections(of: source))]
        ).text
      )
      func check(
        _ source: Lesson,
        _ translation: Lesson,
        _ committed: SourceFile = committed
      ) -> [Diagnostic] {
        TranslationCheck(source: source, translation: translation).diagnostics(
          sourceRecord: original.record,
          translationRecord: original.record,
          committed: committed
        )
      }
      #expect(check(source, copy).map(\.message) == [])
      let mutations =
        CourseMutations.code(of: copy) + CourseMutations.claims(of: copy, .translatedClaim)
      tally(mutations, of: file, &tallies) { changed in
        check(source, LessonParser().parse(changed, name: source.name, language: "zh").lesson)
      }
      tally(CourseMutations.digests(committed), of: committed, &tallies) { changed in
        check(source, copy, changed)
      }
      tally(CourseMutations.sections(of: source), of: source.file, &tallies) { changed in
        check(LessonParser().parse(changed, name: source.name, language: "en").lesson, copy)
          .filter { finding in finding.notes.contains { $0.place?.file === changed } }
      }
    }
    report(tallies)
    for kind in [Mutation.Kind.translatedCode, .translatedClaim, .source, .digest] {
      #expect((tallies[kind]?.caught ?? 0) > 10, "\(kind.rawValue) was hardly tried")
    }
  }
}

extension Lesson {
  /// The lesson with fewer parts.
  fileprivate func with(parts: [LessonPart]) -> Lesson {
    Lesson(
      name: name,
      language: language,
      file: file,
      title: title,
      description: description,
      body: body,
      parts: parts,
      formulas: formulas,
      headings: headings,
      links: links,
      references: references
    )
  }
}
