/* For each interaction: how to read a given answer, whether it is right, and how to mark it.
   A given answer is a number, a string, a list or a boolean, so that it can be stored. It is null if
   the learner had the answer shown. */
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

const authored = (rows) => rows.sort((a, b) => a.dataset.at - b.dataset.at);
const options = (question) => authored(all(".options li", question));
const events = (question) => all(".events li", question);
const pairs = (question) => all(".pairs li", question);
const fields = (question) => all(".members input", question);
const chosen = (pair) => pair.querySelector("select");
const inPlace = (event, at) => Number(event.dataset.rank) === at + 1;

const CHOOSING = {
  isRight: (question, given) => "right" in options(question)[given].dataset,
  mark: (question, given) => options(question).forEach((option, at) => {
    const right = "right" in option.dataset;
    if (right || at === given) sign(option, right);
  }),
};
const TYPING = {
  read: (question) => question.querySelector("input").value,
  isRight: (question, given) => isAccepted(given, question.dataset.pattern),
  mark: (question, given) => { question.querySelector("input").value = given || ""; },
};
const LISTING = {
  read: (question) => fields(question).map((field) => field.value),
  isRight: (question, given) => named(question, given).every((at) => at >= 0),
  mark: (question, given) => fields(question).forEach((field, place) => {
    field.value = given ? given[place] : "";
    if (given) sign(field.parentNode, named(question, given)[place] >= 0);
  }),
  share: (question, given) => `${named(question, given).filter((at) => at >= 0).length} / ${given.length}`,
};
const MATCHING = {
  read: (question) => pairs(question).map((pair) => chosen(pair).value),
  isRight: (question, given) => pairs(question).every((pair, at) => pair.dataset.right === given[at]),
  mark: (question, given) => pairs(question).forEach((pair, at) => {
    chosen(pair).value = given ? given[at] : pair.dataset.right;
    if (given) sign(pair, pair.dataset.right === given[at]);
  }),
};
const ORDERING = {
  read: (question) => events(question).map((event) => event.dataset.at),
  isRight: (question, given) => arranged(question, given).every(inPlace),
  mark: (question, given) => arranged(question, given).forEach((event, at) => {
    event.parentNode.appendChild(event);
    if (given) sign(event, inPlace(event, at));
  }),
};
const KNOWING = { isRight: (question, given) => given, mark: () => {} };
const WAYS = {
  "choice": CHOOSING,
  "text-entry": TYPING,
  "gap": TYPING,
  "list": LISTING,
  "match": MATCHING,
  "order": ORDERING,
  "recall": KNOWING,
  "hotspot": CHOOSING,
};
const wayOf = (question) => WAYS[question.dataset.interaction];

/* Return the index of the member of a list that each given answer names, or -1. A member counts once,
   and in an ordered list only at its place. */
function named(question, given) {
  const patterns = JSON.parse(question.dataset.patterns), used = new Set();
  return given.map((text, place) => {
    const fits = (pattern, at) => !used.has(at) && (at === place || !("ordered" in question.dataset));
    const found = patterns.findIndex((pattern, at) => fits(pattern, at) && text.trim() && isAccepted(text, pattern));
    used.add(found);
    return found;
  });
}

/* Return the events in the given order, or in the right order if none was given. */
function arranged(question, given) {
  const rows = events(question);
  if (!given) return rows.sort((a, b) => a.dataset.rank - b.dataset.rank);
  return given.map((at) => rows.find((row) => row.dataset.at === at));
}

/* Add ✓ or ✗ and a colour, never colour alone. */
function sign(element, right) {
  const words = document.querySelector("main").dataset;
  const mark = element.appendChild(document.createElement("span"));
  mark.className = "sign";
  mark.textContent = right ? "✓" : "✗";
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", right ? words.right : words.wrong);
  element.classList.add(right ? "right" : "wrong");
}
function clear(question) {
  all(".sign", question).forEach((sign) => sign.remove());
  [question, ...all("li", question)].forEach((element) => element.classList.remove("right", "wrong"));
}
