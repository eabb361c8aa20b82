// @ts-check
"use strict";
// Moves focus to the summary of faults after a form came back, to what the page marks with data-fokus,
// or to what it says about what was just done.
// Without script the summary is the first thing in the form all the same.
(() => {
  /** @type {HTMLElement | null} */
  const maal = document.querySelector(".ds-error-summary[tabindex], [data-fokus]")
    ?? document.querySelector(".meldinger[tabindex]");
  if (!maal) return;
  maal.focus();
  // Who came here by the skip link has its target in the address, and the browser goes there last of all.
  /** @type {HTMLAnchorElement | null} */
  const hopp = document.querySelector(".ds-skip-link");
  if (hopp && location.hash === hopp.hash) window.addEventListener("load", () => maal.focus());
})();
