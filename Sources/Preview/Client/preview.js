// Keeps an open page up to date while its lesson is written: replaces the blocks that differ, and nothing else.
(function () {
  "use strict";
  var script = document.currentScript;
  var page = script.dataset.page, version = script.dataset.version;
  // This script moves the page itself.
  document.documentElement.style.overflowAnchor = "none";

  // What is replaced block by block, and what as a whole. Anything else that differs has the page loaded anew.
  var wholes = ["nav.course", "nav.on-page", "nav.neighbours", "footer.site"];
  function container(root) { return root.querySelector("article") || root.querySelector("main"); }
  function frame(root) {
    var head = Array.from(root.head.querySelectorAll("link[rel=stylesheet], script[src]"), function (node) {
      return node.getAttribute("href") || node.getAttribute("src");
    });
    var there = wholes.filter(function (name) { return root.querySelector(name); });
    return head.concat(there, root.documentElement.lang, (root.querySelector("header.site") || root.body).textContent.length).join(" ");
  }
  // The page as it was sent, before other scripts change it.
  function pristine(root) {
    var main = container(root), copy = { frame: frame(root), blocks: [], wholes: {} };
    if (main) copy.blocks = Array.from(main.children, function (node) { return node.cloneNode(true); });
    wholes.forEach(function (name) {
      var node = root.querySelector(name);
      if (node) copy.wholes[name] = node.cloneNode(true);
    });
    return copy;
  }
  var shown = pristine(document);

  /* What the reader has set: sliders, open details, focus. */

  function all(nodes, selector) {
    return nodes.flatMap(function (node) {
      return (node.matches(selector) ? [node] : []).concat(Array.from(node.querySelectorAll(selector)));
    });
  }
  function settings(nodes) {
    var sliders = {}, open = new Set();
    all(nodes, "figure.explorable").forEach(function (figure) {
      sliders[figure.id] = Array.from(figure.querySelectorAll("input"), function (input) { return input.value; });
    });
    all(nodes, "details").forEach(function (details, index) { if (details.open) open.add(index); });
    var active = document.activeElement, focus = null;
    if (active && active !== document.body && nodes.some(function (node) { return node.contains(active); })) {
      focus = all(nodes, "input, summary, button, a, [tabindex]").indexOf(active);
    }
    return { sliders: sliders, open: open, focus: focus };
  }
  function restore(nodes, kept) {
    all(nodes, "figure.explorable").forEach(function (figure) {
      var values = kept.sliders[figure.id];
      var inputs = Array.from(figure.querySelectorAll("input"));
      if (!values || values.length !== inputs.length) return;
      inputs.forEach(function (input, index) {
        input.value = values[index];
        input.dispatchEvent(new Event("input"));
      });
    });
    all(nodes, "details").forEach(function (details, index) { if (kept.open.has(index)) details.open = true; });
    if (kept.focus !== null) {
      var target = all(nodes, "input, summary, button, a, [tabindex]")[kept.focus];
      if (target) target.focus({ preventScroll: true });
    }
  }

  /* Blocks */

  function isSame(one, other) { return one === other || one.isEqualNode(other); }

  function patch(parent, old, fresh) {
    var live = Array.from(parent.children);
    // Somebody else changed the page: all of it is replaced.
    if (live.length !== old.length) { old = []; }
    var first = 0, oldEnd = old.length, freshEnd = fresh.length, liveEnd = live.length;
    while (first < oldEnd && first < freshEnd && isSame(old[first], fresh[first])) first++;
    while (oldEnd > first && freshEnd > first && isSame(old[oldEnd - 1], fresh[freshEnd - 1])) {
      oldEnd--; freshEnd--; liveEnd--;
    }
    var end = live[liveEnd] || null, next = first, added = [], removed = [];
    for (var index = first; index < freshEnd; index++) {
      var same = -1;
      for (var place = next; place < oldEnd && same < 0; place++) {
        if (isSame(old[place], fresh[index])) same = place;
      }
      if (same >= 0) {
        removed = removed.concat(live.slice(next, same));
        next = same + 1;
      } else {
        var node = document.importNode(fresh[index], true);
        parent.insertBefore(node, next < liveEnd ? live[next] : end);
        added.push(node);
      }
    }
    removed = removed.concat(live.slice(next, liveEnd));
    if (!added.length && !removed.length) return;
    var kept = settings(removed);
    removed.forEach(function (node) { node.remove(); });
    // Scripts of the page prepare what is new: copy buttons, sliders.
    added.forEach(function (node) {
      document.dispatchEvent(new CustomEvent("unroll:content", { detail: node }));
    });
    restore(added, kept);
  }

  // A whole page.
  function show(text) {
    var root = new DOMParser().parseFromString(text, "text/html");
    var fresh = pristine(root), main = container(document);
    if (!main || fresh.frame !== shown.frame) { location.reload(); return; }
    keepingPlace(main, function () {
      patch(main, shown.blocks, fresh.blocks);
      wholes.forEach(function (name) {
        var old = shown.wholes[name], now = fresh.wholes[name], live = document.querySelector(name);
        if (old && now && live && !old.isEqualNode(now)) live.replaceWith(document.importNode(now, true));
      });
      if (document.title !== root.title) document.title = root.title;
      shown = fresh;
    });
  }

  // Blocks of a page: "<first> <removed> <added> <before>", a line break, the HTML of those that are added.
  function showBlocks(text) {
    var cut = text.indexOf("\n"), counts = text.slice(0, cut).split(" ").map(Number);
    var template = document.createElement("template"), main = container(document);
    template.innerHTML = text.slice(cut + 1);
    var added = Array.from(template.content.children), old = shown.blocks;
    // The browser reads the page in another way than the server: all of it is loaded anew.
    if (!main || added.length !== counts[2] || old.length !== counts[3]) { location.reload(); return; }
    var fresh = old.slice(0, counts[0]).concat(added, old.slice(counts[0] + counts[1]));
    keepingPlace(main, function () { patch(main, old, fresh); });
    shown.blocks = fresh;
  }

  function keepingPlace(main, change) {
    // The first block that stays and can be seen stays where it is.
    var anchors = [];
    if (scrollY > 0) {
      for (var node of main.children) {
        var box = node.getBoundingClientRect();
        if (box.bottom > 0) anchors.push([node, box.top]);
        if (anchors.length > 8) break;
      }
    }
    change();
    var kept = anchors.find(function (pair) { return pair[0].isConnected; });
    if (kept) scrollBy({ top: kept[0].getBoundingClientRect().top - kept[1], behavior: "instant" });
    document.dispatchEvent(new CustomEvent("unroll:shown"));
  }

  /* What goes on */

  var status = document.createElement("p");
  status.className = "preview-status";
  status.setAttribute("role", "status");
  status.hidden = true;
  document.body.append(status);
  function say(text) {
    status.textContent = text;
    status.hidden = !text;
  }
  function run(progress) {
    document.querySelectorAll(".preview-part.running").forEach(function (node) {
      if (!progress || node.dataset.part !== progress.part) node.classList.remove("running");
    });
    if (!progress) { say(""); return; }
    document.querySelectorAll(".preview-part").forEach(function (node) {
      if (node.dataset.part === progress.part) node.classList.add("running");
    });
    say("running " + progress.part + ", " + progress.number + " of " + progress.count + ", " + progress.seconds.toFixed(1) + " s");
  }

  function connect() {
    var address = "ws://" + location.host + "/_preview/socket?page=" + page + "&version=" + encodeURIComponent(version);
    var socket = new WebSocket(address);
    socket.onopen = function () { say(""); };
    socket.onmessage = function (message) {
      var cut = message.data.indexOf("\n");
      var kind = message.data.slice(0, cut), rest = message.data.slice(cut + 1);
      if (kind === "page" || kind === "blocks") {
        cut = rest.indexOf("\n");
        version = rest.slice(0, cut);
        (kind === "page" ? show : showBlocks)(rest.slice(cut + 1));
      } else if (kind === "progress") {
        run(JSON.parse(rest));
      } else if (kind === "settled") {
        run(null);
      } else if (kind === "reload") {
        location.reload();
      }
    };
    socket.onclose = function () {
      say("the preview has ended; it goes on when 'unroll preview' runs again");
      setTimeout(connect, 700);
    };
  }
  connect();
})();
