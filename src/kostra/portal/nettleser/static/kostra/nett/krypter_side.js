// @ts-check
// Encryption on the control page: a file that may be delivered is encrypted to the year's certificates, and saved.
// Nothing is sent. The control tells of each file by the event «kostra:kontrollert», detail: { fil, resultat }; null
// when there is none.
import { SertifikatFeil, krypter, lesMottakere } from "./krypter.js";
import { erAndre, forrige, glemKonvolutt, husk, visKonvolutt, visMottakere } from "./krypter_panel.js";
import { sha256 } from "./krypter_sertifikat.js";

/** @typedef {{ fil: File, resultat: import("./nettkontroll.js").Resultat }} Kontrollert */

/** The file isn't the one that was controlled. */
class EndretFeil extends Error {}

/** @param {HTMLElement} rot */
const koble = (rot) => {
  /** @param {string} hva */
  const finn = (hva) => /** @type {HTMLElement | null} */ (rot.querySelector(`[data-${hva}]`));
  /** @type {{ sertifikater: Record<string, { der: string, fingeravtrykk: string }[]>, tekster: Record<string, string> }} */
  const data = JSON.parse(document.getElementById("krypter-data")?.textContent || "{}");
  const { tekster } = data;
  /** @type {Kontrollert | null} */
  let denne = null;

  /** @param {string} navn @param {string} tekst */
  const si = (navn, tekst) => {
    const felt = finn(navn);
    if (!felt) return;
    felt.textContent = tekst;
    if (navn === "krypter-feil") felt.hidden = !tekst;
  };
  /** @param {boolean} vises */
  const visUkjent = (vises) => {
    const boks = finn("ukjent");
    if (!boks) return;
    boks.hidden = !vises;
    if (vises) boks.focus();
  };
  // by the clock of the machine, as the program does: the page may have been kept for use without a network
  /** @param {Kontrollert} om */
  const mottakere = (om) => lesMottakere(data.sertifikater[om.resultat.aar] || [], new Date());

  /** @param {Kontrollert | null} om */
  const kontrollert = async (om) => {
    denne = om;
    glemKonvolutt(finn("panel"));
    visUkjent(false);
    si("krypter-feil", "");
    si("krypter-status", "");
    rot.hidden = !om || om.resultat.returkode >= 2 || !data.sertifikater[om.resultat.aar];
    if (om && !rot.hidden) visMottakere(finn("mottakere"), await mottakere(om), tekster);
  };

  const krypterDen = async (godtatt = false) => {
    const om = denne;
    if (!om) return;
    si("krypter-feil", "");
    visUkjent(false);
    const alle = await mottakere(om);
    const { aar } = om.resultat;
    if (!godtatt && erAndre(alle, aar)) {
      si("forrige", forrige(aar).join(", "));
      visUkjent(true);
      return;
    }
    si("krypter-status", tekster.krypterer || "");
    const bytes = await om.fil.arrayBuffer();
    if ((await sha256(bytes)) !== om.resultat.sha256) throw new EndretFeil();
    const konvolutt = await krypter(bytes, alle);
    if (om !== denne) return;
    husk(alle, aar);
    visKonvolutt(finn("panel"), konvolutt, `${om.fil.name}.p7m`);
    finn("lagre")?.click();
    si("krypter-status", tekster.lagret || "");
  };
  /** @param {unknown} feil */
  const stopp = (feil) => {
    si("krypter-status", "");
    let kode = feil instanceof EndretFeil ? "endret" : "uventet";
    if (feil instanceof SertifikatFeil) kode = `s_${feil.kode}`;
    if (feil instanceof DOMException && feil.name === "NotReadableError") kode = "ulest";
    si("krypter-feil", tekster[kode] || "");
  };

  document.addEventListener("kostra:kontrollert", (hendelse) => {
    if (hendelse instanceof CustomEvent) void kontrollert(hendelse.detail).catch(stopp);
  });
  finn("krypter")?.addEventListener("click", () => void krypterDen().catch(stopp));
  finn("godta")?.addEventListener("click", () => void krypterDen(true).catch(stopp));
};

const rot = document.querySelector("[data-kryptering]");
if (window.crypto?.subtle && rot instanceof HTMLElement) koble(rot);
