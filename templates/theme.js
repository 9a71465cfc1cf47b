// Remembers light or dark, and closes the contents when a heading was chosen. Everything works without it.
(function () {
  "use strict";
  var root = document.documentElement;
  function remember(theme) {
    try { localStorage.setItem("theme", theme); } catch (error) { /* for this page only */ }
  }
  function remembered() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }
  // Before the page is drawn, so that nothing flickers.
  var theme = remembered();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("button.theme");
    if (button) {
      button.hidden = false;
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
