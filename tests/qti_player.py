"""The QTI 3 Item Player of amp-up.io in Chromium, certified by 1EdTech."""

from __future__ import annotations

from conftest import ROOT, need

MODULES = ROOT / ".npm" / "node_modules"
PLAYER = MODULES / "qti3-item-player" / "dist"
VUE = MODULES / "vue" / "dist" / "vue.min.js"
PAGE = """<!DOCTYPE html><meta charset="utf-8"><div id="app"></div>"""
MOUNT = """
() => new Promise(resolve => {
  window.waiting = {};
  const on = name => value => window.waiting[name] && window.waiting[name](value);
  new Vue({
    render: h => h(window.qti3Player.default || window.qti3Player, {
      props: {suppressAlertMessages: true, suppressInvalidResponseMessages: true},
      on: {
        notifyQti3PlayerReady: player => { window.player = player; resolve(true); },
        notifyQti3ItemReady: on("ready"),
        notifyQti3EndAttemptCompleted: on("end"),
      },
    }),
  }).$mount("#app");
})
"""
PLAY = """
async ([xml, responses]) => {
  const wait = name => new Promise((resolve, reject) => {
    window.waiting[name] = resolve;
    setTimeout(() => reject(new Error("no " + name)), 6000);
  });
  const find = parts => parts.flatMap(part => part.setResponse ? [part] : find(part.$children));
  const show_feedback = !responses.length;
  const sessionControl = {max_attempts: 0, show_feedback, validate_responses: false};
  const ready = wait("ready");
  window.player.loadItemFromXml(xml, {guid: "guid", status: "interacting", sessionControl});
  await ready;
  const [interaction] = find(window.player.$children);
  const text = document.body.innerText;
  const outcomes = [];
  for (const response of responses) {
    interaction.setResponse(response);
    const end = wait("end");
    window.player.endAttempt("next");
    const data = await end;
    const variables = (data.state || data).outcomeVariables;
    const value = name => variables.find(found => found.identifier === name).value;
    outcomes.push([value("SCORE"), value("FEEDBACK")]);
  }
  return [text, outcomes];
}
"""
"""Loads an item and answers it, as its page does, with one response after the other."""


class QtiPlayer:
    """A page with the player, which loads items one after the other."""

    def __init__(self, page):
        present = (PLAYER / "qti3Player.umd.min.js").exists() and VUE.exists()
        need("qti3-item-player", present=present)
        page.set_content(PAGE)
        page.add_script_tag(path=VUE)
        page.add_script_tag(path=PLAYER / "qti3Player.umd.min.js")
        page.evaluate(MOUNT)
        self.page = page

    def play(self, xml, responses):
        """Return the shown text, and the score and feedback after each response."""
        return self.page.evaluate(PLAY, [xml, responses])
