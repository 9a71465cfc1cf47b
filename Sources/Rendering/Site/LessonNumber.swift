/// The number that a lesson's file name begins with: 2.4 of `2-4-activations`; `notation` has none.
struct LessonNumber: Sendable {
  /// The parts: `["2", "4"]`.
  private let parts: [Substring]

  /// Reads the number off a lesson's name.
  init(lesson name: String) {
    parts = Array(
      name.split(separator: "-").prefix { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    )
  }

  /// As a reader sees it: `2.4`; empty if there is none.
  var text: String { parts.joined(separator: ".") }

  /// The number of a table, figure or equation of the lesson: `2-4.3`, or `3` if the lesson has no number.
  func item(_ ordinal: Int) -> String {
    parts.isEmpty ? String(ordinal) : "\(parts.joined(separator: "-")).\(ordinal)"
  }
}
