/// Every computed value of a lesson, and nothing else: no text of the author's but what cells compute, no time, no
/// place.
public struct LessonRecord: Sendable, Hashable, Codable {
  /// The lesson's name: `2-4-activations`.
  public let lesson: String
  /// One entry for each cell and each inline value that was evaluated, in document order.
  public let entries: [Entry]
  /// Where the entry of each key is.
  private let positions: [String: Int]

  /// A record from its entries.
  public init(lesson: String, entries: [Entry]) {
    self.lesson = lesson
    self.entries = entries
    positions = Dictionary(
      entries.indices.map { (entries[$0].key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private enum CodingKeys: String, CodingKey { case lesson, entries }

  /// A record from what a coder has of it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      lesson: try values.decode(String.self, forKey: .lesson),
      entries: try values.decode([Entry].self, forKey: .entries)
    )
  }

  /// What one cell or inline value computed.
  public struct Entry: Sendable, Hashable, Codable {
    /// The key of the cell or inline value in its lesson.
    public let key: String
    /// What it shows, in order.
    public let outputs: [Output]

    /// What one cell or inline value computed.
    public init(key: String, outputs: [Output]) {
      self.key = key
      self.outputs = outputs
    }
  }

  /// One thing that a cell shows.
  public enum Output: Sendable, Hashable, Codable {
    /// The value of an expression statement or of an inline value.
    case value(RecordedValue)
    /// A line that `print` wrote.
    case printed(String)
    /// A `#expect` and how it went.
    case expectation(Expectation)
    /// The value that a claim is about.
    case claim(Claim, Double)
  }

  /// A `#expect` and how it went.
  public struct Expectation: Sendable, Hashable, Codable {
    /// The condition as it is written, so that another one is a difference even if it is true, too.
    public let condition: String
    /// Whether the condition was true.
    public let holds: Bool
    /// For a comparison, both sides' values, as text.
    public let operands: [String]

    /// A `#expect` and how it went.
    public init(condition: String = "", holds: Bool, operands: [String]) {
      self.condition = condition
      self.holds = holds
      self.operands = operands
    }
  }

  /// The entry of a cell or inline value.
  public subscript(key: String) -> Entry? { positions[key].map { entries[$0] } }
}
