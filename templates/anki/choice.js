(function () {
  var card = document.getElementById("quizgen-choice");
  if (!card) return;
  var isBack = !!document.getElementById("quizgen-back");
  var list = card.querySelector("ol");
  var slot = "quizgen:" + card.dataset.id;

  function remembered() {
    var text = window[slot];
    try { text = sessionStorage.getItem(slot) || text; } catch (e) { /* storage is blocked */ }
    try { return JSON.parse(text); } catch (e) { return null; }
  }
  function remember(state) {
    var text = JSON.stringify(state);
    window[slot] = text;
    try { sessionStorage.setItem(slot, text); } catch (e) { /* storage is blocked */ }
  }
  function hash(text) {
    var value = 2166136261;
    for (var i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
    return value >>> 0;
  }
  function shuffled(nodes, seed) {
    for (var i = nodes.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      var j = Math.floor(seed / 4294967296 * (i + 1));
      var held = nodes[i]; nodes[i] = nodes[j]; nodes[j] = held;
    }
    return nodes;
  }
  function show() {
    list.querySelectorAll("button").forEach(function (button) {
      var chosen = button.dataset.option === state.chosen;
      button.setAttribute("aria-pressed", chosen ? "true" : "false");
      if (!isBack) return;
      var right = button.dataset.option === card.dataset.key;
      button.classList.toggle("right", right);
      button.classList.toggle("wrong", chosen && !right);
    });
  }

  /* A front is always a new round, except where its back shows it again. */
  var state = isBack && remembered() ||
    { seed: hash(card.dataset.id + new Date().toDateString()), chosen: "" };
  if (!isBack) {
    var before = remembered();
    state.seed = (state.seed + (before ? before.seed : 0)) >>> 0;
  }
  remember(state);
  if (card.dataset.order !== "keep") {
    shuffled(Array.prototype.slice.call(list.children), state.seed).forEach(function (row) {
      list.appendChild(row);
    });
  }
  list.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button || isBack) return;
    state.chosen = button.dataset.option;
    remember(state);
    show();
  });
  show();
})();
