// @ts-check
"use strict";
// Kopier: puts a text on the clipboard and says so. The buttons are hidden until this script shows them.
(() => {
  if (!navigator.clipboard) return;

  /** @param {HTMLElement} knapp */
  const tekst = (knapp) => {
    if (knapp.dataset.kopierTekst !== undefined) return knapp.dataset.kopierTekst;
    const kilde = document.querySelector(knapp.dataset.kopier || "");
    return kilde instanceof HTMLElement ? kilde.innerText.trim() : "";
  };

  document.querySelectorAll("[data-kopier], [data-kopier-tekst]").forEach((knapp) => {
    if (!(knapp instanceof HTMLElement)) return;
    const rundt = knapp.closest(".kopier");
    const status = rundt?.querySelector("[role=status]");
    if (rundt instanceof HTMLElement) rundt.hidden = false;
    knapp.addEventListener("click", async () => {
      let svar = knapp.dataset.ferdig || "";
      try {
        await navigator.clipboard.writeText(tekst(knapp));
      } catch {
        svar = knapp.dataset.feilet || "";
      }
      if (!status) return;
      status.textContent = ""; // so that the same answer is spoken again
      setTimeout(() => { status.textContent = svar; }, 50);
    });
  });
})();
