// Moving, magnifying and searching the map of flows. Both languages have a drawing of the same size: one view for both.
(() => {
  const map = document.getElementById("map");
  const drawings = [...map.querySelectorAll("svg")];
  const [first] = drawings;
  const whole = { x: 0, y: 0, width: first.viewBox.baseVal.width, height: first.viewBox.baseVal.height };
  const boxes = [...map.querySelectorAll(".box")];
  const flows = [...map.querySelectorAll(".flow")];
  const find = document.getElementById("map-find");
  const found = document.getElementById("map-found");
  const chosen = document.getElementById("map-chosen");
  const closest = 320;
  let view = { ...whole };

  const visible = () => drawings.find((drawing) => drawing.checkVisibility()) ?? first;
  const say = (en, fr) => (document.documentElement.lang === "fr" ? fr : en);

  function show(next) {
    const ratio = map.clientHeight / map.clientWidth || whole.height / whole.width;
    const width = Math.min(Math.max(next.width, closest), Math.max(whole.width, whole.height / ratio));
    const height = width * ratio;
    const within = (start, size, all) => Math.min(Math.max(start, -size / 2), all - size / 2);
    view = { x: within(next.x, width, whole.width), y: within(next.y, height, whole.height), width, height };
    for (const drawing of drawings)
      drawing.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  }
  /** The full width, from the top: what a reader can read without doing anything. */
  const start = () => show({ x: 0, y: 0, width: whole.width });
  function fit() {
    const ratio = map.clientHeight / map.clientWidth;
    const width = Math.max(whole.width, whole.height / ratio);
    show({ x: (whole.width - width) / 2, y: 0, width });
  }
  /** Magnifies around a point of the window, or around the middle. */
  function magnify(factor, point) {
    const area = map.getBoundingClientRect();
    const [left, top] = point
      ? [(point.x - area.x) / area.width, (point.y - area.y) / area.height]
      : [0.5, 0.5];
    const width = Math.min(Math.max(view.width / factor, closest), 8 * whole.width);
    const change = view.width - width;
    show({ x: view.x + change * left, y: view.y + change * (view.height / view.width) * top, width });
  }
  const move = (right, down) =>
    show({ ...view, x: view.x + right * view.width, y: view.y + down * view.height });

  const actions = { in: () => magnify(1.4), out: () => magnify(1 / 1.4), fit };
  for (const button of document.querySelectorAll("[data-map]"))
    button.addEventListener("click", actions[button.dataset.map]);
  const keys = {
    "+": actions.in,
    "=": actions.in,
    "-": actions.out,
    0: fit,
    ArrowLeft: () => move(-0.1, 0),
    ArrowRight: () => move(0.1, 0),
    ArrowUp: () => move(0, -0.1),
    ArrowDown: () => move(0, 0.1),
    Escape: () => choose(undefined),
  };
  map.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  // The page scrolls under the pointer until the reader has chosen the map, by a click or by keyboard.
  map.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !map.contains(document.activeElement)) return;
      event.preventDefault();
      magnify(event.deltaY < 0 ? 1.15 : 1 / 1.15, event);
    },
    { passive: false },
  );

  let drag;
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    drag = { x: event.clientX, y: event.clientY, view, moved: false, box: event.target.closest(".box") };
    map.setPointerCapture(event.pointerId);
  });
  map.addEventListener("pointermove", (event) => {
    if (drag === undefined) return;
    const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
    drag.moved ||= Math.hypot(right, down) > 4;
    const unit = drag.view.width / map.clientWidth;
    if (drag.moved) show({ ...drag.view, x: drag.view.x - right * unit, y: drag.view.y - down * unit });
  });
  map.addEventListener("pointerup", (event) => {
    if (event.pointerType === "touch") choose(event.target.closest(".box")?.dataset.id);
    else if (drag !== undefined && !drag.moved) choose(drag.box?.dataset.id);
    drag = undefined;
  });
  map.addEventListener("pointercancel", () => {
    drag = undefined;
  });

  /** Shows the flows of one box and says them below the map. */
  function choose(id) {
    const own = flows.filter(({ dataset }) => dataset.from === id || dataset.to === id);
    const near = new Set([id, ...own.flatMap(({ dataset }) => [dataset.from, dataset.to])]);
    map.classList.toggle("choosing", id !== undefined);
    for (const flow of flows) flow.classList.toggle("lit", own.includes(flow));
    for (const box of boxes) {
      box.classList.toggle("lit", near.has(box.dataset.id));
      box.classList.toggle("chosen", box.dataset.id === id);
    }
    chosen.replaceChildren();
    if (id === undefined) return;
    const box = boxes.find((one) => one.dataset.id === id && visible().contains(one));
    const name = Object.assign(document.createElement("p"), { className: "notice silent" });
    name.textContent = `${box.querySelector("title").textContent} — ${flowsOf(id)}`;
    chosen.append(name);
    if (box.dataset.members === undefined) return;
    const link = Object.assign(document.createElement("button"), { type: "button" });
    link.textContent = say("Findings about it", "Constats à son sujet");
    link.addEventListener("click", () => {
      const search = document.getElementById("find");
      search.value = id;
      search.dispatchEvent(new Event("input"));
      location.hash = "#findings";
    });
    name.append(" ", link);
  }
  function flowsOf(id) {
    const drawn = [...visible().querySelectorAll(".flow[data-said]")];
    const titles = new Map(
      [...visible().querySelectorAll(".box")].map((box) => [
        box.dataset.id,
        box.querySelector("text").textContent,
      ]),
    );
    const said = drawn.flatMap(({ dataset: { from, to, said: what } }) =>
      from === id ? [`→ ${titles.get(to)}: ${what}`] : to === id ? [`← ${titles.get(from)}: ${what}`] : [],
    );
    return said.length === 0
      ? say("no flow that the plan tells", "aucun flux que le plan indique")
      : said.join("; ");
  }

  let hits = [];
  let at = 0;
  function search() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (box) => {
      const text = `${box.textContent} ${box.dataset.members ?? ""}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    map.classList.toggle("seeking", words.length > 0);
    hits = [];
    at = 0;
    for (const box of boxes) {
      const isHit = words.length > 0 && matches(box);
      box.classList.toggle("hit", isHit);
      if (isHit && visible().contains(box)) hits.push(box);
    }
    found.textContent = words.length === 0 ? "" : say(`${hits.length} found`, `${hits.length} trouvés`);
    if (hits.length > 0) centre(hits[0]);
  }
  function centre(box) {
    const { x, y, width, height } = box.getBBox();
    const wide = Math.min(view.width, whole.width * 0.75);
    const high = wide * (view.height / view.width);
    show({ x: x + width / 2 - wide / 2, y: y + height / 2 - high / 2, width: wide });
  }
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || hits.length === 0) return;
    at = (at + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    centre(hits[at]);
    choose(hits[at].dataset.id);
  });

  addEventListener("resize", () => show(view));
  document.documentElement.addEventListener("spoken", () => {
    choose(undefined);
    search();
  });
  // Paper takes the whole map.
  let kept;
  addEventListener("beforeprint", () => {
    kept = view;
    for (const drawing of drawings) drawing.setAttribute("viewBox", `0 0 ${whole.width} ${whole.height}`);
  });
  addEventListener("afterprint", () => show(kept));
  start();
})();
