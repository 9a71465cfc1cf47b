import Foundation

/// TeX to HTML and MathML, through KaTeX.
///
/// JavaScriptCore starts with the first formula that is not known from before. One lock guards the cache and the
/// engine: a typesetter may be used from several threads, one formula at a time.
public final class MathTypesetter: @unchecked Sendable {
  /// What came of a formula.
  public enum Outcome: Sendable, Hashable {
    /// The formula, and what LaTeX would say against it.
    case typeset(HTML, warnings: [TeXError])
    /// KaTeX does not understand it.
    case failure(TeXError)
  }

  /// TeX longer than this, in bytes, is refused: it is not a formula.
  public static let maximumLength = 10_000

  /// The installation it uses.
  public let katex: KaTeX
  private let lock = NSLock()
  // Guarded by `lock`.
  private var cache: FormulaCache
  private var engine: KaTeXEngine?
  private var faces: Set<String> = []

  /// A typesetter that knows what an earlier one has typeset.
  ///
  /// - Parameters:
  ///   - katex: The installation to use.
  ///   - cache: `cachedFormulas` of an earlier run; anything else, and other versions', is ignored.
  public init(katex: KaTeX, cache: [UInt8] = []) {
    self.katex = katex
    self.cache = FormulaCache(version: katex.version, bytes: cache)
  }

  /// Typesets a formula.
  ///
  /// - Parameters:
  ///   - tex: The TeX, without dollar signs.
  ///   - isDisplayed: Whether it stands on a line of its own.
  /// - Returns: The HTML, or why there is none.
  public func typeset(_ tex: String, isDisplayed: Bool) -> Outcome {
    guard tex.utf8.count <= Self.maximumLength else {
      let message = "formula has \(tex.utf8.count) bytes, expected at most \(Self.maximumLength)"
      return .failure(TeXError(message: message, offset: nil))
    }
    return lock.withLock { typesetLocked(tex, isDisplayed: isDisplayed) }
  }

  /// What to give the next run, or nil if it would be what this one was given.
  public var cachedFormulas: [UInt8]? {
    lock.withLock { cache.isChanged ? cache.bytes : nil }
  }

  /// Whether JavaScriptCore had to be started.
  public var hasStartedEngine: Bool { lock.withLock { engine != nil } }

  /// KaTeX's style sheet and the fonts that the formulas typeset so far need.
  ///
  /// - Parameter folder: Where they belong, below the output folder.
  /// - Returns: The files.
  public func assets(folder: String) -> [OutputFile] {
    let faces = lock.withLock { self.faces }
    return katex.assets(faces: faces.union(MathFonts.always), folder: folder)
  }

  private func typesetLocked(_ tex: String, isDisplayed: Bool) -> Outcome {
    let key = FormulaCache.Key(tex: tex, isDisplayed: isDisplayed)
    if let known = cache.typeset(key) {
      faces.formUnion(known.faces)
      return .typeset(HTML(trusted: known.html), warnings: [])
    }
    do {
      switch try startedEngine().typeset(tex, isDisplayed: isDisplayed) {
      case .html(let html, let warnings):
        let needed = MathFonts.faces(in: html)
        faces.formUnion(needed)
        // A doubtful formula is typeset anew each time, so that the doubt is raised each time.
        if warnings.isEmpty {
          cache.insert(FormulaCache.Typeset(html: html, faces: needed.sorted()), for: key)
        }
        return .typeset(HTML(trusted: html), warnings: warnings)
      case .failure(let error):
        return .failure(error)
      }
    } catch {
      return .failure(error)
    }
  }

  private func startedEngine() throws(TeXError) -> KaTeXEngine {
    if let engine { return engine }
    guard let data = FileManager.default.contents(atPath: katex.script) else {
      throw TeXError(message: "KaTeX's script cannot be read", offset: nil)
    }
    let started = try KaTeXEngine(script: String(decoding: data, as: UTF8.self))
    engine = started
    return started
  }
}
