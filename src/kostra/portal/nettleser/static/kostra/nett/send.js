// @ts-check
// Kontroller → krypter → send, in the form. The readable file is read once into this page's memory: the bytes that
// are controlled are the bytes that are encrypted, and only what comes of it is handed to the upload
// (opplasting.js). Without this script the form takes a file that is encrypted already.
import { SertifikatFeil, krypter, lesMottakere } from "./krypter.js";
import { erAndre, forrige, glemKonvolutt, husk, visKonvolutt, visMottakere } from "./krypter_panel.js";
import { sha256 } from "./krypter_sertifikat.js";
import { visning } from "./send_visning.js";

/**
 * @typedef {object} Data what innsending/opplasting/send.py gives
 * @property {string} skjema
 * @property {number} aar
 * @property {string} region
 * @property {string} sprak
 * @property {string} naa
 * @property {string} svarfelt
 * @property {{ der: string, fingeravtrykk: string }[]} sertifikater
 * @property {Record<string, string>} tekster
 * @typedef {import("./send_visning.js").Trinn} Trinn
 * @typedef {import("./nettkontroll.js").Nettkontroll} Nettkontroll
 */

/** The first bytes of an envelope: a SEQUENCE that begins with one of CMS's identifiers. */
const KRYPTERT = /^0(?:[\0-\x7f]|\x80|\x81.|\x82..|\x83...|\x84....)\x06(?:\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17|\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03)/s;
/** Faults of the control after which the file can be encrypted without it. */
const UTEN = new Set(["ikke_stottet", "lastet_ikke", "endret", "sviktet", "for_stor", "maa_velge"]);

/** @param {HTMLElement} rot the field @param {HTMLElement} del the part of it that is this script's */
const koble = (rot, del) => {
  const kilde = document.getElementById("send-data");
  const velger = del.querySelector("[data-klartekst]");
  if (!kilde || !(velger instanceof HTMLInputElement)) return;
  /** @type {Data} */
  const data = JSON.parse(kilde.textContent || "{}");
  const { tekster } = data;
  const adresse = del.dataset.nett || ""; // the folder of nettkontroll.js; empty where it isn't installed
  const maks = Number(rot.dataset.maks);
  const begynt = performance.now();
  const naa = () => new Date(Date.parse(data.naa) + performance.now() - begynt); // by the portal's clock

  /** @type {{ navn: string, bytes: ArrayBuffer } | null} what is being worked on */
  let jobb = null;
  /** @type {Nettkontroll | null} */
  let kontroll = null;
  /** @type {Promise<Nettkontroll> | null} */
  let klar = null;

  const { finn, meld, sett, visFeil, visDel, visBoks, visKontrollen } = visning(rot, del, tekster);

  /** From the beginning: nothing is left of the last file. */
  const nullstill = () => {
    jobb = null;
    for (const trinn of /** @type {Trinn[]} */ (["kontroller", "krypter", "send"])) sett(trinn, "venter");
    visBoks();
    visFeil("");
    visKontrollen(false);
    glemKonvolutt(finn("panel"));
    finn("rapporten", rot)?.replaceChildren();
    visDel("rapporten", false);
    meld("");
    const opplastingens = finn("status", rot);
    if (opplastingens) opplastingens.textContent = "";
  };

  // -- 1: control ------------------------------------------------------------------------------------
  /** The control, loaded and started; the same each time. @returns {Promise<Nettkontroll>} */
  const hentKontroll = () => {
    klar ??= (async () => {
      // the report's parts too, so that nothing is fetched while a file is being looked at
      const [{ Nettkontroll }] = await Promise.all([
        import(`${adresse}nettkontroll.js`),
        import(`${adresse}rapportvisning.js`),
        import(`${adresse}rapport.js`),
        fetch(`${adresse}rapport-${document.documentElement.lang}.css`),
      ]);
      /** @type {Nettkontroll} */
      const ny = new Nettkontroll({ adresse, sprak: data.sprak });
      ny.on(visHendelse);
      kontroll = ny;
      await ny.start();
      return ny;
    })();
    klar.catch(() => {
      klar = null; // a fresh try may succeed
    });
    return klar;
  };
  let sagt = "";
  /** @param {import("./nettkontroll.js").Hendelse} h */
  const visHendelse = ({ trinn, gjort, av }) => {
    if (!jobb) return;
    const tall = new Intl.NumberFormat(document.documentElement.lang);
    let tekst = tekster.kontrollerer_straks || "";
    if (trinn === "laster") {
      tekst = (tekster.henter || "").replace("{prosent}", String(av ? 10 * Math.floor((10 * gjort) / av) : 0));
    } else if (trinn === "starter") tekst = tekster.starter || "";
    else if (trinn === "kontrollerer" && av) {
      visKontrollen(true, gjort, av);
      const runde = 1000 * Math.floor(gjort / 1000); // told to a screen reader now and then
      tekst = (tekster.kontrollerer || "").replace("{gjort}", tall.format(runde)).replace("{av}", tall.format(av));
    }
    if (trinn === "laster") visKontrollen(true, gjort, av);
    if (trinn !== "stoppet" && tekst !== sagt) meld(tekst);
    sagt = tekst;
  };

  /** @param {import("./nettkontroll.js").Resultat} resultat */
  const visRapport = (resultat) => {
    const dom = finn("dom");
    if (dom) dom.textContent = resultat.dom;
    const rapport = document.createElement("kostra-rapport");
    finn("rapporten", rot)?.replaceChildren(Object.assign(rapport, { visning: resultat.visning }));
    visDel("rapporten", true);
  };

  const kontroller = async () => {
    const denne = jobb;
    if (!denne) return;
    if (!adresse) return uten("uten_installert");
    sett("kontroller", "naa");
    visKontrollen(true);
    meld(tekster.kontrollerer_straks || "");
    try {
      const { skjema, aar, region } = data;
      const resultat = await (await hentKontroll()).kontroller(denne.bytes, { skjema, aar, region });
      if (jobb !== denne) return;
      if (resultat.sha256 !== (await sha256(denne.bytes))) throw new Error("ikke de samme bytene");
      visKontrollen(false);
      visRapport(resultat);
      if (resultat.returkode >= 2) {
        sett("kontroller", "feil");
        meld("");
        visBoks("feilene");
        return;
      }
      sett("kontroller", "ferdig");
    } catch (feil) {
      if (jobb !== denne) return;
      visKontrollen(false);
      const kode = feil instanceof Error && "kode" in feil ? String(feil.kode) : "sviktet";
      if (kode === "avbrutt") return;
      if (UTEN.has(kode)) return uten(kode);
      throw feil;
    }
    await krypterDen();
  };

  /** No control here: said, with the reason, and the choice left to the user. @param {string} kode */
  const uten = (kode) => {
    sett("kontroller", "feil");
    meld("");
    const hvorfor = finn("hvorfor");
    if (hvorfor) hvorfor.textContent = tekster[kode] || tekster.sviktet || "";
    visBoks("uten");
  };

  // -- 2: encryption ---------------------------------------------------------------------------------
  const mottakere = () => lesMottakere(data.sertifikater, naa());

  /** @param {boolean} [godtatt] that the certificate is another than last time */
  const krypterDen = async (godtatt = false) => {
    const denne = jobb;
    if (!denne) return;
    visBoks();
    sett("krypter", "naa");
    const alle = await mottakere();
    if (!alle.length) throw new SertifikatFeil("ingen");
    visMottakere(finn("mottakere"), alle, tekster);
    if (!godtatt && erAndre(alle, data.aar)) {
      sett("krypter", "feil");
      meld("");
      const gammelt = finn("forrige");
      if (gammelt) gammelt.textContent = forrige(data.aar).join(", ");
      visBoks("ukjent");
      return;
    }
    meld(tekster.krypterer || "");
    const konvolutt = await krypter(denne.bytes, alle);
    if (jobb !== denne) return;
    husk(alle, data.aar);
    jobb = null; // the readable bytes aren't needed any more
    sett("krypter", "ferdig");
    send(konvolutt, `${denne.navn}.p7m`);
  };

  // -- 3: sending, which is the upload's ---------------------------------------------------------------
  /** @param {import("./krypter.js").Konvolutt} konvolutt @param {string} navn */
  const send = (konvolutt, navn) => {
    visKonvolutt(finn("panel"), konvolutt, navn);
    sett("send", "naa");
    meld(tekster.sender || "");
    const fil = new File([konvolutt.blob], navn, { type: konvolutt.blob.type });
    rot.dispatchEvent(new CustomEvent("kostra:konvolutt", { detail: fil }));
  };
  rot.addEventListener("kostra:opplasting", (hendelse) => {
    if (!(hendelse instanceof CustomEvent)) return;
    const { stand, tekst } = hendelse.detail;
    if (stand === "ferdig") visFeil("");
    if (finn("trinn=send")?.dataset.steg !== "naa") return;
    sett("send", stand === "ferdig" ? "ferdig" : stand === "avbrutt" ? "venter" : "feil");
    meld(stand === "ferdig" ? tekster.sendt || "" : "");
    if (stand === "stoppet") visFeil(tekst);
  });

  // -- the user --------------------------------------------------------------------------------------
  /** @param {unknown} feil */
  const stopp = (feil) => {
    for (const trinn of /** @type {Trinn[]} */ (["kontroller", "krypter"])) {
      if (finn(`trinn=${trinn}`)?.dataset.steg === "naa") sett(trinn, "feil");
    }
    jobb = null;
    visKontrollen(false);
    meld("");
    const kode = feil instanceof SertifikatFeil ? `s_${feil.kode}` : "uventet";
    visFeil((feil instanceof DOMException && feil.name === "NotReadableError" ? tekster.ulest : tekster[kode]) || "");
  };
  /** @param {File} fil */
  const valgt = async (fil) => {
    nullstill();
    if (!fil.size) return visFeil(tekster.tom || "");
    if (fil.size > maks) return visFeil(tekster.stor_fil || "");
    const bytes = await fil.arrayBuffer();
    velger.value = "";
    if (KRYPTERT.test(String.fromCharCode(...new Uint8Array(bytes.slice(0, 32))))) return visFeil(tekster.alt_kryptert || "");
    jobb = { navn: fil.name, bytes };
    return kontroller();
  };
  velger.addEventListener("change", () => {
    const fil = velger.files?.[0];
    if (fil) void valgt(fil).catch(stopp);
  });
  del.addEventListener("click", (hendelse) => {
    const knapp = hendelse.target instanceof Element ? hendelse.target.closest("button") : null;
    if (!knapp) return;
    if ("sendAvbryt" in knapp.dataset) {
      nullstill();
      meld(tekster.avbrutt || "");
      velger.focus();
      void kontroll?.avbryt().catch(() => undefined);
    } else if ("fortsettUten" in knapp.dataset || "sendLikevel" in knapp.dataset) void krypterDen().catch(stopp);
    else if ("godta" in knapp.dataset) void krypterDen(true).catch(stopp);
  });
  /** @type {NodeListOf<HTMLInputElement>} */
  const maater = del.querySelectorAll("input[type=radio]");
  /** @param {string} maate */
  const velgMaate = (maate) => {
    maater.forEach((felt) => {
      felt.checked = felt.value === maate;
    });
  };
  const erHer = () => [...maater].some((felt) => felt.checked && felt.value === "her");
  const begynn = () => {
    if (erHer() && adresse) void hentKontroll().catch(() => undefined); // it is told when a file is chosen
  };
  maater.forEach((felt) => felt.addEventListener("change", begynn));
  // Nei goes with the empty file, which is encrypted already
  let forNei = "";
  document.querySelectorAll(`input[type=radio][name="${data.svarfelt}"]`).forEach((svar) => {
    svar.addEventListener("change", () => {
      const nei = svar instanceof HTMLInputElement && svar.value === "nei";
      if (nei) forNei = erHer() ? "her" : "alt";
      if (nei || forNei) velgMaate(nei ? "alt" : forNei);
    });
  });
  // the summary of what is missing leads to the field that can be seen
  document.querySelectorAll(`a[href="#${rot.querySelector("[data-velger] input")?.id}"]`).forEach((lenke) => {
    lenke.addEventListener("click", (hendelse) => {
      if (!erHer()) return;
      hendelse.preventDefault();
      velger.focus();
    });
  });

  mottakere().then(
    (alle) => visMottakere(finn("mottakere"), alle, tekster),
    () => undefined, // told when it matters
  );
  // chosen here, and not in the page: without this script nothing may hide the other way
  if (![...maater].some((felt) => felt.checked)) {
    const nei = document.querySelector(`input[name="${data.svarfelt}"][value=nei]:checked`);
    velgMaate(adresse && !nei ? "her" : "alt");
  }
  del.hidden = false;
  begynn();
};

// no WebCrypto outside https and localhost
if (window.crypto?.subtle) {
  document.querySelectorAll("[data-opplasting]").forEach((rot) => {
    const del = rot.querySelector("[data-send]");
    if (rot instanceof HTMLElement && del instanceof HTMLElement) koble(rot, del);
  });
}
