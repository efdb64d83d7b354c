/* Judge a typed answer as quizgen/values/answer_folding.py does, which has the same rules. */
const FOLDING = {{FOLDING}};

function foldAnswer(text) {
  const change = (given, rules) => rules
    .reduce((changed, [old, replacement]) => changed.replace(new RegExp(old, "gu"), replacement), given);
  const plain = change(text, FOLDING.before).normalize("NFKD").toLowerCase();
  return change(plain, FOLDING.after).normalize("NFC"); // as Anki stores texts
}
function isAccepted(typed, pattern) {
  return new RegExp(`^(?:${pattern})$`, "u").test(foldAnswer(typed));
}
