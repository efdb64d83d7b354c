(function () {
  var card = document.getElementById("quizgen-choice");
  if (!card) return;
  var isBack = !!document.getElementById("quizgen-back");
  var list = card.querySelector("ol");
  var slot = "quizgen:" + card.dataset.id;

  /* `window` lasts on the desktop, where one page shows all cards; storage lasts where each side is a page. */
  function remembered() {
    var text = window[slot];
    try { text = text || sessionStorage.getItem(slot); } catch (e) { /* storage is blocked */ }
    try { return JSON.parse(text); } catch (e) { return null; }
  }
  function remember() {
    window[slot] = JSON.stringify(round);
    try { sessionStorage.setItem(slot, window[slot]); } catch (e) { /* storage is blocked */ }
  }
  function hash(text) {
    var value = 2166136261;
    for (var i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
    return value >>> 0;
  }
  /* Where nothing lasts, front and back still agree on the day; it turns at four, as Anki's does. */
  function newRound(before) {
    var day = new Date(Date.now() - 4 * 60 * 60 * 1000).toDateString();
    return { seed: hash([card.dataset.id, day, before ? before.seed : ""].join()), chosen: "" };
  }
  function buttons() {
    return Array.prototype.slice.call(list.querySelectorAll("button"));
  }
  function shuffle(seed) {
    var rows = Array.prototype.slice.call(list.children);
    for (var i = rows.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      var j = Math.floor(seed / 4294967296 * (i + 1));
      var held = rows[i]; rows[i] = rows[j]; rows[j] = held;
    }
    rows.forEach(function (row) { list.appendChild(row); });
  }
  function show() {
    buttons().forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.option === round.chosen));
    });
  }
  /* Anki scrolls a back to `#answer`: the question with its options, or as much of it as fits. */
  function setTarget(right) {
    var parts = [list.parentNode, list].filter(function (part) { return part.offsetHeight + 32 < window.innerHeight; });
    (parts[0] || right.parentNode).id = "answer";
  }
  /* The style sheet hides the answer below marked options: it is for clients without scripts. */
  function mark() {
    buttons().forEach(function (button) {
      var isRight = button.dataset.option === card.dataset.key;
      button.setAttribute("aria-disabled", "true");
      if (!isRight && button.dataset.option !== round.chosen) return;
      button.classList.add(isRight ? "right" : "wrong");
      var sign = button.appendChild(document.createElement("span"));
      sign.className = "sign";
      sign.textContent = isRight ? "✓" : "✗";
      if (isRight) setTarget(button);
    });
    card.classList.toggle("marked", !!list.querySelector(".right"));
  }
  function choose(button) {
    round.chosen = button.dataset.option;
    remember();
    show();
  }

  /* The desktop keeps digits, Space and Enter to itself even on a front; arrows reach the page everywhere. */
  function onKey(event) {
    var isTyping = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if (!list.isConnected || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    var all = buttons();
    var at = all.findIndex(function (button) { return button.dataset.option === round.chosen; });
    var place = Number(event.key) - 1;
    if (event.key === "ArrowDown") place = (at + 1) % all.length;
    if (event.key === "ArrowUp") place = at > 0 ? at - 1 : all.length - 1;
    if (!all[place]) return;
    event.preventDefault();
    all[place].focus();
    choose(all[place]);
  }

  /* A round lasts from a front to its back. The next front begins another, in another order. */
  var before = remembered();
  var round = before && (isBack || !before.over) ? before : newRound(before);
  round.over = isBack;
  remember();
  if (card.dataset.order !== "keep") shuffle(round.seed);
  show();
  document.removeEventListener("keydown", window.quizgenOnKey);
  window.quizgenOnKey = isBack ? null : onKey;
  if (isBack) return mark();
  document.addEventListener("keydown", onKey);
  list.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button) choose(button);
  });
})();
