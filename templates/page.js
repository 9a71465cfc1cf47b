// Search, copy buttons, and the way to the same section in another language. A page is whole without it.
(function () {
  "use strict";

  /* Search: the index is a script, since a page from the file system may not fetch. */

  var dialog = document.querySelector("dialog.search");
  var opener = document.querySelector("button.search");
  var sections = null;

  // Letters without accents, in lower case, full-width forms as ASCII.
  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  window.unrollSearch = function (rows) {
    sections = rows.map(function (row) {
      return { path: row[0], lesson: row[1], title: row[2], text: row[3],
        head: folded(row[1] + " " + row[2]), body: folded(row[3]) };
    });
    if (dialog) show(dialog.querySelector("input").value);
  };
  function load() {
    if (sections || dialog.dataset.loading) return;
    dialog.dataset.loading = "yes";
    var script = document.createElement("script");
    script.src = dialog.dataset.index;
    document.head.append(script);
  }
  // Words between spaces; where a script has none, pairs of neighbouring characters if the whole is not found.
  function terms(query) {
    return folded(query).split(/[\s,.;:!?，。；：！？、]+/).filter(Boolean);
  }
  function pairs(term) {
    if (!/[\u3400-\u9fff]/.test(term) || term.length < 3) return null;
    return Array.from(term).slice(1).map(function (character, index) { return term[index] + character; });
  }
  function count(text, term) { return text.split(term).length - 1; }
  function score(section, words) {
    var total = 0;
    for (var word of words) {
      var points = 12 * count(section.head, word) + Math.min(count(section.body, word), 6);
      if (!points) {
        var parts = pairs(word);
        if (!parts || !parts.every(function (part) { return (section.head + section.body).includes(part); })) return 0;
        points = 1;
      }
      total += points;
    }
    return total;
  }
  // A piece of the text around the first word found, the words marked.
  function excerpt(section, words) {
    var found = words.flatMap(function (word) { return [word].concat(pairs(word) || []); });
    var place = -1;
    for (var word of found) {
      place = folded(section.text).indexOf(word);
      if (place >= 0) break;
    }
    var start = Math.max(0, place - 50);
    var end = Math.min(start + 140, section.text.length);
    var rest = section.text.slice(start, end), low = folded(rest);
    var line = document.createElement("span");
    line.append(start > 0 ? "…" : "");
    // Folding may change lengths; then the words are not marked, and nothing is marked wrongly.
    while (rest && low.length === rest.length) {
      var first = -1, length = 0;
      for (var term of found) {
        var at = low.indexOf(term);
        if (at >= 0 && (first < 0 || at < first)) { first = at; length = term.length; }
      }
      if (first < 0) break;
      var mark = document.createElement("mark");
      mark.textContent = rest.slice(first, first + length);
      line.append(rest.slice(0, first), mark);
      rest = rest.slice(first + length);
      low = low.slice(first + length);
    }
    line.append(rest, end < section.text.length ? "…" : "");
    return line;
  }
  function show(query) {
    var list = dialog.querySelector("ol");
    var status = dialog.querySelector("[role=status]");
    list.replaceChildren();
    var words = terms(query);
    if (!sections || !words.length) { status.textContent = ""; return; }
    var hits = sections.map(function (section, index) {
      return { section: section, index: index, score: score(section, words) };
    }).filter(function (hit) { return hit.score; })
      .sort(function (a, b) { return b.score - a.score || a.index - b.index; });
    status.textContent = hits.length ? "" : dialog.dataset.none;
    hits.slice(0, 12).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = dialog.dataset.base + hit.section.path;
      var lesson = document.createElement("b");
      lesson.textContent = hit.section.lesson;
      link.append(lesson, hit.section.title ? " · " + hit.section.title : "");
      item.append(link, excerpt(hit.section, words));
      list.append(item);
    });
  }
  if (dialog && opener && dialog.showModal) {
    var open = function () {
      load();
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("input").select();
    };
    opener.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open();
      }
    });
    dialog.querySelector("input").addEventListener("input", function (event) { show(event.target.value); });
    // Enter leads to what is found first.
    dialog.querySelector("input").addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      var first = dialog.querySelector("li a");
      if (first) first.click();
    });
    dialog.addEventListener("click", function (event) {
      // A click on what lies behind, or on a result that is a section of this page.
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
  }

  /* Copy buttons */

  var words = document.body.dataset;
  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    var area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return Promise.resolve();
  }
  function addCopyButton(block) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", function () {
      copy(block.textContent.replace(/\n$/, "")).then(function () {
        button.textContent = words.copied;
        setTimeout(function () { button.textContent = words.copy; }, 1500);
      });
    });
    var frame = document.createElement("div");
    frame.className = "copyable";
    block.replaceWith(frame);
    frame.append(block, button);
  }
  document.querySelectorAll("article pre:not(.printed)").forEach(addCopyButton);
  // What 'unroll preview' puts into an open page.
  document.addEventListener("unroll:content", function (event) {
    var node = event.detail;
    if (node.matches("pre:not(.printed)")) addCopyButton(node);
    node.querySelectorAll("pre:not(.printed)").forEach(addCopyButton);
  });

  /* Where the reader is, in the contents of the page. */

  var places = Array.from(document.querySelectorAll("nav.on-page a")).map(function (link) {
    return { link: link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (place) { return place.heading; });
  var waiting = false;
  function markPlace() {
    waiting = false;
    var root = document.documentElement;
    var atEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2;
    var passed = places.filter(function (place) {
      return atEnd || place.heading.getBoundingClientRect().top < innerHeight / 3;
    });
    places.forEach(function (place) {
      if (place === passed[passed.length - 1]) place.link.setAttribute("aria-current", "true");
      else place.link.removeAttribute("aria-current");
    });
  }
  if (places.length) {
    addEventListener("scroll", function () {
      if (!waiting) requestAnimationFrame(markPlace);
      waiting = true;
    }, { passive: true });
    markPlace();
  }

  /* The same section in another language: headings correspond in order. */

  var article = document.querySelector("article");
  document.querySelectorAll("nav.languages a[data-sections]").forEach(function (link) {
    var anchors = link.dataset.sections.split(" ");
    link.addEventListener("click", function () {
      if (!article) return;
      var headings = Array.from(article.querySelectorAll("h2[id], h3[id], h4[id], h5[id], h6[id]"));
      if (headings.length !== anchors.length) return;
      var current = -1;
      headings.forEach(function (heading, index) {
        if (heading.getBoundingClientRect().top < innerHeight / 3) current = index;
      });
      var path = link.getAttribute("href").split("#")[0];
      link.setAttribute("href", current < 0 ? path : path + "#" + encodeURIComponent(anchors[current]));
    });
  });
})();
