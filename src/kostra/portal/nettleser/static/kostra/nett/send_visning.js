// @ts-check
// What the form shows of Kontroller → krypter → send: the three steps and how far each has come, the boxes with a
// choice in them, what is said and what is wrong. The markup: innsending/opplasting/send.html.

/**
 * @typedef {"kontroller" | "krypter" | "send"} Trinn
 * @typedef {"venter" | "naa" | "ferdig" | "feil"} Stand
 */

/** The boxes with a choice in them; one at a time. */
const BOKSER = ["uten", "ukjent", "feilene"];
/** @type {Record<Stand, string>} */
const FARGER = { ferdig: "success", feil: "danger", naa: "", venter: "" };

/**
 * @param {HTMLElement} rot the field @param {HTMLElement} del the part of it that is for this
 * @param {Record<string, string>} tekster
 */
export const visning = (rot, del, tekster) => {
  /** @param {string} hva @param {Element} [i] */
  const finn = (hva, i = del) => /** @type {HTMLElement | null} */ (i.querySelector(`[data-${hva}]`));
  const status = finn("send-status");
  /** @param {string} tekst */
  const meld = (tekst) => {
    if (status && status.textContent !== tekst) status.textContent = tekst;
  };
  /** @param {Trinn} trinn @param {Stand} stand */
  const sett = (trinn, stand) => {
    const rad = finn(`trinn=${trinn}`);
    if (!rad) return;
    rad.dataset.steg = stand;
    rad.toggleAttribute("aria-current", false);
    if (stand === "naa" || stand === "feil") rad.setAttribute("aria-current", "step");
    if (FARGER[stand]) rad.dataset.color = FARGER[stand];
    else delete rad.dataset.color;
    const ord = finn("ord", rad);
    if (ord) ord.textContent = { ferdig: ` – ${tekster.ferdig}`, feil: ` – ${tekster.stoppet}`, naa: "", venter: "" }[stand];
    rad.querySelectorAll("[data-merke]").forEach((merke) => {
      const mitt = stand === "ferdig" || stand === "feil" ? stand : "nr";
      if (merke instanceof HTMLElement) merke.hidden = merke.dataset.merke !== mitt;
    });
  };
  /** @param {string} tekst */
  const visFeil = (tekst) => {
    const feil = finn("send-feil");
    if (!feil) return;
    feil.textContent = tekst;
    feil.hidden = !tekst;
    if (tekst) finn("klartekst")?.setAttribute("aria-invalid", "true");
    else finn("klartekst")?.removeAttribute("aria-invalid");
  };
  /** @param {string} navn @param {boolean} vises */
  const visDel = (navn, vises) => {
    const den = finn(navn, rot);
    if (den) den.hidden = !vises;
  };
  /** One of the boxes with a choice in it, and the focus to it; none: all of them away. @param {string} [hvilken] */
  const visBoks = (hvilken) => {
    for (const navn of BOKSER) {
      const boks = finn(navn);
      if (boks) boks.hidden = navn !== hvilken;
      if (navn === hvilken) boks?.focus();
    }
  };
  /** @param {boolean} paa @param {number} [gjort] @param {number} [av] */
  const visKontrollen = (paa, gjort, av) => {
    const boks = finn("kontrollen");
    if (boks) boks.hidden = !paa;
    const linje = boks?.querySelector("progress");
    if (!linje) return;
    if (gjort === undefined || !av) linje.removeAttribute("value");
    else linje.value = (100 * gjort) / av;
  };
  return { finn, meld, sett, visFeil, visDel, visBoks, visKontrollen };
};
