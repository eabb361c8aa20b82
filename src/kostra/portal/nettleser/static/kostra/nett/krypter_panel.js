// @ts-check
// What the one who encrypts sees of it: for whom, whether that is who it was last time, and what came out.
/** @typedef {import("./krypter.js").Sertifikat} Sertifikat */
/** @typedef {import("./krypter.js").Konvolutt} Konvolutt */

const NOKKEL = "kostra.fingeravtrykk";

/** The fingerprints that this browser has encrypted to, per year. @returns {Record<string, string[]>} */
const husket = () => {
  try {
    return JSON.parse(localStorage.getItem(NOKKEL) || "{}");
  } catch {
    return {}; // a browser that keeps nothing: then there is nothing to compare with
  }
};

/** @param {number} aar */
export const forrige = (aar) => husket()[aar] || [];

/** True if this browser has encrypted for the year before, to others than these. @param {Sertifikat[]} mottakere @param {number} aar */
export const erAndre = (mottakere, aar) => {
  const kjente = forrige(aar);
  return kjente.length > 0 && !mottakere.every((en) => kjente.includes(en.fingeravtrykk));
};

/** @param {Sertifikat[]} mottakere @param {number} aar */
export const husk = (mottakere, aar) => {
  try {
    const alle = { ...husket(), [aar]: mottakere.map((en) => en.fingeravtrykk) };
    localStorage.setItem(NOKKEL, JSON.stringify(alle));
  } catch {
    // as above
  }
};

/** @param {string} tag @param {string} tekst @param {string} [klasse] */
const element = (tag, tekst, klasse = "") => {
  const nytt = document.createElement(tag);
  nytt.textContent = tekst;
  nytt.className = klasse;
  return nytt;
};

/**
 * Who can read it, by the certificates that are used.
 * @param {Element | null} sted @param {Sertifikat[]} mottakere @param {Record<string, string>} tekster
 */
export const visMottakere = (sted, mottakere, tekster) => {
  const dato = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  sted?.replaceChildren(
    ...mottakere.map((en) => {
      const rad = element("p", "");
      const til = (tekster.gyldig_til || "").replace("{dato}", dato.format(en.til));
      rad.append(element("span", `${en.navn}, ${til}`), document.createElement("br"));
      rad.append(element("span", `SHA-256 ${en.fingeravtrykk}`, "mono"));
      return rad;
    }),
  );
};

/**
 * What is sent. The address that saves it is the page's own, and goes with the page.
 * @param {HTMLElement | null} panel @param {Konvolutt} konvolutt @param {string} navn
 */
export const visKonvolutt = (panel, konvolutt, navn) => {
  if (!panel) return;
  const tall = new Intl.NumberFormat(document.documentElement.lang);
  /** @type {Record<string, string>} */
  const ord = {
    navn,
    storrelse: `${tall.format(konvolutt.storrelse)} byte`,
    sum: (konvolutt.sha256.match(/.{8}/g) || []).join(" "),
  };
  for (const [hva, tekst] of Object.entries(ord)) {
    const felt = panel.querySelector(`[data-${hva}]`);
    if (felt) felt.textContent = tekst;
  }
  const lenke = panel.querySelector("[data-lagre]");
  if (lenke instanceof HTMLAnchorElement) {
    if (lenke.href) URL.revokeObjectURL(lenke.href);
    lenke.href = URL.createObjectURL(konvolutt.blob);
    lenke.download = navn;
  }
  panel.hidden = false;
};

/** Nothing to show any more. @param {HTMLElement | null} panel */
export const glemKonvolutt = (panel) => {
  const lenke = panel?.querySelector("[data-lagre]");
  if (lenke instanceof HTMLAnchorElement && lenke.href) {
    URL.revokeObjectURL(lenke.href);
    lenke.removeAttribute("href");
  }
  if (panel) panel.hidden = true;
};
