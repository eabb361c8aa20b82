// @ts-check
/**
 * The control of a file in the browser, apart from any page. The rules run in a worker
 * (arbeider.js: Pyodide and the engine); the bytes of the file go there and nowhere else.
 *
 *   import { Nettkontroll, Nettfeil } from "./nettkontroll.js";
 *
 *   const kontroll = new Nettkontroll({ adresse, sprak });   // adresse: the folder of the files, ends in «/»
 *   kontroll.on((h) => …);              // see Hendelse; returns a function that stops listening
 *   await kontroll.start();             // loads; may be called again, resolves when ready
 *   await kontroll.gjenkjenn(fil);      // → Gjenkjent: what the file looks like
 *   await kontroll.kontroller(fil, { skjema, aar, region });  // → Resultat; what is left out is recognised
 *   await kontroll.rapport("xlsx");     // → Uint8Array of the last report: html, csv, xlsx, json
 *   kontroll.avbryt();                  // stops at once, also in the middle of a control, and starts anew
 *   kontroll.stopp();                   // ends the worker; start() begins again
 *
 * A template gets the folder by {% nettfil "" %} of {% load nettleser %}, empty where nothing is built:
 * then nothing of this is offered. Every promise rejects with a Nettfeil; show a text of the page by its kode.
 *
 * @typedef {{ trinn: "laster" | "starter" | "klar" | "kontrollerer" | "rapport" | "stoppet",
 *             gjort: number, av: number, hvor?: "nett" | "lager" }} Hendelse
 *   laster: bytes; kontrollerer: records (av is 0 until it is known).
 *
 * @typedef {{ skjema: string, aar: number, region: string }} Gjenkjent
 *   Empty texts and 0 for what the file doesn't say for sure. region: six digits.
 *
 * @typedef {{ skjema?: string, aar?: number, region?: string, vedlegg?: boolean }} Valg
 *
 * @typedef {{ skjema: string, aar: number, region: string, grad: "OK" | "INFO" | "WARNING" | "ERROR" | "FATAL",
 *             returkode: 0 | 1 | 2, dom: string, neste: string, tittel: string, poster: number,
 *             sekunder: number, visning: string, sha256: string }} Resultat
 *   returkode as on the command line: 2 stops a delivery. dom and neste: the verdict in a sentence, and what
 *   to do. visning: HTML of the report, for <kostra-rapport> (rapportvisning.js). sha256: of the file's bytes.
 *
 * @typedef {{ kode: "ikke_stottet" | "lastet_ikke" | "endret" | "avbrutt" | "maa_velge" | "for_stor" | "ulest" |
 *             "sviktet", gjenkjent?: Gjenkjent }} Feil
 *   maa_velge: form, year or municipality isn't certain, and wasn't given; gjenkjent holds what is.
 */

import "./rapportvisning.js";

export class Nettfeil extends Error {
  /** @param {Feil["kode"]} kode @param {Gjenkjent} [gjenkjent] @param {string} [detalj] */
  constructor(kode, gjenkjent, detalj) {
    super(detalj ? `${kode}: ${detalj}` : kode);
    this.name = "Nettfeil";
    this.kode = kode;
    this.gjenkjent = gjenkjent;
  }
}

/** True where the browser lets WebAssembly and module workers run. */
export const stottes = () =>
  typeof WebAssembly === "object" && typeof Worker === "function" && typeof crypto === "object" && !!crypto.subtle;

export class Nettkontroll {
  /** @param {{ adresse: string, sprak?: string }} oppsett */
  constructor({ adresse, sprak = "nb" }) {
    this._adresse = adresse;
    this._sprak = sprak;
    /** @type {Worker | null} */
    this._arbeider = null;
    /** @type {Promise<any> | null} */
    this._klar = null;
    /** @type {Map<number, { ja: (svar: any) => void, nei: (feil: Nettfeil) => void }>} */
    this._venter = new Map();
    /** @type {Set<(h: Hendelse) => void>} */
    this._lyttere = new Set();
    this._nr = 0;
  }

  /** @param {(h: Hendelse) => void} lytter */
  on(lytter) {
    this._lyttere.add(lytter);
    return () => this._lyttere.delete(lytter);
  }

  /** @returns {Promise<{ versjon: string }>} the version of the engine */
  start() {
    if (!stottes()) return Promise.reject(new Nettfeil("ikke_stottet"));
    if (!this._klar) {
      this._lag();
      const klar = this._spor("start", { adresse: this._adresse });
      this._klar = klar;
      klar.catch(() => {
        if (this._klar === klar) this.stopp();
      });
    }
    return this._klar;
  }

  /** @param {Blob | ArrayBuffer} fil @returns {Promise<Gjenkjent>} */
  async gjenkjenn(fil) {
    await this.start();
    return this._spor("gjenkjenn", { fil });
  }

  /** @param {Blob | ArrayBuffer} fil @param {Valg} [valg] @returns {Promise<Resultat>} */
  async kontroller(fil, valg = {}) {
    await this.start();
    return this._spor("kontroller", { fil, valg: { ...valg, sprak: this._sprak } });
  }

  /** The last report. @param {"html" | "csv" | "xlsx" | "json"} format @returns {Promise<Uint8Array>} */
  async rapport(format) {
    await this.start();
    return this._spor("rapport", { format, sprak: this._sprak });
  }

  avbryt() {
    this.stopp();
    return this.start();
  }

  stopp() {
    this._arbeider?.terminate();
    this._arbeider = null;
    this._klar = null;
    this._avvis(new Nettfeil("avbrutt"));
    this._si({ trinn: "stoppet", gjort: 0, av: 0 });
  }

  _lag() {
    const arbeider = new Worker(new URL("arbeider.js", new URL(this._adresse, location.href)), { type: "module" });
    arbeider.onmessage = ({ data }) => {
      if (data.hendelse) {
        this._si(data.hendelse);
        return;
      }
      const venter = this._venter.get(data.nr);
      this._venter.delete(data.nr);
      if (data.feil) venter?.nei(new Nettfeil(data.feil.kode, data.feil.gjenkjent, data.feil.detalj));
      else venter?.ja(data.svar);
    };
    arbeider.onerror = (hendelse) => {
      hendelse.preventDefault();
      this._avvis(new Nettfeil("lastet_ikke"));
    };
    this._arbeider = arbeider;
  }

  /** @param {string} gjor @param {object} med @returns {Promise<any>} */
  _spor(gjor, med) {
    this._nr += 1;
    const nr = this._nr;
    return new Promise((ja, nei) => {
      this._venter.set(nr, { ja, nei });
      this._arbeider?.postMessage({ nr, gjor, ...med });
    });
  }

  /** @param {Nettfeil} feil */
  _avvis(feil) {
    const venter = [...this._venter.values()];
    this._venter.clear();
    for (const { nei } of venter) nei(feil);
  }

  /** @param {Hendelse} hendelse */
  _si(hendelse) {
    for (const lytter of this._lyttere) lytter(hendelse);
  }
}
