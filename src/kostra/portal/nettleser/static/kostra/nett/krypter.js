// @ts-check
// The envelope in the browser: CMS AuthEnvelopedData with AES-256-GCM, as kostra.kryptering writes it, by
// WebCrypto alone. The format and why: docs/vedtak/0003-konvolutt.md.
//
// WebCrypto's GCM takes the whole content at once. While n bytes are encrypted the page holds them, the ciphertext,
// and a copy of that to hash: about 3 n, which for the forms' largest file (20 MB) is 60 MB. The work is done
// outside the page's own thread by the browser, so that the page answers meanwhile. The content is given as bytes,
// not as a Blob: a large Blob may be put on disk by the browser, and what is readable must not be.
import { BITSTRENG, MENGDE, OKTETTER, SEKVENS, heltall, kontekst, lengde, oid, rekkefolge, samlet, tlv } from "./krypter_der.js";
import { SertifikatFeil, lesSertifikat, sha256 } from "./krypter_sertifikat.js";

export { SertifikatFeil, lesSertifikat };

/** @typedef {import("./krypter_sertifikat.js").Sertifikat} Sertifikat */

/** More than this is no extract, and no browser's memory. */
export const MAKS = 2 ** 30;
const MERKE = 16; // bytes of the tag, which WebCrypto puts after the ciphertext
const NULL = Uint8Array.of(5, 0);
const AUTH_ENVELOPED = oid("1.2.840.113549.1.9.16.1.23");
const DATA = oid("1.2.840.113549.1.7.1");
const SHA256 = tlv(SEKVENS, oid("2.16.840.1.101.3.4.2.1"), NULL);
const OAEP_SHA256 = tlv(
  SEKVENS,
  oid("1.2.840.113549.1.1.7"),
  tlv(SEKVENS, tlv(kontekst(0), SHA256), tlv(kontekst(1), tlv(SEKVENS, oid("1.2.840.113549.1.1.8"), SHA256))),
);
const AES256_GCM = oid("2.16.840.1.101.3.4.1.46");
const AES256_WRAP = tlv(SEKVENS, oid("2.16.840.1.101.3.4.1.45"));
const EC_NOKKEL = tlv(SEKVENS, oid("1.2.840.10045.2.1"));
/** Bits of the shared secret, and the KDF's hash, per curve (RFC 5753 section 7.2). */
const KURVER = {
  "P-256": { bit: 256, hash: "SHA-256", kdf: oid("1.3.132.1.11.1") },
  "P-384": { bit: 384, hash: "SHA-384", kdf: oid("1.3.132.1.11.2") },
};
/** ECC-CMS-SharedInfo: the key wrap, and its key's length in bits. */
const DELT = tlv(SEKVENS, AES256_WRAP, tlv(kontekst(2), tlv(OKTETTER, Uint8Array.of(0, 0, 1, 0))));

/**
 * What the recipients, and nobody else, can open.
 * @typedef {{ blob: Blob, storrelse: number, sha256: string }} Konvolutt
 */

/**
 * An envelope with the bytes, for every certificate.
 * @param {ArrayBuffer} innhold
 * @param {Sertifikat[]} mottakere as :func:`lesSertifikat` gives them
 * @returns {Promise<Konvolutt>}
 */
export const krypter = async (innhold, mottakere) => {
  if (!mottakere.length) throw new Error("ingen mottaker");
  if (innhold.byteLength > MAKS) throw new RangeError("filen er for stor");
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const nokkel = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const infoer = await Promise.all(ulike(mottakere).map((en) => mottakerinfo(en, nokkel)));
  infoer.sort(rekkefolge);
  const ut = new Uint8Array(
    await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, tagLength: 8 * MERKE }, nokkel, innhold),
  );
  const skjult = ut.subarray(0, ut.length - MERKE);
  const deler = [hode(infoer, nonce, skjult.length), skjult, tlv(OKTETTER, ut.subarray(skjult.length))];
  const blob = new Blob(deler, { type: "application/pkcs7-mime" });
  return { blob, storrelse: blob.size, sha256: await sha256(await blob.arrayBuffer()) };
};

/**
 * The certificates of the server's list, each with the fingerprint that the list says it has.
 * @param {{ der: string, fingeravtrykk: string }[]} liste ``der``: base64
 * @param {Date} naa
 * @returns {Promise<Sertifikat[]>}
 */
export const lesMottakere = (liste, naa) =>
  Promise.all(
    liste.map(async (rad) => {
      const der = Uint8Array.from(atob(rad.der), (tegn) => tegn.charCodeAt(0));
      const sertifikat = await lesSertifikat(der, naa);
      if (sertifikat.fingeravtrykk !== rad.fingeravtrykk) throw new SertifikatFeil("fingeravtrykk");
      return sertifikat;
    }),
  );

/** One of each issuer and serial number. @param {Sertifikat[]} mottakere */
const ulike = (mottakere) => [...new Map(mottakere.map((en) => [`${en.utsteder} ${en.serienummer}`, en])).values()];

/** The content key for one recipient: a RecipientInfo. @param {Sertifikat} mottaker @param {CryptoKey} nokkel */
const mottakerinfo = (mottaker, nokkel) => {
  const { slag } = mottaker;
  return slag.type === "RSA" ? medRsa(mottaker, nokkel) : medEcdh(mottaker, nokkel, slag.kurve);
};

/** RSAES-OAEP (RFC 4055). @param {Sertifikat} mottaker @param {CryptoKey} nokkel */
const medRsa = async (mottaker, nokkel) => {
  const rsa = { name: "RSA-OAEP", hash: "SHA-256" };
  const offentlig = await crypto.subtle.importKey("spki", new Uint8Array(mottaker.spki), rsa, false, ["wrapKey"]);
  const pakket = new Uint8Array(await crypto.subtle.wrapKey("raw", nokkel, offentlig, rsa));
  return tlv(SEKVENS, heltall(0), id(mottaker), OAEP_SHA256, tlv(OKTETTER, pakket));
};

/**
 * Ephemeral ECDH, the X9.63 KDF, AES key wrap (RFC 5753 section 7.2, SEC 1 section 3.6.1, RFC 3394).
 * @param {Sertifikat} mottaker @param {CryptoKey} nokkel @param {"P-256" | "P-384"} kurve
 */
const medEcdh = async (mottaker, nokkel, kurve) => {
  const { bit, hash, kdf } = KURVER[kurve];
  const ec = { name: "ECDH", namedCurve: kurve };
  const offentlig = await crypto.subtle.importKey("spki", new Uint8Array(mottaker.spki), ec, false, []);
  const engang = await crypto.subtle.generateKey(ec, false, ["deriveBits"]);
  const felles = await crypto.subtle.deriveBits({ name: "ECDH", public: offentlig }, engang.privateKey, bit);
  const teller = Uint8Array.of(0, 0, 0, 1); // one round of the KDF gives at least the 32 bytes
  const utledet = await crypto.subtle.digest(hash, samlet([new Uint8Array(felles), teller, DELT]));
  const kek = await crypto.subtle.importKey("raw", utledet.slice(0, 32), "AES-KW", false, ["wrapKey"]);
  const pakket = new Uint8Array(await crypto.subtle.wrapKey("raw", nokkel, kek, "AES-KW"));
  const punkt = new Uint8Array(await crypto.subtle.exportKey("raw", engang.publicKey));
  const avsender = tlv(kontekst(1), EC_NOKKEL, tlv(BITSTRENG, Uint8Array.of(0), punkt));
  return tlv(
    kontekst(1),
    heltall(3),
    tlv(kontekst(0), avsender),
    tlv(SEKVENS, kdf, AES256_WRAP),
    tlv(SEKVENS, tlv(SEKVENS, id(mottaker), tlv(OKTETTER, pakket))),
  );
};

/** @param {Sertifikat} mottaker */
const id = (mottaker) => tlv(SEKVENS, mottaker.utsteder, mottaker.serienummer);

/** Everything before the content, from the inside out. @param {Uint8Array[]} infoer @param {Uint8Array} nonce @param {number} antall */
const hode = (infoer, nonce, antall) => {
  const gcm = tlv(SEKVENS, AES256_GCM, tlv(SEKVENS, tlv(OKTETTER, nonce), heltall(MERKE)));
  let ut = samlet([Uint8Array.of(0x80), lengde(antall)]);
  let etter = antall; // bytes that follow inside the element being built
  /** @param {number} tag @param {...Uint8Array} foran */
  const omslutt = (tag, ...foran) => {
    const inni = samlet([...foran, ut]);
    ut = samlet([Uint8Array.of(tag), lengde(inni.length + etter), inni]);
  };
  omslutt(SEKVENS, DATA, gcm);
  etter += 2 + MERKE;
  omslutt(SEKVENS, heltall(0), tlv(MENGDE, ...infoer));
  omslutt(kontekst(0));
  omslutt(SEKVENS, AUTH_ENVELOPED);
  return ut;
};
