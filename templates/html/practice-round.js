/* A round of practice: its questions, the answers given, and both states of a question. */
const $ = (id) => document.getElementById(id);
const show = (element, shown) => { if (element) element.hidden = !shown; };
const fillText = (element, values, text) => {
  element.textContent = (text || element.dataset.text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

const questions = new Map();
/* The current round: ids in order, the index of the question shown (or all on one page), the answers
   given, and the wrong answers that the learner counts as right. Null on the first screen. */
let round = null;

const storageKey = () => "quizgen:practice:" + document.querySelector("main").dataset.deck;
const version = () => document.querySelector("main").dataset.version;

function saveRound() {
  try {
    if (round) localStorage.setItem(storageKey(), JSON.stringify(round));
    else localStorage.removeItem(storageKey());
  } catch (e) { /* blocked or full: the round lasts until the page is closed */ }
}
function savedRound() {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey()));
    return found && found.version === version() ? found : null;
  } catch (e) { return null; }
}

/* Return a reproducible random number for a text: the seed of a round and the name of an element. */
function hash(text) {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
function shuffled(elements, seed, nameOf) {
  const pairs = elements.map((element) => [hash(seed + " " + nameOf(element)), element]);
  return pairs.sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
}

const isAnswered = (id) => id in round.given;
function isRight(id) {
  const question = questions.get(id), given = round.given[id];
  if (id in round.claimed) return true;
  return isAnswered(id) && given !== null && Boolean(wayOf(question).isRight(question, given));
}

/* Reset a question to its unanswered state, with its options in the order of this round. */
function prepare(question) {
  const seed = round.seed + question.dataset.id;
  clear(question);
  question.querySelector("form").reset();
  question.querySelector("fieldset").disabled = false;
  all(".options:not([data-keep]), .events", question).forEach((list) => {
    list.append(...shuffled(Array.from(list.children), seed, (row) => row.dataset.at));
  });
  const rows = events(question);
  if (rows.length && rows.every(inPlace)) rows[0].parentNode.append(...rows.reverse());
  unfold(question, false);
  [".verdict", ".claims"].forEach((part) => show(question.querySelector(part), false));
}
function unfold(question, open) {
  const details = question.querySelector(".answer");
  details.open = open;
  [details, question.querySelector(".grades")].forEach((part) => show(part, open));
}
/* Show a question as answered: marked, with its rationale. */
function settle(question) {
  const id = question.dataset.id, right = isRight(id), words = document.querySelector("main").dataset;
  clear(question);
  wayOf(question).mark(question, round.given[id]);
  question.querySelector("fieldset").disabled = true;
  question.classList.add(right ? "right" : "wrong");
  unfold(question, true);
  show(question.querySelector(".grades"), false);
  show(question.querySelector(".claims"), !right && round.given[id] !== null);
  const verdict = question.querySelector(".verdict");
  const { share } = wayOf(question), given = round.given[id];
  const part = share && given && !right ? ` (${share(question, given)})` : "";
  verdict.textContent = right ? "✓ " + words.right : "✗ " + words.wrong + part;
  show(verdict, true);
}

/* Another question about the same fact might reveal the answer: pick it only if no others are left. */
function pick(ids, count) {
  const used = new Set(), fresh = [], rest = [];
  shuffled(ids, String(Math.random()), String).forEach((id) => {
    const facts = questions.get(id).dataset.facts.split(" ");
    (facts.some((fact) => used.has(fact)) ? rest : fresh).push(id);
    facts.forEach((fact) => used.add(fact));
  });
  return fresh.concat(rest).slice(0, count);
}
