/// What cells can call, and what one cell may use, as a reference shows it.
///
/// `Evaluation` makes it from the registry that binds it; `Rendering` makes pages of it.
public struct CellReference: Sendable, Hashable {
  /// A page's worth of topics.
  public struct Chapter: Sendable, Hashable {
    /// What it is about.
    public let subject: Subject
    /// What stands in it, in the order in which it was bound.
    public let topics: [Topic]

    /// A chapter and its topics.
    public init(subject: Subject, topics: [Topic]) {
      self.subject = subject
      self.topics = topics
    }
  }

  /// What a chapter is about.
  public enum Subject: String, Sendable, CaseIterable {
    /// What every Swift program has: numbers, strings, arrays.
    case language
    /// Vectors, matrices, activations, randomness.
    case mathematics
    /// Networks and their passes.
    case networks
    /// Losses, gradients of parameters, optimisers, tasks.
    case training
    /// What a page shows.
    case figures
  }

  /// A type with its members, or functions that are nobody's members.
  public struct Topic: Sendable, Hashable {
    /// The type's name; nil for free functions.
    public let typeName: String?
    /// One sentence; empty for free functions.
    public let summary: String
    /// What can be called.
    public let entries: [Entry]

    /// A type, or free functions, with what can be called.
    public init(typeName: String?, summary: String, entries: [Entry]) {
      self.typeName = typeName
      self.summary = summary
      self.entries = entries
    }
  }

  /// A function, property, initializer or operator.
  public struct Entry: Sendable, Hashable {
    /// The name alone.
    public let name: String
    /// The Swift declaration.
    public let signature: String
    /// One sentence.
    public let summary: String
    /// A few statements that use it.
    public let example: String

    /// One entry.
    public init(name: String, signature: String, summary: String, example: String) {
      self.name = name
      self.signature = signature
      self.summary = summary
      self.example = example
    }
  }

  /// Something that one cell may use so much of.
  public struct Limit: Sendable, Hashable {
    /// What it is about.
    public let subject: LimitSubject
    /// The default, as a reader sees it: `20`.
    public let amount: String
    /// The option of the commands that changes it: `--cell-seconds`.
    public let option: String

    /// One limit.
    public init(subject: LimitSubject, amount: String, option: String) {
      self.subject = subject
      self.amount = amount
      self.option = option
    }
  }

  /// What a limit is about.
  public enum LimitSubject: String, Sendable, CaseIterable {
    /// Statements, iterations, calls, and the engine's work.
    case steps
    /// Wall-clock time.
    case seconds
    /// Mebibytes held at a time; also the most that one matrix may have.
    case memory
    /// Calls inside calls.
    case depth
    /// Kibibytes that are printed.
    case output
  }

  /// The chapters, in the order in which one would read them.
  public let chapters: [Chapter]
  /// What one cell may use.
  public let limits: [Limit]

  /// A reference.
  public init(chapters: [Chapter], limits: [Limit]) {
    self.chapters = chapters
    self.limits = limits
  }
}
