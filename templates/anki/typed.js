(function () {
"use strict";
{{TYPED_ANSWERS}}
/* Anki compares a typed answer with one right answer, letter by letter. If another right answer was
   typed, say so below its comparison. The comparison has what was typed before the arrow, with marks
   for missing letters, and a space before a combining mark at the start of a part. */
const comparison = document.getElementById("typeans");
const arrow = comparison && comparison.querySelector("#typearrow");
const verdict = document.getElementById("verdict");
if (arrow && verdict) {
  const parts = Array.from(comparison.childNodes);
  const typed = parts.slice(0, parts.indexOf(arrow))
    .filter((part) => part.className !== "typeMissed").map((part) => part.textContent).join("")
    .replace(/\u00a0(?=\p{M})/gu, "");
  if (isAccepted(typed, verdict.dataset.pattern)) {
    verdict.textContent = `✓ ${typed}`;
    verdict.hidden = false;
  }
}
})();
