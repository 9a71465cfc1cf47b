import Foundation

/// Reads the TeX that labels may hold.
struct LabelMath {
  private var rest: Substring
  private(set) var unknownCommands: [String] = []

  /// A reader of what stands between two dollar signs.
  init(_ tex: Substring) { rest = tex }

  /// The pieces.
  mutating func read() -> [LabelText.Run] { runs(level: 0, isUpright: false) }

  /// Up to the end, or to the closing brace of a group.
  private mutating func runs(level: Int, isUpright: Bool) -> [LabelText.Run] {
    var found: [LabelText.Run] = []
    while let character = rest.popFirst() {
      switch character {
      case "}": return found
      case "{": found += runs(level: level, isUpright: isUpright)
      case "^": found += argument(level: 1, isUpright: isUpright)
      case "_": found += argument(level: -1, isUpright: isUpright)
      case "\\": found += command(level: level, isUpright: isUpright)
      case "'": found.append(.init(text: "′", level: level))
      case "-":
        // Between two terms it has room, before one it has none.
        let isBinary =
          level == 0 && found.last.map { !"\u{2009}(".contains($0.text.last ?? "(") } == true
        found.append(.init(text: isBinary ? "\u{2009}−\u{2009}" : "−", level: level))
      case " ": if isUpright { found.append(.init(text: " ", level: level)) }
      case "~": found.append(.init(text: "\u{A0}", level: level))
      case "<", ">", "=", "+":
        found.append(.init(text: Self.spaced(character, level), level: level))
      default:
        found.append(
          .init(
            text: String(character),
            isVariable: character.isLetter && character.isASCII && !isUpright,
            level: level
          )
        )
      }
    }
    return found
  }

  /// A relation has room around it on the line, none in an index.
  private static func spaced(_ sign: Character, _ level: Int) -> String {
    level == 0 ? "\u{2009}\(sign)\u{2009}" : String(sign)
  }

  /// A group, a command or one character.
  private mutating func argument(level: Int, isUpright: Bool) -> [LabelText.Run] {
    while rest.first == " " { rest.removeFirst() }
    guard let character = rest.popFirst() else { return [] }
    switch character {
    case "{": return runs(level: level, isUpright: isUpright)
    case "\\": return command(level: level, isUpright: isUpright)
    default:
      var single = LabelMath(Substring(String(character)))
      return single.runs(level: level, isUpright: isUpright)
    }
  }

  private mutating func command(level: Int, isUpright: Bool) -> [LabelText.Run] {
    var name = String(rest.prefix { $0.isLetter && $0.isASCII })
    if name.isEmpty {
      name = rest.popFirst().map(String.init) ?? ""
    } else {
      rest.removeFirst(name.count)
      while rest.first == " " { rest.removeFirst() }
    }
    if let text = Self.signs[name] {
      let isGreek =
        name.first?.isLowercase == true && text.first?.isLetter == true
        && !Self.functions.contains(name)
      return [.init(text: text, isVariable: isGreek && !isUpright, level: level)]
    }
    switch name {
    case "mathrm", "text", "operatorname", "mathbf", "textrm", "mathsf":
      return argument(level: level, isUpright: true)
    case "mathit", "boldsymbol", "mathcal", "mathbb":
      return argument(level: level, isUpright: isUpright)
    case "frac", "tfrac", "dfrac":
      let above = argument(level: level, isUpright: isUpright)
      let below = argument(level: level, isUpright: isUpright)
      return above + [.init(text: "/", level: level)] + below
    case "sqrt":
      return [.init(text: "√", level: level)] + argument(level: level, isUpright: isUpright)
    case "hat", "bar", "tilde", "dot", "vec", "overline":
      var runs = argument(level: level, isUpright: isUpright)
      if let last = runs.indices.last {
        let accented = runs[last].text + (Self.accents[name] ?? "")
        runs[last].text = accented.precomposedStringWithCanonicalMapping
      }
      return runs
    default:
      unknownCommands.append("\\\(name)")
      return [.init(text: name, level: level)]
    }
  }

  private static let accents = [
    "hat": "\u{302}", "bar": "\u{304}", "overline": "\u{305}", "tilde": "\u{303}", "dot": "\u{307}",
    "vec": "\u{20D7}",
  ]

  private static let functions: Set<String> = [
    "tanh", "exp", "log", "ln", "max", "min", "sin", "cos", "det",
  ]

  private static let signs: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "ϕ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "partial": "∂",
    "nabla": "∇", "infty": "∞", "sum": "Σ", "prod": "∏", "cdot": "·", "times": "×", "pm": "±",
    "le": "\u{2009}≤\u{2009}", "leq": "\u{2009}≤\u{2009}", "ge": "\u{2009}≥\u{2009}",
    "geq": "\u{2009}≥\u{2009}", "ne": "\u{2009}≠\u{2009}", "approx": "\u{2009}≈\u{2009}",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "in": "\u{2009}∈\u{2009}", "ldots": "…",
    "dots": "…", "cdots": "⋯", "lVert": "‖", "rVert": "‖", "Vert": "‖", "|": "‖", "lvert": "|",
    "rvert": "|", "vert": "|", "langle": "⟨", "rangle": "⟩", "prime": "′", "top": "ᵀ",
    "circ": "∘", "odot": "⊙", "sim": "∼", "propto": "∝", "left": "", "right": "", "big": "",
    "bigl": "", "bigr": "", "Big": "", "displaystyle": "", "limits": "", ",": "\u{2009}",
    ":": "\u{2005}", ";": "\u{2004}", " ": " ", "!": "", "quad": "\u{2003}", "%": "%", "$": "$",
    "{": "{", "}": "}", "_": "_", "#": "#", "&": "&", "tanh": "tanh", "exp": "exp", "log": "log",
    "ln": "ln", "max": "max", "min": "min", "sin": "sin", "cos": "cos", "det": "det",
    "diag": "diag",
  ]
}
