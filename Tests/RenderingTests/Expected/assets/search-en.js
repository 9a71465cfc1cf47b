unrollSearch([
["2-9-sample.html","One of everything","","What a page can show, with numbers that nobody computed. How does a number look that was computed? Like this one: the slope is 0.25, the gain stays below 1e-6, and this share is wrong: 7.1 %.1"],
["2-9-sample.html#a-product-of-jacobians","One of everything","A product of Jacobians","One step back in time multiplies by J = diag(φ′(a))W, many steps by many: Gain by lag; see eq-product. Exact zeros are 0. gains follows from product. Claim With W \u003c 4 gradients vanish. false Computed Computed: the norm is and grows to . Claim A slope lies in (0,0.25]. holds Computed Computed: ."],
["2-9-sample.html#what-else-cells-show","One of everything","What else cells show","Warning Saturated units lie. A block that is only shown: let x: Double = 0...1 // \"quoted\" left right text 1 A footnote, with code. ↩"],
["3-1-next.html","The next","","D. Text."]
]);
