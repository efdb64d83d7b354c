/* Keeps the page up to date: fetches it again when the server reports a change, and replaces the parts
   that differ. Frames with the same content stay, so that nothing jumps or flickers. */
(function () {
"use strict";
const MAX_FRAME_HEIGHT = 900;
const STORAGE_KEY = "quizgen-preview-look";
const $ = (id) => document.getElementById(id);
let source = null;
let isUpdating = false;
let isStale = false;

/* The look of cards: their side, light or dark mode, and width. */
function storedLook() {
  try { return JSON.parse(localStorage.getItem(STORAGE_KEY)) || {}; } catch (e) { return {}; }
}
function currentLook() {
  return $("look") ? Object.fromEntries(new FormData($("look"))) : {};
}
function frames() {
  return [...document.querySelectorAll("#cards iframe")];
}
function applyLook(frame) {
  const side = frame.closest("li").dataset.side || currentLook().side;
  frame.contentWindow.postMessage({ side, night: currentLook().light === "night" }, "*");
  frame.parentNode.querySelector(".flip").textContent = side === "back" ? "Show question" : "Show answer";
}
function applyLookToAll() {
  $("cards").className = currentLook().width + " " + currentLook().light;
  frames().forEach(applyLook);
}
function prepareCards() {
  if (!$("look")) return;
  const wanted = { light: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "day", ...storedLook() };
  for (const radio of $("look").elements) if (wanted[radio.name] === radio.value) radio.checked = true;
  $("look").hidden = false;
  $("search").querySelector("button").hidden = true;
  showButtons();
  applyLookToAll();
}
function showButtons() {
  for (const button of document.querySelectorAll(".flip")) button.hidden = false;
}

/* Replace the parts of the old page that differ in the new page. */
function replaceContents(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  old.replaceChildren(...fresh.childNodes);
  if (focused) old.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
}
function mergeCards(list, fresh) {
  const wanted = new Map([...fresh.children].map((card) => [card.dataset.key, card]));
  const before = new Map([...list.children].map((card) => [card.dataset.key, card]));
  for (const [key, old] of before) {
    const now = wanted.get(key);
    if (now && now.dataset.version === old.dataset.version) wanted.set(key, old);
    else if (now) replaceCard(old, now);
    if (wanted.get(key) !== old) old.remove();
  }
  let place = list.firstElementChild;
  for (const card of wanted.values()) {
    if (card === place) place = place.nextElementSibling;
    else list.insertBefore(card, place);
  }
}
function replaceCard(old, now) {
  now.querySelector("iframe").style.height = old.querySelector("iframe").style.height;
  if (old.dataset.side) now.dataset.side = old.dataset.side;
  now.classList.add("fresh");
  old.before(now);
}
/* Reload a frame; the browser keeps its scroll position. */
function reload(frame, fresh) {
  if (frame.dataset.version === fresh.dataset.version) return;
  frame.dataset.version = fresh.dataset.version;
  frame.contentWindow.location.reload();
}
function mergeMain(main, fresh) {
  const shows = main.dataset.shows;
  if (shows !== fresh.dataset.shows) main.replaceWith(fresh), prepareCards();
  else if (shows === "page") reload(main.querySelector("iframe"), fresh.querySelector("iframe"));
  else if (shows === "cards") {
    mergeCards($("cards"), fresh.querySelector("#cards"));
    for (const id of ["found", "more"]) replaceContents($(id), fresh.querySelector("#" + id));
    showButtons();
  } else replaceContents(main, fresh);
}
function merge(fresh) {
  document.title = fresh.title;
  document.body.className = fresh.body.className;
  document.body.dataset.revision = fresh.body.dataset.revision;
  for (const id of ["bar", "state", "tabs", "wrong"]) replaceContents($(id), fresh.getElementById(id));
  mergeMain($("main"), fresh.getElementById("main"));
}
async function update() {
  isStale = true;
  if (isUpdating) return;
  isUpdating = true;
  try {
    while (isStale) {
      isStale = false;
      const answer = await fetch(location.href);
      if (answer.ok) merge(new DOMParser().parseFromString(await answer.text(), "text/html"));
      else location.assign("/");
    }
  } catch (e) { /* the server has stopped: `listen` says so */ } finally { isUpdating = false; }
}

/* Listen for changes. A hidden page closes its connection, because a browser allows only six per
   address. */
function listen() {
  if (source) source.close();
  source = document.hidden ? null : new EventSource("/events");
  if (!source) return;
  source.onmessage = (event) => {
    $("live").textContent = "";
    if (event.data !== document.body.dataset.revision) update();
  };
  source.onerror = () => {
    $("live").textContent = "The preview has stopped. Start it again and this page will reconnect.";
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source && source.close());
addEventListener("message", (event) => {
  const frame = frames().find((frame) => frame.contentWindow === event.source);
  if (!frame) return;
  if (event.data.height > 0) frame.style.height = Math.min(event.data.height, MAX_FRAME_HEIGHT) + "px";
  if (event.data.isNew) applyLook(frame);
});
document.addEventListener("click", (event) => {
  if (!event.target.matches(".flip")) return;
  const card = event.target.closest("li");
  card.dataset.side = (card.dataset.side || currentLook().side) === "back" ? "front" : "back";
  applyLook(card.querySelector("iframe"));
});
document.addEventListener("change", (event) => {
  if (event.target.form !== $("look")) return;
  if (event.target.name === "side") for (const card of $("cards").children) delete card.dataset.side;
  try { localStorage.setItem(STORAGE_KEY, JSON.stringify(currentLook())); } catch (e) { /* storage is blocked */ }
  applyLookToAll();
});
document.addEventListener("input", (event) => {
  if (event.target.form !== $("search")) return;
  const asked = new URLSearchParams([...new FormData($("search"))].filter(([, value]) => value));
  history.replaceState(null, "", location.pathname + (asked.size ? "?" + asked : ""));
  update();
});
document.addEventListener("submit", (event) => event.preventDefault());
function showTab() {
  const [tabs, tab] = [$("tabs"), $("tabs").querySelector("[aria-current]")];
  tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
}
showTab();
prepareCards();
listen();
})();
