// Remembers light or dark, leads to the reader's language, and closes the contents when a heading was chosen. Everything works without it.
(function () {
  "use strict";
  var root = document.documentElement;
  function remember(theme) {
    try { localStorage.setItem("theme", theme); } catch (error) { /* for this page only */ }
  }
  function remembered() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }
  // Before the page is drawn, so that nothing flickers or moves: the style sheets show what needs scripts.
  root.classList.add("scripts");
  // The letters of formulas, asked for before the text is laid out, so that it does not move when they come.
  if (document.fonts) {
    document.fonts.load("1em KaTeX_Main");
    document.fonts.load("italic 1em KaTeX_Math");
  }
  var theme = remembered();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", function () {
    // The choice of languages leads on to the reader's own, if the course speaks it.
    if (document.body.hasAttribute("data-forward")) {
      var links = Array.prototype.slice.call(document.querySelectorAll("main a[hreflang]"));
      var primary = function (tag) { return tag.toLowerCase().split("-")[0]; };
      (navigator.languages || []).some(function (language) {
        var link = links.find(function (one) { return primary(one.hreflang) === primary(language); });
        if (link) location.replace(link.href);
        return link;
      });
    }
    var button = document.querySelector("button.theme");
    if (button) {
      button.addEventListener("click", function () {
        var shown = root.dataset.theme
          || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
        root.dataset.theme = shown === "dark" ? "light" : "dark";
        remember(root.dataset.theme);
      });
    }
    var contents = document.getElementById("contents");
    if (contents && contents.hidePopover) {
      contents.addEventListener("click", function (event) {
        if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
      });
    }
    // What a number shows goes away without moving pointer or focus.
    document.addEventListener("keydown", function (event) {
      var active = document.activeElement;
      if (event.key === "Escape" && active && active.matches("span.claim")) active.blur();
    });
  });
})();
