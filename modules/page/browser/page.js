// Language, light or dark, and everything opened for paper.
(() => {
  const root = document.documentElement;
  root.classList.add("live");

  function speak(language) {
    root.lang = language;
    for (const button of document.querySelectorAll("[data-language]"))
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    // What can hold no markup holds its texts as data.
    for (const holder of document.querySelectorAll("[data-en]")) {
      if (holder.hasAttribute("placeholder")) holder.placeholder = holder.dataset[language];
      else holder.textContent = holder.dataset[language];
    }
    root.dispatchEvent(new Event("spoken"));
  }
  for (const button of document.querySelectorAll("[data-language]"))
    button.addEventListener("click", () => speak(button.dataset.language));
  speak(root.lang);

  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  document.getElementById("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  document.getElementById("print").addEventListener("click", () => print());
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  // Says in the contents where the reader is.
  const links = new Map(
    [...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]),
  );
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-20% 0px -70%" },
  );
  for (const id of links.keys()) seen.observe(document.getElementById(id));
})();
