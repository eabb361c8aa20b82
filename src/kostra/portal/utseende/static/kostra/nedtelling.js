// @ts-check
"use strict";
// Counts down to data-utloper. Both it and data-naa are the server's clock in ms, so the browser's clock may be
// wrong. The ticking text is silent (aria-live="off"); [data-melding] speaks at one minute and when it is out.
(() => {
  /** @param {number} ms */
  const vis = (ms) => {
    const sekunder = Math.max(0, Math.ceil(ms / 1000));
    return `${Math.floor(sekunder / 60)}:${String(sekunder % 60).padStart(2, "0")}`;
  };

  /** @param {HTMLElement} boks */
  const start = (boks) => {
    const skjevhet = Number(boks.dataset.naa) - Date.now();
    const utloper = Number(boks.dataset.utloper);
    const tid = boks.querySelector("[role=timer]");
    const melding = boks.querySelector("[data-melding]");
    if (!tid || !melding || !utloper) return;
    let sagt = "";

    /** @param {string | undefined} tekst */
    const si = (tekst) => {
      if (!tekst || tekst === sagt) return;
      sagt = tekst;
      melding.textContent = tekst;
    };

    const tikk = () => {
      const igjen = utloper - (Date.now() + skjevhet);
      tid.textContent = vis(igjen);
      if (igjen <= 0) {
        si(boks.dataset.slutt);
        clearInterval(klokke);
      } else if (igjen <= 60_000) {
        si(boks.dataset.ett);
      }
    };
    const klokke = setInterval(tikk, 1000);
    tikk();
  };

  document.querySelectorAll("[data-utloper][data-nedtelling]").forEach((boks) => {
    if (boks instanceof HTMLElement) start(boks);
  });
})();
