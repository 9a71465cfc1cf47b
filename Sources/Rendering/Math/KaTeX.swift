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

  /// The style sheet with the fonts' other formats left out, for every browser of the last eight years reads woff2, and
  /// with rules for the elements that `KaTeXEngine` writes in place of `span`.
  private var webStyleSheet: String {
    let short = Self.shortClasses.reduce(styleSheet) { sheet, name in
      sheet.replacing(".\(name.0)", with: ".\(name.1)")
    }
    return
      short
      .replacing(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(['"]?\w+['"]?\)/, with: "")
      .replacing(">span", with: ">*")
      + ".katex i{font-family:KaTeX_Math;font-style:italic}.katex b{margin:0;font-weight:inherit}\n"
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
