// @ts-check
"use strict";
// Buttons with data-skriv-ut open the print dialogue. Hidden until this script shows them.
document.querySelectorAll("[data-skriv-ut]").forEach((knapp) => {
  if (!(knapp instanceof HTMLElement)) return;
  knapp.hidden = false;
  knapp.addEventListener("click", () => window.print());
});
