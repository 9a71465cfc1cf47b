import Foundation

/// KaTeX as it is installed on this machine: its script, style sheet and fonts.
public struct KaTeX: Sendable, Hashable {
  /// KaTeX is not installed, or not where it is looked for.
  public struct Missing: Error, Sendable, CustomStringConvertible {
    /// The folders that were looked into.
    public let folders: [String]

    /// What to do about it.
    public var description: String {
      """
      KaTeX was not found in \(folders.joined(separator: ", ")): install the packages \
      'libjs-katex' and 'fonts-katex' (Debian, Ubuntu) or 'katex' (Homebrew, npm), or set \
      UNROLL_KATEX to the folder that holds katex.min.js
      """
    }
  }

  /// The version, as the style sheet states it.
  public let version: String
  /// The folder that it was found in.
  public let folder: String
  /// Path of the script.
  let script: String
  /// The style sheet as it came.
  private let styleSheet: String
  /// Folder of the fonts.
  private let fontFolder: String

  /// Looks for KaTeX: in `UNROLL_KATEX` only, if that is set, else beside the program, then where the systems' packages put it.
  ///
  /// - Parameters:
  ///   - environment: The environment variables.
  ///   - installed: Folders where the program's own copy may be.
  /// - Throws: `Missing` if no folder holds the script, the style sheet and the fonts.
  public init(
    environment: [String: String],
    installed: [String] = []
  ) throws(Missing) {
    let own = installed.filter { FileManager.default.fileExists(atPath: $0) }
    let folders = environment["UNROLL_KATEX"].map { [$0] } ?? own + Self.systemFolders
    for folder in folders {
      if let found = KaTeX(folder: folder) {
        self = found
        return
      }
    }
    throw Missing(folders: folders)
  }

  private init?(folder: String) {
    let files = FileManager.default
    let script = ["katex.min.js", "katex.js"].map { "\(folder)/\($0)" }
      .first { files.isReadableFile(atPath: $0) }
    let styleSheet = ["katex.min.css", "katex.css"].lazy
      .compactMap { files.contents(atPath: "\(folder)/\($0)") }.first
      .map { String(decoding: $0, as: UTF8.self) }
    guard let script, let styleSheet, let version = Self.version(in: styleSheet),
      files.fileExists(atPath: "\(folder)/fonts")
    else { return nil }
    self.version = version
    self.folder = folder
    self.script = script
    self.styleSheet = styleSheet
    fontFolder = "\(folder)/fonts"
  }

  /// The style sheet and those fonts that `faces` names, to be put into the site's assets.
  ///
  /// The style sheet always names all fonts, so that it is the same for every site; a browser asks only for those that a
  /// page uses.
  ///
  /// - Parameters:
  ///   - faces: File names of fonts without extension: `KaTeX_Main-Regular`.
  ///   - folder: Where they belong, below the output folder.
  /// - Returns: The files; a font that is not installed is left out.
  func assets(faces: some Collection<String>, folder: String) -> [OutputFile] {
    let fonts = faces.sorted().compactMap { face in
      FileManager.default.contents(atPath: "\(fontFolder)/\(face).woff2").map {
        OutputFile(path: "\(folder)/fonts/\(face).woff2", bytes: Array($0))
      }
    }
    return [OutputFile(path: "\(folder)/katex.css", text: webStyleSheet)] + fonts
  }

  /// What classes that begin with a name begin with on our pages, there and in the style sheet.
  static let shortClasses = [
    ("vlist", "kv"), ("pstrut", "kp"), ("nulldelimiter", "kn"), ("msupsub", "ks"),
  ]

  /// Attributes that stand in most formulas, and the class that says the same: thin, medium and thick space, the height
  /// of a stack's rows, small print.
  static let shortStyles: [(written: String, name: String, rule: String)] =
    [("k1", "1667"), ("k2", "2222"), ("k3", "2778")].map { name, width in
      (
        " class=\"mspace\" style=\"margin-right:.\(width)em\"", name,
        "display:inline-block;margin-right:.\(width)em"
      )
    } + [
      (" class=\"kp\" style=\"height:2.7em\"", "kp", "height:2.7em"),
      (" style=\"font-size:.7em\"", "kz", "font-size:.7em"),
    ]

  /// The style sheet with the fonts' other formats left out, for every browser of the last eight years reads woff2, and
  /// with rules for what `KaTeXEngine` writes: other elements than `span`, rows and cells of a stack known by their place.
  private var webStyleSheet: String {
    let short = Self.shortClasses.reduce(styleSheet) { sheet, name in
      sheet.replacing(".\(name.0)", with: ".\(name.1)")
    }
    let places = [
      (".kv-t2", ".kv-t:not(.kv-1)"),
      // Safari wants something in the row; it is drawn by the sheet, two pixels wide.
      (".kv-s{", ".kv-t:not(.kv-1)>b:first-child::after{content:\"\\200b\";"),
      (".kv-r", ".kv-t>b"), (".kv{", ".kv-t>b>b{"), (".kv>", ".kv-t>b>b>"),
    ]
    let rules = Self.shortStyles.map { ".katex .\($0.name){\($0.rule)}" }.joined()
    return
      places.reduce(short.replacing(">span", with: ">*")) { $0.replacing($1.0, with: $1.1) }
      .replacing(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(['"]?\w+['"]?\)/, with: "")
      + ".katex i{font-family:KaTeX_Math;font-style:italic}.katex b{margin:0;font-weight:inherit}\n"
      + rules + "\n"
  }

  /// `.katex .katex-version::after { content: "0.16.4" }`.
  private static func version(in styleSheet: String) -> String? {
    styleSheet.firstMatch(of: /katex-version::?after\s*\{\s*content:\s*"([0-9.]+)"/)
      .map { String($0.1) }
  }

  private static let systemFolders = [
    "/usr/share/javascript/katex",
    "/usr/share/nodejs/katex/dist",
    "/opt/homebrew/lib/node_modules/katex/dist",
    "/usr/local/lib/node_modules/katex/dist",
    "/usr/lib/node_modules/katex/dist",
  ]
}
