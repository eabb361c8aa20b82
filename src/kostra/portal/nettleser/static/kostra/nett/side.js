// @ts-check
// The public control page: a file is chosen, controlled by nettkontroll.js, and its report shown. The page asks
// for form, year and municipality only where the file doesn't say.
import { Nettfeil, Nettkontroll, stottes } from "./nettkontroll.js";
import { lastNed } from "./rapportvisning.js";

/** @typedef {import("./nettkontroll.js").Hendelse} Hendelse @typedef {import("./nettkontroll.js").Resultat} Resultat */

const rot = /** @type {HTMLElement} */ (document.querySelector("[data-nettkontroll]"));
/** @param {string} navn */
const finn = (navn) => /** @type {HTMLElement} */ (rot.querySelector(`[data-${navn}]`));
/** @type {Record<string, string>} */
const tekster = JSON.parse(document.getElementById("nettkontroll-tekster")?.textContent || "{}");
const sprak = document.documentElement.lang;
const tall = new Intl.NumberFormat(sprak === "en" ? "en-GB" : "nb-NO", { maximumFractionDigits: 1 });
const skjema = /** @type {HTMLFormElement} */ (finn("velg"));
const filfelt = /** @type {HTMLInputElement} */ (finn("fil"));
const framdrift = /** @type {HTMLProgressElement} */ (finn("framdrift"));
/** @param {string} navn */
const valg = (navn) => /** @type {HTMLSelectElement} */ (skjema.elements.namedItem(navn));

export const kontroll = new Nettkontroll({ adresse: rot.dataset.adresse || "", sprak });
let versjon = "";
let sagt = "";
/** The control that is running, if any: a new file or *Avbryt* makes it another. */
let runde = 0;
let siste = "";

/** @param {string} kode @param {Record<string, string | number>} [verdier] */
const tekst = (kode, verdier = {}) =>
  (tekster[kode] ?? "").replace(/\{(\w+)\}/g, (_, navn) => {
    const verdi = verdier[navn] ?? "";
    return typeof verdi === "number" ? tall.format(verdi) : verdi;
  });

/** Said to a screen reader too, but not the same twice. @param {string} hva */
const si = (hva) => {
  if (hva !== sagt) finn("status").textContent = hva;
  sagt = hva;
};

/** @param {string} [kode] */
const visFeil = (kode) => {
  finn("feil").hidden = !kode;
  finn("feil").textContent = kode ? tekst(kode) || tekst("sviktet") : "";
  filfelt.toggleAttribute("aria-invalid", Boolean(kode));
};

/** @param {boolean} paa */
const arbeider = (paa) => {
  finn("underveis").hidden = !paa;
  finn("avbryt").hidden = !(paa && runde);
};

/** @param {Hendelse} hendelse */
const vis = ({ trinn, gjort, av }) => {
  if (trinn === "stoppet") return;
  if (av && trinn !== "klar") {
    framdrift.max = av;
    framdrift.value = gjort;
  } else framdrift.removeAttribute("value");
  if (trinn === "laster") {
    // in steps: whoever listens shouldn't hear every kilobyte
    si(tekst("laster", { prosent: av ? 10 * Math.floor((10 * gjort) / av) : 0 }));
  } else if (trinn === "kontrollerer") {
    si(av ? tekst("kontrollerer", { gjort, av }) : tekst("leser"));
  } else if (trinn !== "klar") si(tekst(trinn));
};

const klar = () => {
  arbeider(false);
  si(tekst("klar", { versjon }));
};

const start = async () => {
  finn("sjekker").hidden = true;
  if (!stottes()) {
    finn("uten").hidden = false;
    return;
  }
  skjema.hidden = false;
  arbeider(true);
  try {
    ({ versjon } = await kontroll.start());
    if (!runde) klar();
    taVarePaa();
  } catch (feil) {
    if (feil instanceof Nettfeil && feil.kode === "avbrutt") return;
    arbeider(false);
    si("");
    if (feil instanceof Nettfeil && feil.kode === "ikke_stottet") finn("uten").hidden = !(skjema.hidden = true);
    else visFeil(feil instanceof Nettfeil ? feil.kode : "sviktet");
  }
};

/** Keeps the page for use without a network; it does as well without. */
const taVarePaa = async () => {
  try {
    await navigator.serviceWorker.register(rot.dataset.tjeneste || "");
    await navigator.serviceWorker.ready;
    finn("uten-nett").hidden = false;
  } catch {
    // no such thing in a private window, or over http
  }
};

/** To what comes after the control (krypter_side.js). @param {object | null} om */
const fortell = (om) => document.dispatchEvent(new CustomEvent("kostra:kontrollert", { detail: om }));

const glem = () => {
  fortell(null);
  finn("resultat").hidden = true;
  finn("visning").replaceChildren();
  visFeil();
};

/** @param {import("./nettkontroll.js").Gjenkjent} gjenkjent */
const spor = (gjenkjent) => {
  finn("hva").hidden = false;
  visFeil("maa_velge");
  for (const navn of /** @type {const} */ (["skjema", "aar", "region"])) {
    if (gjenkjent[navn] && !valg(navn).value) valg(navn).value = String(gjenkjent[navn]);
  }
  const mangler = ["skjema", "aar", "region"].map(valg).filter((felt) => !felt.value);
  mangler[0]?.focus();
};

const kjor = async () => {
  const fil = filfelt.files?.[0];
  if (!fil) {
    visFeil("velg_fil");
    filfelt.focus();
    return;
  }
  glem();
  runde += 1;
  const denne = runde;
  arbeider(true);
  try {
    const valgt = { skjema: valg("skjema").value, aar: Number(valg("aar").value), region: valg("region").value };
    const resultat = await kontroll.kontroller(fil, valgt);
    if (denne !== runde) return;
    runde = 0;
    klar();
    await visResultat(resultat);
    fortell({ fil, resultat });
  } catch (feil) {
    if (!(feil instanceof Nettfeil)) throw feil;
    if (denne !== runde) return;
    runde = 0;
    arbeider(false);
    si("");
    if (feil.kode === "maa_velge" && feil.gjenkjent) spor(feil.gjenkjent);
    else visFeil(feil.kode);
  }
};

/** @param {Resultat} resultat */
const visResultat = async (resultat) => {
  const region = valg("region").querySelector(`[value="${resultat.region}"]`)?.textContent ?? resultat.region;
  finn("om").textContent = [filfelt.files?.[0]?.name, resultat.skjema, resultat.aar, region].join(" · ");
  siste = `kontrollrapport-${resultat.skjema}-${resultat.aar}-${resultat.region}`;
  const rapport = /** @type {import("./rapportvisning.js").KostraRapport} */ (document.createElement("kostra-rapport"));
  rapport.visning = resultat.visning;
  finn("visning").replaceChildren(rapport);
  finn("hva").hidden = false;
  finn("resultat").hidden = false;
  document.getElementById("rapporten")?.focus();
};

const avbryt = async () => {
  runde = 0;
  finn("avbryt").hidden = true;
  si(tekst("avbrutt"));
  filfelt.value = "";
  filfelt.focus();
  try {
    await kontroll.avbryt();
    klar();
  } catch (feil) {
    if (feil instanceof Nettfeil && feil.kode !== "avbrutt") visFeil(feil.kode);
  }
};

kontroll.on(vis);
filfelt.addEventListener("change", kjor);
filfelt.addEventListener("click", () => {
  filfelt.value = ""; // the same file again, corrected meanwhile, is a change
});
skjema.addEventListener("submit", (hendelse) => {
  hendelse.preventDefault();
  kjor();
});
finn("avbryt").addEventListener("click", avbryt);
for (const knapp of rot.querySelectorAll("[data-format]")) {
  knapp.addEventListener("click", async () => {
    const format = /** @type {"html" | "csv" | "xlsx" | "json"} */ (/** @type {HTMLElement} */ (knapp).dataset.format);
    const bytes = await kontroll.rapport(format);
    lastNed(/** @type {Uint8Array<ArrayBuffer>} */ (bytes), `${siste}.${format}`);
  });
}
start();
