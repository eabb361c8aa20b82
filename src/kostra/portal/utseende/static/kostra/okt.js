// @ts-check
"use strict";
// Warns two minutes before the session ends. One key press (Enter on the focused button) keeps it. All tabs of the
// same browser share one clock: what one tab extends, the others hear. The server decides; this only tells.
(() => {
  const VARSEL = 120_000;
  const dialog = document.getElementById("okt");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const skjema = dialog.querySelector("form");
  const tid = dialog.querySelector("[data-tid]");
  const melding = dialog.querySelector("[data-melding]");
  if (!skjema || !tid || !melding) return;

  const skjevhet = Number(dialog.dataset.naa) - Date.now();
  let utloper = Number(dialog.dataset.utloper);
  const kanal = "BroadcastChannel" in window ? new BroadcastChannel("kostra-okt") : null;

  const naa = () => Date.now() + skjevhet;

  const her = window.location.pathname + window.location.search;

  /** To the login page, which leads back here. */
  const ut = () => {
    window.location.assign(`${dialog.dataset.ut || "/?"}&neste=${encodeURIComponent(her)}`);
  };

  /** @param {number} ny */
  const sett = (ny) => {
    if (!(ny > utloper)) return;
    utloper = ny;
    melding.textContent = "";
    if (dialog.open) dialog.close();
  };

  const tikk = () => {
    const igjen = utloper - naa();
    if (igjen <= 0) return ut();
    if (igjen > VARSEL) return;
    const sekunder = Math.ceil(igjen / 1000);
    tid.textContent = (dialog.dataset.minutter || "")
      .replace("{m}", String(Math.floor(sekunder / 60)))
      .replace("{s}", String(sekunder % 60));
    if (sekunder <= 60 && !melding.textContent) melding.textContent = dialog.dataset.ett || "";
    if (!dialog.open) dialog.showModal();
  };

  const forleng = async () => {
    try {
      const svar = await fetch(skjema.action, {
        method: "POST",
        body: new FormData(skjema),
        redirect: "manual",
        headers: { Accept: "application/json" },
      });
      if (svar.status >= 500) return; // our fault: the dialog stays, and the user may press again
      if (!svar.ok) return ut();
      const data = /** @type {{ utloper: number }} */ (await svar.json());
      sett(data.utloper);
      kanal?.postMessage({ utloper: data.utloper });
    } catch {
      // no network just now: as above
    }
  };

  skjema.addEventListener("submit", (hendelse) => {
    hendelse.preventDefault();
    void forleng();
  });
  dialog.addEventListener("cancel", (hendelse) => {
    hendelse.preventDefault(); // Escape means «go away», and the way to that is to stay logged in
    void forleng();
  });
  kanal?.addEventListener("message", (hendelse) => {
    // the other tab has only just asked to be logged out: then the server asks us for a login, and leads back
    if (hendelse.data === "ut") setTimeout(() => window.location.assign(her), 1000);
    else sett(Number(hendelse.data.utloper));
  });
  document.querySelectorAll("form[data-logg-ut]").forEach((form) => {
    form.addEventListener("submit", () => kanal?.postMessage("ut"));
  });
  kanal?.postMessage({ utloper }); // this page was just fetched: the other tabs have longer too
  setInterval(tikk, 1000);
  tikk();
})();
