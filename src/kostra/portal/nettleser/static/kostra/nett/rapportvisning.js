// @ts-check
/**
 * Shows a report inside a page: the one that the command line writes as HTML, with its own style sheet and its
 * filters, in a shadow root so that neither knows of the other.
 *
 *   const rapport = document.createElement("kostra-rapport");
 *   rapport.visning = resultat.visning;    // of Nettkontroll.kontroller; taken out of the page, it is forgotten
 *   sted.replaceChildren(rapport);
 *   rapport.fokuser();                     // its heading, when the report was what the user waited for
 *
 *   lastNed(await kontroll.rapport("xlsx"), "kontrollrapport.xlsx");
 */

import "./rapport.js";

const TYPER = {
  html: "text/html",
  csv: "text/csv",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
/** Fetched with the module, so that a report is shown without a request. */
const stil = (async () => {
  const svar = await fetch(new URL(`rapport-${document.documentElement.lang}.css`, import.meta.url));
  const ark = new CSSStyleSheet();
  ark.replaceSync(svar.ok ? await svar.text() : "");
  return ark;
})();
stil.catch(() => {}); // told by whoever loads the rest

export class KostraRapport extends HTMLElement {
  constructor() {
    super();
    this.visning = "";
    this._slutt = new AbortController();
    /** @type {Promise<void>} */
    this._tegnet = Promise.resolve();
  }

  connectedCallback() {
    this._slutt = new AbortController();
    this._tegnet = this._tegn(this.shadowRoot ?? this.attachShadow({ mode: "open" }));
  }

  disconnectedCallback() {
    this._slutt.abort();
    this.shadowRoot?.replaceChildren();
    this.visning = "";
  }

  async fokuser() {
    await this._tegnet;
    /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.querySelector(".tittel"))?.focus();
  }

  /** @param {ShadowRoot} rot */
  async _tegn(rot) {
    const slutt = this._slutt.signal;
    rot.adoptedStyleSheets = [await stil];
    if (slutt.aborted) return;
    rot.innerHTML = this.visning; // the engine's own template, in which every value is escaped
    /** @type {any} */ (globalThis).visRapport(rot, slutt);
  }
}
customElements.define("kostra-rapport", KostraRapport);

/** Gives bytes made in the page to the user, as a file. @param {Uint8Array<ArrayBuffer>} bytes @param {string} navn */
export function lastNed(bytes, navn) {
  const slutt = /** @type {keyof typeof TYPER} */ (navn.split(".").pop());
  const adresse = URL.createObjectURL(new Blob([bytes], { type: TYPER[slutt] ?? "application/octet-stream" }));
  const lenke = document.createElement("a");
  lenke.href = adresse;
  lenke.download = navn;
  lenke.click();
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}
