/// Commands that authors write often, for suggestions when one is misspelt.
enum TeXCommands {
  static let common: [String] = [
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi",
    "pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon",
    "Phi Psi Omega frac dfrac tfrac sqrt partial nabla infty sum prod int lim max min sup inf log ln",
    "exp sin cos tanh det dim ker arg cdot times div pm mp le leq ge geq ne neq approx equiv sim",
    "simeq propto ll gg in notin subset subseteq cup cap setminus emptyset forall exists to gets",
    "rightarrow leftarrow Rightarrow Leftarrow Leftrightarrow mapsto implies iff ldots cdots vdots",
    "ddots dots left right big Big bigg Bigg langle rangle lVert rVert lvert rvert Vert vert lfloor",
    "rfloor lceil rceil mathbf mathrm mathit mathbb mathcal mathfrak mathsf mathtt boldsymbol text",
    "textbf textit textrm operatorname hat bar tilde vec dot ddot widehat widetilde overline",
    "underline overbrace underbrace overset underset stackrel begin end quad qquad tag top bot odot",
    "oplus otimes circ bullet star ast dagger prime ell hbar Re Im mid parallel perp angle binom",
    "displaystyle textstyle color textcolor boxed cancel substack limits nolimits mathop newcommand",
    "def gdef colon",
  ].flatMap { $0.split(separator: " ").map { "\\\($0)" } }
}
