import ArgumentParser

/// `unroll new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a lesson, or a course.",
    discussion: """
      'unroll new <title>' writes a lesson in each language of the course, with a claim, a cell and a figure to begin \
      from, lists it in course.yml and writes its record. It renders and verifies.

      Example:
        unroll new "Gradient noise"
        unroll new "Gradient noise" --part Remedies
        unroll new course signals
      """,
    subcommands: [NewLessonCommand.self, NewCourseCommand.self],
    defaultSubcommand: NewLessonCommand.self
  )
}
