// Search and filters of the findings, and the places of a rule that were too many to draw at once.
(() => {
  const controls = ["find", "outcome", "severity", "topic"].map((id) => document.getElementById(id));
  const [find, ...selects] = controls;
  const found = document.getElementById("found");
  const findings = [...document.querySelectorAll("details.finding")];
  const groups = [...document.querySelectorAll("details.group")];
  // Reading every text takes longer than opening the page, so it waits for the first search.
  let texts;
  const textOf = (finding) => {
    texts ??= new Map(findings.map((one) => [one, one.textContent.toLowerCase()]));
    return texts.get(finding);
  };

  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const finding of findings) {
      const isChosen = selects.every(({ id, value }) => value === "" || finding.dataset[id] === value);
      finding.hidden = !(isChosen && words.every((word) => textOf(finding).includes(word)));
      if (!finding.hidden) count++;
    }
    const isFiltered = words.length > 0 || selects.some(({ value }) => value !== "");
    for (const group of groups) {
      group.hidden = !group.querySelector("details.finding:not([hidden])");
      if (isFiltered) group.open = true;
    }
    found.textContent = String(count);
  }
  for (const control of controls) control.addEventListener("input", filter);

  function clear() {
    for (const control of controls) control.value = "";
    filter();
  }
  document.getElementById("clear").addEventListener("click", clear);
  filter();

  // A link to a finding opens it, whatever is filtered.
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches("details.finding")) return;
    if (target.hidden) clear();
    target.closest("details.group").open = true;
    target.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", follow);
  follow();

  const element = (name, text, className) =>
    Object.assign(document.createElement(name), { textContent: text, className: className ?? "" });
  for (const button of document.querySelectorAll(".more button"))
    button.addEventListener("click", () => {
      const data = button.parentElement.nextElementSibling;
      const list = button.parentElement.previousElementSibling;
      const lines = JSON.parse(data.textContent).map(([address, fingerprint, shown, pointer]) => {
        const line = document.createElement("li");
        line.append(
          element("code", address),
          " ",
          element("span", fingerprint, "soft small"),
          document.createElement("br"),
          shown,
          " ",
          element("code", pointer, "soft"),
        );
        return line;
      });
      list.append(...lines);
      button.parentElement.remove();
      data.remove();
      list.focus();
    });
})();
