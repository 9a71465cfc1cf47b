public import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import LessonMarkdown
import LessonModel
public import Rendering

/// A course that is being written: what its pages are now, and who looks at them.
///
/// Only what is looked at is rendered. Lessons are evaluated one at a time in the background, and at once when they are
/// looked at or changed.
public actor PreviewSession {
  /// How long a browser waits for a lesson's cells before it gets a page without them.
  private static let patience = Duration.milliseconds(800)
  /// How long a cell runs before anybody is told.
  private static let quiet = Duration.milliseconds(250)

  private let readCourse: @Sendable () throws -> PreviewCourse
  private let typesetter: MathTypesetter
  private let evaluator: LessonEvaluator
  private let report: @Sendable (PreviewEvent) -> Void

  private var course: PreviewCourse
  private var site: Site
  /// The lessons, by the path of their page without extension: `en/2-4-activations`.
  private var lessons: [String: LessonState] = [:]
  /// What pages show of other lessons.
  private var surroundings: [String] = []
  /// The files that are no lesson's, by path; nil if they have to be made anew.
  private var commonFiles: [String: PreviewPage]?
  private var viewers: [Int: Viewer] = [:]
  private var viewerCount = 0
  private var isUnreadable = false

  /// A session.
  ///
  /// - Parameters:
  ///   - typesetter: Typesets the formulas.
  ///   - limits: What one cell may use.
  ///   - report: Told what happens, in the order in which it happens.
  ///   - readCourse: Reads the course; called again whenever something changed.
  /// - Throws: What `readCourse` throws at first.
  public init(
    typesetter: MathTypesetter,
    limits: CellLimits,
    report: @escaping @Sendable (PreviewEvent) -> Void,
    readCourse: @escaping @Sendable () throws -> PreviewCourse
  ) throws {
    self.readCourse = readCourse
    self.typesetter = typesetter
    self.report = report
    evaluator = LessonEvaluator(limits: limits)
    let course = try readCourse()
    self.course = course
    let parser = LessonParser(allowHTML: course.course.allowHTML)
    for source in course.sources {
      lessons[Self.path(of: source)] = LessonState(source, parser: parser)
    }
    site = Self.site(course, lessons, typesetter)
    surroundings = Self.surroundings(course, lessons)
    report(.course(course.diagnostics))
  }

  /// Paths of the lessons' pages without extension, in the course's order.
  public var lessonPaths: [String] { course.sources.map(Self.path) }

  /// Evaluates lessons that are not evaluated yet, one after the other.
  ///
  /// - Parameter paths: Paths of their pages without extension.
  public func evaluate(_ paths: [String]) async {
    for path in paths where lessons[path]?.isEvaluated == false {
      start(path)
      await lessons[path]?.run?.task.value
    }
  }

  // MARK: Changes

  /// Reads the course again; changed lessons are evaluated, and their pages go to who looks at them.
  ///
  /// Returns before the evaluation ends, so that the next change can cancel it.
  public func update() {
    let new: PreviewCourse
    do {
      new = try readCourse()
    } catch {
      if !isUnreadable { report(.unreadable("\(error)")) }
      isUnreadable = true
      return
    }
    let wasUnreadable = isUnreadable
    isUnreadable = false
    guard wasUnreadable || !new.isSame(as: course) else { return }
    let old = course
    course = new
    if new.diagnostics != old.diagnostics || wasUnreadable { report(.course(new.diagnostics)) }
    let isParsedAlike = old.course.allowHTML == new.course.allowHTML
    let changed = readLessons(reusing: isParsedAlike)
    site = Self.site(new, lessons, typesetter)
    commonFiles = nil
    let surroundings = Self.surroundings(new, lessons)
    let isFramedAlike = surroundings == self.surroundings
    self.surroundings = surroundings
    for path in changed { start(path) }
    guard old.templatesVersion == new.templatesVersion else {
      for path in lessons.keys { lessons[path]?.page = nil }
      for viewer in viewers.values { viewer.reload() }
      return
    }
    guard !isFramedAlike else { return }
    for path in lessons.keys where !changed.contains(path) {
      lessons[path]?.page = nil
      if lessons[path]?.isEvaluated == true { publish(path) }
    }
    publishCommonPages()
  }

  /// Parses what changed and forgets what is gone; the paths of the changed lessons.
  private func readLessons(reusing isReused: Bool) -> [String] {
    let parser = LessonParser(allowHTML: course.course.allowHTML)
    var changed: [String] = []
    for source in course.sources {
      let path = Self.path(of: source)
      if lessons[path] == nil {
        lessons[path] = LessonState(source, parser: parser)
      } else if lessons[path]?.source.file != source.file || !isReused {
        lessons[path]?.read(source, parser: parser)
      } else {
        continue
      }
      changed.append(path)
    }
    let paths = Set(course.sources.map(Self.path))
    for (path, state) in lessons where !paths.contains(path) {
      state.run?.monitor.cancel()
      lessons[path] = nil
    }
    return changed
  }

  // MARK: Evaluation

  /// Evaluates the present version of a lesson in the background, unless that is done or under way.
  private func start(_ path: String) {
    guard let state = lessons[path], !state.isEvaluated, state.run?.version != state.version else {
      return
    }
    let earlier = state.run
    earlier?.monitor.cancel()
    let monitor = EvaluationMonitor()
    let version = state.version
    let task = Task {
      await earlier?.task.value
      await self.run(path, version, monitor)
    }
    lessons[path]?.run = LessonState.Run(version: version, monitor: monitor, task: task)
  }

  private func run(_ path: String, _ version: Int, _ monitor: EvaluationMonitor) async {
    guard let state = lessons[path], state.version == version else { return }
    let start = ContinuousClock.now
    let watch = Task { await self.watch(path, version, monitor) }
    defer { watch.cancel() }
    let (evaluator, lesson, earlier) = (evaluator, state.lesson, state.evaluated)
    let result = await Self.onThread {
      evaluator.evaluate(lesson, reusing: earlier, monitor: monitor)
    }
    guard lessons[path] != nil else { return }
    lessons[path]?.finish(result, version: version)
    guard lessons[path]?.version == version, result.isComplete else { return }
    lessons[path]?.run = nil
    lessons[path]?.page = nil
    let problems = publish(path)
    report(
      .lesson(
        path: lesson.file.path,
        first: earlier == nil,
        run: result.runCount,
        parts: lesson.parts.count,
        duration: ContinuousClock.now - start,
        problems: problems
      )
    )
  }

  /// Tells of cells that take long, and shows the page as far as it is.
  private func watch(_ path: String, _ version: Int, _ monitor: EvaluationMonitor) async {
    var shown = 0
    while true {
      try? await Task.sleep(for: Self.quiet)
      guard !Task.isCancelled, !monitor.isCancelled, lessons[path]?.version == version else {
        return
      }
      guard let progress = monitor.progress else { continue }
      if progress.number != shown {
        shown = progress.number
        if viewers.values.contains(where: { $0.page == "\(path).html" }) {
          let page = unfinishedPage(path, progress.entries)
          lessons[path]?.page = page
          send(path)
        }
      }
      let part = RunningPart(progress)
      for viewer in viewers.values where viewer.page == "\(path).html" { viewer.show(part) }
      report(
        .running(
          path: lessons[path]?.source.file.path ?? path,
          part: part.part,
          number: part.number,
          count: part.count,
          duration: ContinuousClock.now - progress.start
        )
      )
    }
  }

  /// Runs what blocks on a thread of its own, so that the server's tasks go on.
  private static func onThread<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }

  // MARK: Pages

  /// The file at a path of the site; nil if there is none.
  ///
  /// A lesson's page waits a moment for its cells; the rest follows through the socket.
  func file(_ path: String) async -> OutputFile? {
    if path.hasSuffix(".html") { update() }
    guard let lesson = lessonPath(of: path) else {
      return common(path)?.files.first
    }
    start(lesson)
    let start = ContinuousClock.now
    while lessons[lesson]?.isEvaluated == false, ContinuousClock.now - start < Self.patience {
      try? await Task.sleep(for: .milliseconds(2))
    }
    return page(lesson)?.files.first { $0.path == path }
  }

  /// The page of a lesson, made if it has to be.
  private func page(_ path: String) -> PreviewPage? {
    if let page = lessons[path]?.page { return page }
    guard let state = lessons[path] else { return nil }
    if state.isEvaluated {
      makePage(path)
    } else {
      let page = unfinishedPage(path, state.run?.monitor.progress?.entries ?? [])
      lessons[path]?.page = page
    }
    return lessons[path]?.page
  }

  /// Makes the page of a lesson that is evaluated; everything that is wrong with it.
  @discardableResult
  private func makePage(_ path: String) -> [Diagnostic] {
    guard let state = lessons[path], let evaluated = state.evaluated else { return [] }
    let problems = state.allProblems
    let (record, outdated) = state.record(evaluated.record.entries)
    let (files, found) = site.draft(
      of: state.lesson,
      record: record,
      PageDraft(problems: problems, outdated: outdated)
    )
    lessons[path]?.page = PreviewPage(files)
    let known = Set(problems.map(\.place))
    return problems + found.filter { !known.contains($0.place) }
  }

  /// The page of a lesson whose cells still run.
  private func unfinishedPage(_ path: String, _ entries: [LessonRecord.Entry]) -> PreviewPage? {
    guard let state = lessons[path] else { return nil }
    let (record, outdated) = state.record(entries)
    let draft = PageDraft(problems: state.problems, outdated: outdated)
    return PreviewPage(site.draft(of: state.lesson, record: record, draft).files)
  }

  /// Makes the page of a lesson that is evaluated and sends it; what is wrong with it.
  @discardableResult
  private func publish(_ path: String) -> [Diagnostic] {
    let problems = makePage(path)
    send(path)
    for viewer in viewers.values where viewer.page == "\(path).html" { viewer.settle() }
    return problems
  }

  /// Sends the page of a lesson to those who look at it.
  private func send(_ path: String) {
    guard let page = lessons[path]?.page else { return }
    for id in viewers.keys where viewers[id]?.page == "\(path).html" { viewers[id]?.show(page) }
  }

  private func publishCommonPages() {
    for (id, viewer) in viewers where lessonPath(of: viewer.page) == nil {
      if let page = common(viewer.page) { viewers[id]?.show(page) }
    }
  }

  /// A file that belongs to no lesson.
  private func common(_ path: String) -> PreviewPage? {
    // Which fonts there are depends on the formulas that were typeset so far.
    if commonFiles?[path] == nil {
      commonFiles = Dictionary(
        site.commonFiles().map { file in
          (file.path, file.path.hasSuffix(".html") ? PreviewPage([file]) : PreviewPage(plain: file))
        },
        uniquingKeysWith: { first, _ in first }
      )
    }
    return commonFiles?[path]
  }

  /// The lesson whose page or data a file is: `en/2-4` of `en/2-4.html` and of `en/2-4.table.csv`.
  private func lessonPath(of path: String) -> String? {
    var stem = Substring(path)
    while let dot = stem.lastIndex(of: ".") {
      stem = stem[..<dot]
      if lessons[String(stem)] != nil { return String(stem) }
    }
    return nil
  }

  private static func path(of source: PreviewCourse.Source) -> String {
    "\(source.language)/\(source.name)"
  }

  private static func site(
    _ course: PreviewCourse,
    _ lessons: [String: LessonState],
    _ typesetter: MathTypesetter
  ) -> Site {
    Site(
      course: course.course,
      lessons: course.sources.compactMap { lessons[path(of: $0)]?.lesson },
      templates: course.templates,
      typesetter: typesetter,
      reference: course.course.file == nil ? nil : EngineLibrary.reference
    )
  }

  private static func surroundings(
    _ course: PreviewCourse,
    _ lessons: [String: LessonState]
  ) -> [String] {
    [course.course.file?.text ?? ""]
      + course.sources.flatMap { source -> [String] in
        guard let lesson = lessons[path(of: source)]?.lesson else { return [] }
        let anchors = lesson.headings.map { "\($0.level) \($0.anchor)" }
        return [source.language, source.name, lesson.title, lesson.description] + anchors
      }
  }

  // MARK: Viewers

  /// News for a browser that shows a version of a page, until `disconnect`.
  func connect(page: String, version: String) async -> (id: Int, news: AsyncStream<String>) {
    let (news, continuation) = AsyncStream<String>.makeStream()
    viewerCount += 1
    let id = viewerCount
    viewers[id] = Viewer(page: page, version: version, news: continuation)
    // It may have missed a change, or have been left open since another session.
    if let lesson = lessonPath(of: page) {
      start(lesson)
      if let page = self.page(lesson) { viewers[id]?.show(page) }
    } else if let page = common(page) {
      viewers[id]?.show(page)
    }
    return (id, news)
  }

  /// Forgets a browser.
  func disconnect(_ id: Int) {
    viewers[id]?.news.finish()
    viewers[id] = nil
  }
}
