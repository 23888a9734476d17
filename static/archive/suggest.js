// Suggestions under a search box, by the pattern "editable combobox with list autocomplete" of the ARIA practices.
// Without this file, or without JavaScript, the box is a plain box. What is offered, and in which words, the server says.
"use strict";

const WAIT = 120; // milliseconds without a key, after which the server is asked
const helped = new WeakSet();

function help(box) {
  if (helped.has(box)) return;
  helped.add(box);
  const list = document.createElement("ul");
  const told = document.createElement("p");
  const known = new Map(); // what was asked on this page, so that going back a letter asks nothing
  let options = [];
  let chosen = -1;
  let timer = 0;
  let asked = null;

  list.id = `${box.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.lang = "vi";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  told.className = "hidden";
  told.setAttribute("aria-live", "polite");
  box.after(list, told);
  box.autocomplete = "off";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
    ["aria-controls", list.id]]) box.setAttribute(name, value);

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function mark(number) {
    options[chosen]?.element.setAttribute("aria-selected", "false");
    chosen = number;
    const option = options[chosen];
    if (!option) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    option.element.setAttribute("aria-selected", "true");
    option.element.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.element.id);
  }

  function part(name, text) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  }

  function show(suggestions) {
    list.replaceChildren();
    options = suggestions.map((suggestion, number) => {
      const element = document.createElement("li");
      element.id = `${list.id}-${number}`;
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      element.append(part("name", suggestion.label), part("kind", suggestion.kind), part("count", suggestion.counted));
      const more = suggestion.matched !== suggestion.label ? suggestion.matched : suggestion.detail;
      if (more && more !== suggestion.label) element.append(part("more", more));
      list.append(element);
      return { element, url: suggestion.url };
    });
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    list.scrollTop = 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    told.textContent = list.hidden ? "" : `${options.length} ${box.dataset.suggestions}`;
  }

  async function ask() {
    const words = box.value.trim();
    asked?.abort();
    if (!words) return close();
    if (!known.has(words)) {
      asked = new AbortController();
      try {
        const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: words })}`, { signal: asked.signal });
        // A log-in that ran out answers with a page: then there is nothing to suggest.
        if (!answer.ok || answer.redirected) return close();
        known.set(words, await answer.json());
      } catch {
        return; // overtaken by the next letter, or no network: the box works all the same
      }
    }
    if (words === box.value.trim() && document.activeElement === box) show(known.get(words));
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // the arrows and Enter belong to the input method
    const last = options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) {
        if (event.key === "ArrowUp" || !box.value.trim()) return;
        ask();
      } else if (event.key === "ArrowDown") {
        mark(chosen === last ? -1 : chosen + 1); // -1 is the box itself, with the words as typed
      } else {
        mark(chosen === -1 ? last : chosen - 1);
      }
      event.preventDefault();
    } else if (event.key === "Enter") {
      const option = list.hidden ? undefined : options[chosen];
      close();
      if (!option) return;
      event.preventDefault();
      location.assign(option.url);
    } else if (event.key === "Escape" && !list.hidden) {
      close(); // the first Escape; the next one empties the box, as everywhere
      event.preventDefault();
    }
  });

  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const element = event.target.closest("[role=option]");
    const option = options.find((each) => each.element === element);
    if (!option) return;
    if (event.ctrlKey || event.metaKey) window.open(option.url, "_blank", "noopener");
    else location.assign(option.url);
  });
}

function helpAll() {
  for (const box of document.querySelectorAll("input[data-suggest]")) help(box);
}

helpAll();
// Back and forward put another page in the place of this one, with another box.
document.addEventListener("htmx:historyRestore", helpAll);
