// @ts-check
"use strict";
// Sends the encrypted file of a form, in pieces that can be taken up again. What isn't an envelope is told
// before anything leaves the machine. Without this script, the form posts the file by itself.
//
// Another script on the page may hand over an envelope (nett/send.js): the event «kostra:konvolutt» on the field,
// detail: a File. How it went is told by «kostra:opplasting», detail: { stand: ferdig | stoppet | avbrutt, tekst }.
(() => {
  const START = 64 * 1024;
  const PAUSER = [2000, 4000, 8000, 16000, 30000];
  const AUTENTISERT = [0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17];
  const KONVOLUTT = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03];
  /** The first bytes of files that anyone can read: zip and spreadsheets, PDF, old Office, gzip, UTF-16. */
  const LESBARE = [
    [0x50, 0x4b], [0x25, 0x50, 0x44, 0x46], [0xd0, 0xcf, 0x11, 0xe0], [0x1f, 0x8b], [0xff, 0xfe], [0xfe, 0xff],
  ];

  /** @param {Uint8Array} data @param {number} fra @param {number[]} monster */
  const har = (data, fra, monster) => monster.every((oktett, i) => data[fra + i] === oktett);

  /** @param {number} o */
  const erTegn = (o) => o >= 0x80 || (o >= 0x20 && o < 0x7f) || o === 9 || o === 10 || o === 13;

  /**
   * What the file is, by its first bytes: "" for an envelope, else the name of the text that tells.
   * @param {Uint8Array} start @param {number} storrelse
   */
  const vurder = (start, storrelse) => {
    if (!storrelse) return "tom";
    if (start.subarray(0, 4096).every(erTegn)) {
      return har(start, 0, [0x2d, 0x2d, 0x2d, 0x2d, 0x2d]) ? "ikke_konvolutt" : "klartekst";
    }
    if (LESBARE.some((monster) => har(start, 0, monster))) return "klartekst";
    if (start[0] !== 0x30) return "ikke_konvolutt";
    let plass = 2;
    let lengde = start[1];
    if (lengde > 0x84) return "ikke_konvolutt";
    if (lengde > 0x80) {
      const antall = lengde & 0x7f;
      lengde = 0;
      for (let i = 0; i < antall; i += 1) lengde = lengde * 256 + start[plass + i];
      plass += antall;
    } else if (lengde === 0x80) {
      lengde = -1; // of no said length
    }
    if (!har(start, plass, AUTENTISERT) && !har(start, plass, KONVOLUTT)) return "ikke_konvolutt";
    return lengde >= 0 && plass + lengde !== storrelse ? "kuttet" : "";
  };

  /** @param {ArrayBuffer} data */
  const sha256 = async (data) => {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    return Array.from(sum, (oktett) => oktett.toString(16).padStart(2, "0")).join("");
  };

  /** @param {number} ms */
  const vent = (ms) => new Promise((videre) => setTimeout(videre, ms));

  /** A fault that the server told about. */
  class Svarfeil extends Error {
    /** @param {number} status @param {string} kode @param {string} tekst */
    constructor(status, kode, tekst) {
      super(kode);
      this.status = status;
      this.kode = kode;
      this.tekst = tekst;
    }
  }

  /** @param {HTMLElement} rot */
  const koble = (rot) => {
    /** @param {string} navn */
    const del = (navn) => /** @type {HTMLElement | null} */ (rot.querySelector(`[data-${navn}]`));
    const velger = rot.querySelector("[data-velger] input[type=file]");
    const skjema = rot.closest("form");
    const tekstdata = document.getElementById("opplasting-tekster");
    const underveis = del("underveis");
    const linje = rot.querySelector("progress");
    const status = del("status");
    const feil = del("feil");
    const rad = del("rad");
    const fortsett = del("fortsett");
    if (!skjema || !tekstdata || !status || !rad) return;
    /** @type {Record<string, string>} */
    const tekster = JSON.parse(tekstdata.textContent || "{}");
    const bit = Number(rot.dataset.bit);

    /** @typedef {{ fil: File, sum: string, id: string, mottatt: number }} Jobb */
    /** @type {Jobb | null} */
    let jobb = null;
    let runde = 0; // of the loop that sends: an earlier one that wakes up sends no more
    let ferdigVarslet = -1;

    const token = () => {
      const felt = skjema.querySelector("input[name=csrfmiddlewaretoken]");
      return felt instanceof HTMLInputElement ? felt.value : "";
    };
    /** @param {string} ny */
    const settToken = (ny) => {
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((felt) => {
        if (felt instanceof HTMLInputElement) felt.value = ny;
      });
    };
    /**
     * The page follows the file: the groups' status, and the version unless somebody else saved in between.
     * @param {{ versjon: number, grupper: Record<string, string> }} svar
     */
    const oppdaterSkjemaet = (svar) => {
      const felt = skjema.querySelector("input[name=versjon]");
      const forrige = String(svar.versjon - 1);
      if (felt instanceof HTMLInputElement && felt.value === forrige) felt.value = String(svar.versjon);
      Object.entries(svar.grupper).forEach(([verdi, html]) => {
        const status = skjema.querySelector(`[name=gjor][value="${verdi}"] .stand`);
        if (status) status.outerHTML = html; // drawn by our own templates
      });
    };
    /** The file isn't missing any more: its line in the summary goes, and the summary when it was the last. */
    const ryddSummen = () => {
      const sum = document.getElementById("feil");
      const tittel = document.getElementById("feil-tittel");
      const linje = sum?.querySelector(`a[href="#${velger?.id}"]`)?.closest("li");
      if (!sum || !tittel || !linje) return;
      linje.remove();
      if (sum.querySelector("li")) {
        tittel.textContent = tittel.dataset.enMindre || "";
        return;
      }
      sum.remove();
      document.title = document.title.replace(tekster.feilord || "", "").trim();
    };

    /** @param {string} tekst */
    const meld = (tekst) => {
      if (status.textContent !== tekst) status.textContent = tekst;
    };
    /** @param {string} tekst */
    const visFeil = (tekst) => {
      if (!feil || !(velger instanceof HTMLInputElement)) return;
      feil.textContent = tekst;
      feil.hidden = !tekst;
      velger.toggleAttribute("aria-invalid", Boolean(tekst));
      const beskrevet = new Set((velger.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
      if (tekst) beskrevet.add(feil.id);
      else beskrevet.delete(feil.id);
      velger.setAttribute("aria-describedby", [...beskrevet].join(" "));
      if (tekst) velger.setAttribute("aria-invalid", "true");
    };
    /** @param {"ferdig" | "stoppet" | "avbrutt"} stand @param {string} tekst */
    const fortell = (stand, tekst) => {
      rot.dispatchEvent(new CustomEvent("kostra:opplasting", { detail: { stand, tekst } }));
    };
    /** @param {string} tekst */
    const stoppet = (tekst) => {
      visFeil(tekst);
      fortell("stoppet", tekst);
    };
    /** @param {boolean} paa */
    const visUnderveis = (paa) => {
      if (underveis) underveis.hidden = !paa;
      if (fortsett) fortsett.hidden = true;
    };
    const visFramdrift = () => {
      if (!jobb || !(linje instanceof HTMLProgressElement)) return;
      const prosent = Math.floor((100 * jobb.mottatt) / jobb.fil.size);
      linje.value = prosent;
      const tiere = Math.floor(prosent / 10) * 10; // told to a screen reader ten times, not a hundred
      if (tiere !== ferdigVarslet) {
        ferdigVarslet = tiere;
        meld((tekster.laster || "").replace("{prosent}", String(tiere)));
      }
    };

    /** @param {string} adresse @param {RequestInit} valg */
    const hent = async (adresse, valg) => {
      const svar = await fetch(adresse, {
        ...valg,
        redirect: "error",
        headers: { Accept: "application/json", "X-CSRFToken": token(), ...valg.headers },
      });
      const erJson = (svar.headers.get("Content-Type") || "").includes("json");
      const data = erJson ? await svar.json() : {};
      if (data.csrf) settToken(data.csrf);
      if (svar.ok) return data;
      const ref = svar.headers.get("Kostra-Stotteref");
      const tekst = data.tekst || tekster.uventet || "";
      throw new Svarfeil(svar.status, data.kode || "uventet", ref ? `${tekst} ${tekster.stotteref}: ${ref}` : tekst);
    };
    /** Every upload has an address like the form's own, with another id. @param {string} id */
    const adresse = (id) => (rot.dataset.adresse || "").replace(/[0-9a-f-]{36}/, id);

    /** @param {Jobb} denne */
    const begynn = async (denne) => {
      const svar = await hent(rot.dataset.start || "", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ navn: denne.fil.name, storrelse: denne.fil.size, sha256: denne.sum }),
      });
      denne.id = svar.id;
      denne.mottatt = svar.mottatt;
    };
    /** @param {Jobb} denne */
    const sendEnBit = async (denne) => {
      const data = denne.fil.slice(denne.mottatt, denne.mottatt + bit);
      const svar = await hent(adresse(denne.id), {
        method: "PUT",
        headers: { "Content-Type": "application/octet-stream", "Upload-Offset": String(denne.mottatt) },
        body: data,
      });
      denne.mottatt = svar.ferdig ? denne.fil.size : svar.mottatt;
    };
    /** @param {Jobb} denne */
    const sporStatus = async (denne) => {
      if (!denne.id) return null;
      const svar = await hent(adresse(denne.id), { method: "GET" });
      if (!svar.ferdig) denne.mottatt = svar.mottatt;
      return svar;
    };

    /** @param {{ html: string, versjon: number, grupper: Record<string, string> }} svar */
    const ferdig = (svar) => {
      jobb = null;
      rad.innerHTML = svar.html; // drawn by our own templates
      oppdaterSkjemaet(svar);
      ryddSummen();
      visUnderveis(false);
      if (velger instanceof HTMLInputElement) velger.value = "";
      meld(tekster.ferdig || "");
      fortell("ferdig", tekster.ferdig || "");
    };

    /** @param {Jobb} denne @param {() => boolean} gjelder */
    const send = async (denne, gjelder) => {
      if (!denne.id) await begynn(denne);
      while (gjelder() && denne.mottatt < denne.fil.size) {
        visFramdrift();
        await sendEnBit(denne);
      }
      if (!gjelder()) return null;
      visFramdrift();
      meld(tekster.sjekker || "");
      return hent(`${adresse(denne.id)}ferdig/`, { method: "POST" });
    };

    /** @param {Jobb} denne @param {boolean} igjen taken up again: asks first how far it has come */
    const kjor = async (denne, igjen) => {
      runde += 1;
      const min = runde;
      const gjelder = () => denne === jobb && min === runde;
      visUnderveis(true);
      for (let forsok = 0; gjelder(); forsok += 1) {
        try {
          if (igjen || forsok > 0) {
            const staar = await sporStatus(denne);
            if (!gjelder()) return undefined;
            if (staar?.ferdig) return ferdig(staar);
          }
          const svar = await send(denne, gjelder);
          if (svar && gjelder()) ferdig(svar);
          return undefined;
        } catch (grunn) {
          if (!gjelder()) return undefined;
          if (grunn instanceof Svarfeil) {
            const nytt = grunn.status === 403 || (grunn.status === 409 && grunn.kode !== "laast");
            if (!(nytt && grunn.kode !== "ikke_aapen" && forsok < 2)) return stopp(grunn);
          } else {
            if (forsok >= PAUSER.length) return stopp(new Svarfeil(0, "nettbrudd", tekster.nettbrudd || ""));
            meld(tekster.nettbrudd || "");
            if (fortsett) fortsett.hidden = false;
            await vent(PAUSER[forsok]);
            if (gjelder() && fortsett && fortsett !== document.activeElement) fortsett.hidden = true;
          }
        }
      }
      return undefined;
    };

    /** Logged out, or no network: what is sent is kept. Anything else starts over. @param {Svarfeil} grunn */
    const stopp = (grunn) => {
      meld(grunn.tekst);
      const kanFortsette = grunn.status === 401 || grunn.status === 0 || grunn.kode === "uventet";
      if (kanFortsette && fortsett) {
        fortsett.hidden = false;
        return;
      }
      jobb = null;
      visUnderveis(false);
      meld("");
      stoppet(grunn.tekst);
    };

    /** @param {File} fil */
    const valgt = async (fil) => {
      visFeil("");
      ferdigVarslet = -1;
      if (fil.size > Number(rot.dataset.maks)) return stoppet(tekster.for_stor || "");
      meld(tekster.leser || "");
      const start = new Uint8Array(await fil.slice(0, START).arrayBuffer());
      const grunn = vurder(start, fil.size);
      if (grunn) {
        meld("");
        if (velger instanceof HTMLInputElement) velger.value = ""; // it must not be posted either
        return stoppet(tekster[grunn] || "");
      }
      const sum = await sha256(await fil.arrayBuffer());
      jobb = { fil, sum, id: "", mottatt: 0 };
      return kjor(jobb, false);
    };

    const avbryt = async () => {
      const gammel = jobb;
      jobb = null;
      visUnderveis(false);
      if (velger instanceof HTMLInputElement) velger.value = "";
      meld(tekster.avbrutt || "");
      fortell("avbrutt", tekster.avbrutt || "");
      if (!gammel?.id) return;
      try {
        await hent(adresse(gammel.id), { method: "DELETE" });
      } catch {
        // it is swept away anyhow
      }
    };

    /** @param {HTMLButtonElement} knapp */
    const fjern = async (knapp) => {
      try {
        const svar = await hent(knapp.dataset.fjern || "", { method: "POST" });
        rad.textContent = "";
        oppdaterSkjemaet(svar);
        meld(svar.tekst);
        if (velger instanceof HTMLInputElement) velger.focus();
      } catch (grunn) {
        visFeil(grunn instanceof Svarfeil ? grunn.tekst : tekster.nettbrudd || "");
      }
    };

    rot.querySelectorAll("[data-uten-skript]").forEach((boks) => boks.remove());
    rot.addEventListener("click", (hendelse) => {
      const knapp = hendelse.target instanceof Element ? hendelse.target.closest("button") : null;
      if (!knapp) return;
      if ("fjern" in knapp.dataset) {
        hendelse.preventDefault();
        void fjern(knapp);
      } else if ("avbryt" in knapp.dataset) void avbryt();
      else if ("fortsett" in knapp.dataset && jobb) {
        // a fresh round: asking where it is also brings the token of a new login
        void kjor(jobb, true);
      }
    });
    if (!(velger instanceof HTMLInputElement)) return;
    velger.removeAttribute("name"); // sent by this script, never with the form
    /** @param {File} fil */
    const ta = (fil) => {
      jobb = null;
      void valgt(fil).catch(() => stoppet(tekster.uventet || ""));
    };
    velger.addEventListener("change", () => {
      const fil = velger.files?.[0];
      if (fil) ta(fil);
    });
    rot.addEventListener("kostra:konvolutt", (hendelse) => {
      if (hendelse instanceof CustomEvent && hendelse.detail instanceof File) ta(hendelse.detail);
    });
    skjema.addEventListener("submit", (hendelse) => {
      if (!jobb) return;
      hendelse.preventDefault();
      meld(tekster.vent || "");
    });
    window.addEventListener("beforeunload", (hendelse) => {
      if (jobb) hendelse.preventDefault();
    });
  };

  // no WebCrypto outside https and localhost: then the form posts the file by itself
  if (!window.crypto?.subtle) return;
  document.querySelectorAll("[data-opplasting]").forEach((rot) => {
    if (rot instanceof HTMLElement) koble(rot);
  });
})();
