// Sliders: shows the frame that the sliders say. Without this script all frames stand beside each other.
(function () {
  "use strict";
  function start(figure) {
    var sliders = Array.prototype.slice.call(figure.querySelectorAll(".slider"));
    var inputs = sliders.map(function (slider) { return slider.querySelector("input"); });
    var outputs = sliders.map(function (slider) { return slider.querySelector("output"); });
    var labels = sliders.map(function (slider) { return slider.querySelector("label").textContent; });
    var frames = figure.querySelectorAll(".frame");
    var values = inputs.map(function (input) { return JSON.parse(input.dataset.values); });
    function show() {
      var index = 0;
      inputs.forEach(function (input, number) {
        var position = Number(input.value);
        index = index * values[number].length + position;
        outputs[number].innerHTML = values[number][position][1];
        input.setAttribute("aria-valuetext", labels[number] + " " + values[number][position][0]);
      });
      frames.forEach(function (frame, number) { frame.hidden = number !== index; });
    }
    inputs.forEach(function (input) { input.addEventListener("input", show); });
    figure.classList.add("live");
    show();
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("figure.explorable").forEach(start);
  });
  // What 'unroll preview' puts into an open page.
  document.addEventListener("unroll:content", function (event) {
    var node = event.detail;
    if (node.matches("figure.explorable")) start(node);
    node.querySelectorAll("figure.explorable").forEach(start);
  });
})();
