// What htmx does not do by itself on the search page. Without this file, or without JavaScript, everything still works
// by links and the buttons of the form.
"use strict";

document.documentElement.classList.add("scripted");

// Which folds the reader opened or closed; the server does not know, and its answer must not undo it.
const folds = new Map();

document.addEventListener("htmx:beforeSwap", (event) => {
  for (const fold of document.querySelectorAll("#found details[id]")) folds.set(fold.id, fold.open);
  // A log-in that ran out answers with another page: go there, instead of putting nothing in the place of the results.
  const answered = event.detail.xhr.responseURL;
  const asked = event.detail.pathInfo.requestPath;
  if (answered && new URL(answered).pathname !== new URL(asked, location.href).pathname) {
    event.detail.shouldSwap = false;
    location.assign(event.detail.pathInfo.finalRequestPath);
  }
});

document.addEventListener("htmx:afterSwap", () => {
  for (const [id, open] of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
  // The link that was clicked is gone with the old results; the keyboard goes on where they were.
  if (document.activeElement === document.body) document.getElementById("results")?.focus({ preventScroll: true });
});

// An error is shown as the page that it is.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
}

// On narrow screens the filters are folded away; the addresses #filters and #results do it without this file, but an
// answer of the server would close them after every choice.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-filters]");
  if (!link) return;
  event.preventDefault();
  document.documentElement.classList.toggle("choosing", link.dataset.filters === "open");
  const target = document.querySelector(link.getAttribute("href"));
  target.scrollIntoView();
  target.focus({ preventScroll: true });
});

