// @ts-check
"use strict";
// A form that is on its way isn't sent again by a second click: not before htmx has its answer, ten seconds have
// passed, or the user has come back to the page. For the SMS of a login the server sees to it too.
(() => {
  /** @type {Map<EventTarget | null, number>} */
  const underveis = new Map();

  /** @param {EventTarget | null} skjema */
  const slipp = (skjema) => {
    clearTimeout(underveis.get(skjema));
    underveis.delete(skjema);
  };

  // before all other listeners, htmx's too
  document.addEventListener("submit", (hendelse) => {
    if (!underveis.has(hendelse.target)) return;
    hendelse.preventDefault();
    hendelse.stopImmediatePropagation();
  }, true);
  // after them: what a script stopped isn't on its way, unless htmx sends it
  document.addEventListener("submit", (hendelse) => {
    const skjema = /** @type {HTMLFormElement} */ (hendelse.target);
    if (hendelse.defaultPrevented && !skjema.hasAttribute("hx-post")) return;
    underveis.set(skjema, window.setTimeout(slipp, 10_000, skjema));
  });
  document.addEventListener("htmx:afterRequest", (hendelse) => slipp(hendelse.target));
  window.addEventListener("pageshow", () => underveis.forEach((_, skjema) => slipp(skjema)));
})();
