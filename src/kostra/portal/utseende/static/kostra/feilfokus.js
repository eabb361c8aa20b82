// @ts-check
"use strict";
// Moves focus to the summary of faults after a form came back, or to what the page marks with data-fokus.
// Without script the summary is the first thing in the form all the same.
(() => {
  /** @type {HTMLElement | null} */
  const maal = document.querySelector(".ds-error-summary[tabindex], [data-fokus]");
  if (maal) maal.focus();
})();
