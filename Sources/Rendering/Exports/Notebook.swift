/// A notebook as Jupyter keeps it, in nbformat 4.5.
struct Notebook: Encodable {
  /// A cell of text or code.
  struct Cell: Encodable {
    let id: String
    let kind: String
    let source: String
    var metadata = CellMetadata()
    /// Of code only.
    var count: Int?
    var outputs: [Output] = []

    private enum CodingKeys: String, CodingKey {
      case id
      case kind = "cell_type"
      case source, metadata
      case count = "execution_count"
      case outputs
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(kind, forKey: .kind)
      try container.encode(Notebook.lines(source), forKey: .source)
      try container.encode(metadata, forKey: .metadata)
      guard kind == "code" else { return }
      try container.encode(count, forKey: .count)
      try container.encode(outputs, forKey: .outputs)
    }
  }

  /// What a reader sees of a cell.
  struct CellMetadata: Encodable {
    struct Jupyter: Encodable {
      var hidesSource: Bool?
      var hidesOutputs: Bool?

      private enum CodingKeys: String, CodingKey {
        case hidesSource = "source_hidden"
        case hidesOutputs = "outputs_hidden"
      }
    }

    var jupyter: Jupyter?
  }

  /// What a cell put out.
  enum Output: Encodable {
    /// A text on standard output.
    case printed(String)
    /// Something to see, by media type.
    case shown([String: String])

    private enum CodingKeys: String, CodingKey {
      case kind = "output_type"
      case name, text, data, metadata
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .printed(let text):
        try container.encode("stream", forKey: .kind)
        try container.encode("stdout", forKey: .name)
        try container.encode(Notebook.lines(text), forKey: .text)
      case .shown(let data):
        try container.encode("display_data", forKey: .kind)
        try container.encode(data.mapValues(Notebook.lines), forKey: .data)
        try container.encode([String: String](), forKey: .metadata)
      }
    }
  }

  /// What the notebook as a whole is.
  ///
  /// It names the language of its cells and no kernel: none comes with Unroll, and one that did not know the engine
  /// could not run them.
  struct Metadata: Encodable {
    struct Language: Encodable {
      let name = "swift"
      let mediaType = "text/x-swift"
      let fileExtension = ".swift"
      let lexer = "swift"

      private enum CodingKeys: String, CodingKey {
        case name
        case mediaType = "mimetype"
        case fileExtension = "file_extension"
        case lexer = "pygments_lexer"
      }
    }

    let language = Language()
    let title: String

    private enum CodingKeys: String, CodingKey {
      case language = "language_info"
      case title
    }
  }

  let cells: [Cell]
  let metadata: Metadata
  let format = 4
  let minorFormat = 5

  private enum CodingKeys: String, CodingKey {
    case cells, metadata
    case format = "nbformat"
    case minorFormat = "nbformat_minor"
  }

  /// A text as the format wants it: lines with their ends.
  static func lines(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      index + 1 < lines.count ? "\(line)\n" : line.isEmpty ? nil : String(line)
    }
  }
}
