/* The page: its display and its event handlers. All text of the deck is already in the page: this
   script never turns it into markup. */
function answer(question, given) {
  if (!isAnswered(question.dataset.id)) round.given[question.dataset.id] = given;
  announce(question);
}
function claim(question) {
  round.claimed[question.dataset.id] = true;
  announce(question);
}
function announce(question) {
  settle(question);
  draw();
  const words = all(".verdict, .right-answer, .right-list li, .rationale", question).map((element) => element.textContent);
  $("live").textContent = words.join(". ");
  const onward = [$("next"), $("finish")].find((button) => !round.page && !button.hidden);
  (onward || question.querySelector(".feedback")).focus({ preventScroll: true });
  question.querySelector(".verdict").scrollIntoView({ block: "nearest" });
}
/* Show the answer of a flashcard, so that the learner can say whether it was known. */
function turn(question) {
  unfold(question, true);
  question.querySelector("fieldset").disabled = true;
  $("live").textContent = question.querySelector(".right-answer").textContent;
  question.querySelector(".grade").focus({ preventScroll: true });
  question.querySelector(".grades").scrollIntoView({ block: "nearest" });
}
function move(button, by) {
  const row = button.closest("li"), rows = Array.from(row.parentNode.children);
  const other = rows[rows.indexOf(row) + by];
  if (other) row.parentNode.insertBefore(by < 0 ? row : other, by < 0 ? other : row);
  button.focus();
  $("live").textContent = `${Array.from(row.parentNode.children).indexOf(row) + 1} / ${rows.length}`;
}

/* Update the display. It depends only on the round. */
function draw() {
  const { ids, at, page, over } = round || { ids: [] };
  const right = ids.filter(isRight).length, done = ids.filter(isAnswered).length;
  const asking = Boolean(round && !over), answered = asking && !page && isAnswered(ids[at]);
  questions.forEach((question) => show(question, false));
  ids.forEach((id, place) => show(questions.get(id), over ? !isRight(id) : page || place === at));
  show($("setup"), !round);
  show($("bar"), asking);
  show($("result"), over);
  show($("go"), round);
  show($("next"), answered && at + 1 < ids.length);
  show($("finish"), asking && (page || (answered && at + 1 === ids.length)));
  ["retry", "mistakes"].forEach((id) => show($(id), right < ids.length));
  fillText($("progress"), { at: at + 1, total: ids.length });
  show($("progress"), !page);
  fillText($("score"), { right: right, total: done });
  show($("score"), done);
  fillText($("total"), { right: right, total: ids.length }, $("score").dataset.text);
  $("done").max = ids.length || 1;
  $("done").value = done;
  saveRound();
}

function open() {
  round.ids.forEach((id) => {
    const question = questions.get(id);
    $("questions").appendChild(question);
    prepare(question);
    if (isAnswered(id)) settle(question);
  });
  draw();
}
function begin(ids, page) {
  const seed = String(Math.random());
  const order = shuffled(ids, seed, String);
  round = { version: version(), seed, page, ids: order, at: 0, given: {}, claimed: {}, over: false };
  open();
  look();
}
function look() {
  const question = questions.get(round.ids[round.at]);
  (question.querySelector("input:enabled") || question.querySelector(".stem")).focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
function next() {
  round.at += 1;
  draw();
  look();
}
function finish() {
  round.ids.filter((id) => !isAnswered(id)).forEach((id) => {
    round.given[id] = null;
    settle(questions.get(id));
  });
  round.over = true;
  draw();
  $("total").focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
function again() {
  round = null;
  draw();
  $("count").focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function fitting() {
  const ticked = (name) => all(`input[name=${name}]:checked`).map((input) => input.value);
  const styles = ticked("style"), sections = ticked("section");
  return Array.from(questions).filter(([, question]) => styles.includes(question.dataset.style)
    && sections.includes(question.dataset.section)).map(([id]) => id);
}
function countFitting() {
  const n = fitting().length, words = $("fitting").dataset;
  fillText($("fitting"), { n }, n ? words.text : words.none);
  $("start").disabled = !n;
}

const ON_CLICK = [
  [".option", (question, button) => answer(question, Number(button.parentNode.dataset.at))],
  [".reveal", (question) => (question.dataset.interaction === "recall" ? turn(question) : answer(question, null))],
  [".grade", (question, button) => answer(question, "right" in button.dataset)],
  [".claim", claim],
  [".up", (question, button) => move(button, -1)],
  [".down", (question, button) => move(button, 1)],
];
function onClick(event) {
  const button = event.target.closest("button");
  const found = button && ON_CLICK.find(([selector]) => button.matches(selector));
  if (found) found[1](button.closest(".question"), button);
}
/* Return the next field of a list that is still empty, so that Enter checks a full list only. */
function nextField(field) {
  const rest = fields(field.closest(".question"));
  return rest.slice(rest.indexOf(field) + 1).find((other) => !other.value.trim());
}
/* Digits choose, Enter continues; key repeat is ignored. */
function onKey(event) {
  const isShortcut = !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
  const isEnter = event.key === "Enter";
  const following = isEnter && event.target.matches(".members input") && nextField(event.target);
  if (following) {
    event.preventDefault();
    following.focus();
    return;
  }
  if (isEnter && event.repeat) event.preventDefault();
  if (!round || !isShortcut || event.target.closest("input, select")) return;
  if (isEnter && event.target.closest("button, summary, audio")) return;
  const open = event.target.closest(".question")
    || all(".question:not([hidden])").find((question) => !isAnswered(question.dataset.id));
  const onward = [$("next"), $("finish"), open && open.querySelector(".reveal.main")];
  const buttons = isEnter ? onward : all(".option, .grade", open || $("bar"));
  const usable = buttons.filter((button) => button && button.offsetParent && !button.matches(":disabled"));
  const button = usable[isEnter ? 0 : Number(event.key) - 1];
  if (button) {
    event.preventDefault();
    button.click();
  }
}
/* Put the buttons of regions over their picture. */
function place(list) {
  const [width, height] = list.dataset.size.split(" ").map(Number);
  Array.from(list.children).forEach((row) => {
    const sides = row.dataset.box.split(" ").map(Number);
    ["left", "top", "width", "height"].forEach((side, at) => {
      row.style[side] = `${(100 * sides[at]) / (at % 2 ? height : width)}%`;
    });
  });
}
function run() {
  all(".question").forEach((question) => questions.set(question.dataset.id, question));
  all(".options, .events").forEach((list) => Array.from(list.children).forEach((row, at) => { row.dataset.at = at; }));
  all(".spots").forEach(place);
  all("audio[data-sound]").forEach((sound) => { sound.src = $(sound.dataset.sound).src; });
  $("setup").addEventListener("change", countFitting);
  $("setup").addEventListener("submit", (event) => {
    event.preventDefault();
    begin(pick(fitting(), Number($("count").value)), all("input[name=view]:checked")[0].value === "page");
  });
  $("questions").addEventListener("submit", (event) => {
    event.preventDefault();
    const question = event.target.closest(".question");
    answer(question, wayOf(question).read(question));
  });
  $("questions").addEventListener("click", onClick);
  $("retry").addEventListener("click", () => begin(round.ids.filter((id) => !isRight(id)), round.page));
  [["next", next], ["finish", finish], ["again", again]].forEach(([id, act]) => $(id).addEventListener("click", act));
  document.addEventListener("keydown", onKey);
  countFitting();
  round = savedRound();
  if (round) open();
  else draw();
}

document.documentElement.classList.add("scripted");
document.addEventListener("DOMContentLoaded", run);
