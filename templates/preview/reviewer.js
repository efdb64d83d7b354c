/* Shows a card's sides as Anki's desktop client does: in one page, which runs the scripts of each side.
   The parent page sets the side and the mode (light or dark), and receives the height of the card. */
(function () {
  const sides = JSON.parse(document.getElementById("sides").textContent);
  const qa = document.getElementById("qa");
  let shown = "";
  let typed = "";

  function span(name, text) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  }
  /* Anki marks a typed answer letter by letter; here it is right or wrong as a whole. */
  function compare(place) {
    const given = typed.trim();
    if (!given) return place.append(sides.expected);
    if (given === sides.expected) return place.append(span("typeGood", given));
    const arrow = span("", "↓");
    arrow.id = "typearrow";
    place.append(span("typeBad", given), document.createElement("br"), arrow);
    place.append(document.createElement("br"), span("typeMissed", sides.expected));
  }
  function runScripts() {
    for (const script of qa.querySelectorAll("script")) {
      const again = document.createElement("script");
      for (const attribute of script.attributes) again.setAttribute(attribute.name, attribute.value);
      again.textContent = script.textContent;
      script.replaceWith(again);
    }
  }
  function show(side) {
    if (side === shown) return;
    const box = document.querySelector("input#typeans");
    if (box) typed = box.value;
    shown = side;
    qa.innerHTML = sides[side];
    const place = qa.querySelector("code#typeans");
    if (place) compare(place);
    runScripts();
  }
  function report(more) {
    parent.postMessage({ height: document.documentElement.offsetHeight, ...more }, "*");
  }

  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    for (const name of ["nightMode", "night_mode"]) document.body.classList.toggle(name, event.data.night);
    document.documentElement.classList.toggle("night-mode", event.data.night);
    show(event.data.side);
  });
  show("front");
  report({ isNew: true });
  new ResizeObserver(() => report()).observe(document.documentElement);
})();
