// Drawing over the bars of the timeline chooses the span from the first to the last. A click on a bar is a link, and
// without this file the fields "from" and "to" choose spans.
"use strict";

(() => {
  let began = null;
  let reached = null;
  let drawn = false;

  const slots = (svg) => [...svg.querySelectorAll("rect.slot")];
  const spanOf = (slot) => slot.dataset.span ?? slot.closest("a")?.dataset.span;

  // By the place on the screen: while a button is held, the pointer may be over anything.
  function slotAt(svg, clientX) {
    const all = slots(svg);
    const box = svg.getBoundingClientRect();
    const place = Math.floor(((clientX - box.left) / box.width) * all.length);
    return Math.min(all.length - 1, Math.max(0, place));
  }

  function mark(svg) {
    const [first, last] = [Math.min(began.slot, reached), Math.max(began.slot, reached)];
    slots(svg).forEach((slot, number) => slot.classList.toggle("drawn", drawn && number >= first && number <= last));
  }

  function stop() {
    if (!began) return;
    drawn = false;
    mark(began.svg);
    began = null;
  }

  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest?.(".timeline svg");
    // A finger scrolls the page; only a mouse or a pen draws.
    if (!svg || event.button !== 0 || event.pointerType === "touch") return;
    reached = slotAt(svg, event.clientX);
    began = { svg, slot: reached };
  });

  document.addEventListener("pointermove", (event) => {
    if (!began) return;
    reached = slotAt(began.svg, event.clientX);
    drawn = drawn || reached !== began.slot;
    if (drawn) mark(began.svg);
  });

  document.addEventListener("pointerup", () => {
    if (!began || !drawn) return stop();
    const all = slots(began.svg);
    const [first, last] = [all[Math.min(began.slot, reached)], all[Math.max(began.slot, reached)]];
    const form = document.getElementById("search-form");
    for (const name of ["year", "month", "day"]) form.querySelector(`input[type="hidden"][name="${name}"]`)?.remove();
    form.elements.from.value = spanOf(first);
    form.elements.to.value = spanOf(last);
    stop();
    // The click that follows would go to the bar under the pointer.
    document.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    setTimeout(() => form.elements.from.dispatchEvent(new Event("change", { bubbles: true })));
  });

  // htmx takes up the links of HTML, not those of SVG: the table has the same ones.
  document.addEventListener("click", (event) => {
    const bar = event.target.closest?.(".timeline svg a");
    if (!bar || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const address = CSS.escape(bar.getAttribute("href"));
    const same = document.querySelector(`.timeline .as-table a[href="${address}"]`);
    if (!same) return;
    event.preventDefault();
    same.click();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stop();
  });
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.(".timeline")) event.preventDefault();
  });
})();
