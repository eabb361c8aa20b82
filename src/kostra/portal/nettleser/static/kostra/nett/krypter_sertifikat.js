// @ts-check
// A recipient's certificate, read in the browser from its own bytes: what is shown is what is used.
import { BITSTRENG, DerFeil, HELTALL, Leser, MENGDE, OID, OKTETTER, SEKVENS, kontekst, like, oid } from "./krypter_der.js";

/**
 * @typedef {{ type: "RSA", bit: number } | { type: "EC", kurve: "P-256" | "P-384" }} Nokkelslag
 * @typedef {object} Sertifikat ``utsteder``, ``serienummer``, ``spki``: whole elements, as they stand.
 * @property {string} navn
 * @property {string} fingeravtrykk SHA-256 of the certificate, hex in groups of four
 * @property {Date} fra
 * @property {Date} til
 * @property {Uint8Array} utsteder
 * @property {Uint8Array} serienummer
 * @property {Uint8Array} spki
 * @property {Nokkelslag} slag
 */

/** Why a certificate can't be used. ``kode``: skadet, ikke_ennaa, utlopt, nokkel, bruk, fingeravtrykk. */
export class SertifikatFeil extends Error {
  /** @param {string} kode */
  constructor(kode) {
    super(kode);
    this.kode = kode;
  }
}

const RSA = oid("1.2.840.113549.1.1.1");
const EC = oid("1.2.840.10045.2.1");
/** @type {[Uint8Array, "P-256" | "P-384"][]} */
const KURVER = [
  [oid("1.2.840.10045.3.1.7"), "P-256"],
  [oid("1.3.132.0.34"), "P-384"],
];
const NAVN = ["2.5.4.3", "2.5.4.10"].map(oid); // common name, else organisation
const KEY_USAGE = oid("2.5.29.15");
const RSA_MINST = 3072;
const RSA_MEST = 8192;
const RSA_EKSPONENT = 65537;
/** Bits of key usage, from the left (RFC 5280 4.2.1.3). */
const NOKKELKRYPTERING = 0x20;
const DATAKRYPTERING = 0x10;
const NOKKELAVTALE = 0x08;

/** @param {Uint8Array} data */
const heks = (data) => Array.from(data, (oktett) => oktett.toString(16).padStart(2, "0")).join("");

/** SHA-256 as 64 hex digits. @param {BufferSource} data */
export const sha256 = async (data) => heks(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));

/** @param {Uint8Array} der */
const fingeravtrykk = async (der) => {
  const sum = (await sha256(new Uint8Array(der))).toUpperCase();
  return (sum.match(/.{4}/g) || []).join(" ");
};

/**
 * Reads a certificate, and judges it as kostra.kryptering.sertifikat does.
 * @param {Uint8Array} der
 * @param {Date} naa
 * @returns {Promise<Sertifikat>}
 */
export const lesSertifikat = async (der, naa) => {
  let lest;
  try {
    lest = les(der);
  } catch (feil) {
    if (feil instanceof DerFeil) throw new SertifikatFeil("skadet");
    throw feil;
  }
  const { bruk, ...sertifikat } = lest;
  if (naa < sertifikat.fra) throw new SertifikatFeil("ikke_ennaa");
  if (naa > sertifikat.til) throw new SertifikatFeil("utlopt");
  const tillatt = sertifikat.slag.type === "RSA" ? NOKKELKRYPTERING | DATAKRYPTERING : NOKKELAVTALE;
  if (bruk !== null && !(bruk & tillatt)) throw new SertifikatFeil("bruk");
  return { ...sertifikat, fingeravtrykk: await fingeravtrykk(der) };
};

/** @param {Uint8Array} der */
const les = (der) => {
  const ytterst = new Leser(der);
  const hele = ytterst.inn(SEKVENS);
  ytterst.slutt();
  const tbs = hele.inn(SEKVENS);
  if (tbs.neste === kontekst(0)) tbs.ta(); // version
  const serienummer = tbs.ta(HELTALL).hele;
  tbs.ta(SEKVENS); // the signature's algorithm
  const utsteder = tbs.ta(SEKVENS).hele;
  const tider = tbs.inn(SEKVENS);
  const fra = tid(tider.ta());
  const til = tid(tider.ta());
  const navn = navnet(tbs.inn(SEKVENS));
  const spki = tbs.ta(SEKVENS).hele;
  return { serienummer, utsteder, fra, til, navn, spki, slag: slaget(spki), bruk: bruken(tbs) };
};

/** UTCTime or GeneralizedTime, both ending in Z (RFC 5280 4.1.2.5). @param {{ tag: number, verdi: Uint8Array }} element */
const tid = ({ tag, verdi }) => {
  const tekst = String.fromCharCode(...verdi);
  const monster = tag === 0x17 ? /^()(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
  const deler = monster.exec(tekst);
  if (!deler || (tag !== 0x17 && tag !== 0x18)) throw new DerFeil("gal tid");
  const [, aarhundre, aar, ...resten] = deler;
  const [mnd, dag, t, min, s] = resten.map(Number);
  const foran = aarhundre || (Number(aar) < 50 ? "20" : "19");
  return new Date(Date.UTC(Number(foran + aar), mnd - 1, dag, t, min, s));
};

/** @param {Leser} subjekt */
const navnet = (subjekt) => {
  /** @type {string[]} */
  const funnet = [];
  while (subjekt.neste !== null) {
    const mengde = subjekt.inn(MENGDE);
    while (mengde.neste !== null) {
      const del = mengde.inn(SEKVENS);
      const type = del.ta(OID).hele;
      const { tag, verdi } = del.ta();
      const nr = NAVN.findIndex((ett) => like(ett, type));
      const koding = tag === 0x1e ? "utf-16be" : "utf-8"; // BMPString
      if (nr >= 0) funnet[nr] ??= new TextDecoder(koding).decode(verdi).replace(/\p{C}/gu, "").slice(0, 80);
    }
  }
  return funnet[0] ?? funnet[1] ?? "";
};

/** @param {Uint8Array} spki @returns {Nokkelslag} */
const slaget = (spki) => {
  const leser = new Leser(spki).inn(SEKVENS);
  const algoritme = leser.inn(SEKVENS);
  const type = algoritme.ta(OID).hele;
  if (like(type, EC)) {
    const navngitt = algoritme.neste === OID ? algoritme.ta().hele : Uint8Array.of();
    const kurve = KURVER.find(([element]) => like(element, navngitt))?.[1];
    if (kurve) return { type: "EC", kurve };
  } else if (like(type, RSA)) {
    const tall = new Leser(leser.ta(BITSTRENG).verdi.subarray(1)).inn(SEKVENS);
    const modulus = tall.ta(HELTALL).verdi;
    const eksponent = tall.ta(HELTALL).verdi;
    const siffer = modulus[0] ? modulus : modulus.subarray(1);
    const bit = 8 * siffer.length - Math.clz32(siffer[0]) + 24;
    // SP 800-56B 6.2: an exponent under 65537 is weak; both numbers are odd
    const stor = eksponent.length > 6 || eksponent.reduce((sum, o) => sum * 256 + o, 0) >= RSA_EKSPONENT;
    const odde = (eksponent[eksponent.length - 1] & siffer[siffer.length - 1] & 1) === 1;
    if (bit >= RSA_MINST && bit <= RSA_MEST && stor && odde) return { type: "RSA", bit };
  }
  throw new SertifikatFeil("nokkel");
};

/** The first octet of key usage; null if the certificate doesn't say. @param {Leser} tbs */
const bruken = (tbs) => {
  while (tbs.neste !== null && tbs.neste !== kontekst(3)) tbs.ta(); // unique identifiers
  if (tbs.neste === null) return null;
  const utvidelser = tbs.inn().inn(SEKVENS);
  while (utvidelser.neste !== null) {
    const en = utvidelser.inn(SEKVENS);
    const type = en.ta(OID).hele;
    if (en.neste === 0x01) en.ta(); // critical
    const verdi = en.ta(OKTETTER).verdi;
    if (like(type, KEY_USAGE)) return new Leser(verdi).ta(BITSTRENG).verdi[1] ?? 0;
  }
  return null;
};
