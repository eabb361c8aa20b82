// @ts-check
// DER (X.690): writing the parts of a CMS envelope, and reading a certificate. As kostra.kryptering.der.

export const HELTALL = 0x02;
export const BITSTRENG = 0x03;
export const OKTETTER = 0x04;
export const OID = 0x06;
export const SEKVENS = 0x30;
export const MENGDE = 0x31;
/** @param {number} nr */
export const kontekst = (nr) => 0xa0 | nr;

/** The bytes one after the other. @param {Uint8Array[]} deler */
export const samlet = (deler) => {
  const ut = new Uint8Array(deler.reduce((sum, del) => sum + del.length, 0));
  let plass = 0;
  for (const del of deler) {
    ut.set(del, plass);
    plass += del.length;
  }
  return ut;
};

/**
 * The octets of a whole number, the shortest way. Not by bit operations: they end at 2^32.
 * @param {number} tall
 */
const oktetter = (tall) => {
  const ut = [tall % 256];
  for (let rest = Math.floor(tall / 256); rest > 0; rest = Math.floor(rest / 256)) ut.unshift(rest % 256);
  return ut;
};

/** The length octets for so many bytes. @param {number} antall */
export const lengde = (antall) => {
  const ut = oktetter(antall);
  return Uint8Array.from(antall < 0x80 ? ut : [0x80 | ut.length, ...ut]);
};

/** One element: tag, length, and the parts. @param {number} tag @param {...Uint8Array} deler */
export const tlv = (tag, ...deler) => {
  const antall = deler.reduce((sum, del) => sum + del.length, 0);
  return samlet([Uint8Array.of(tag), lengde(antall), ...deler]);
};

/** A small number that isn't negative, as an INTEGER. @param {number} tall */
export const heltall = (tall) => {
  const ut = oktetter(tall);
  return tlv(HELTALL, Uint8Array.from(ut[0] < 0x80 ? ut : [0, ...ut]));
};

/** An OBJECT IDENTIFIER from its dotted form. @param {string} punktert */
export const oid = (punktert) => {
  const [forste, andre, ...rest] = punktert.split(".").map(Number);
  const ut = [forste * 40 + andre, ...rest].flatMap((tall) => {
    const deler = [tall % 128];
    for (let over = Math.floor(tall / 128); over > 0; over = Math.floor(over / 128)) {
      deler.unshift(0x80 | (over % 128));
    }
    return deler;
  });
  return tlv(OID, Uint8Array.from(ut));
};

/** @param {Uint8Array} a @param {Uint8Array} b */
export const like = (a, b) => a.length === b.length && a.every((oktett, i) => oktett === b[i]);

/** The order of a SET OF in DER: by the octets of its elements. @param {Uint8Array} a @param {Uint8Array} b */
export const rekkefolge = (a, b) => {
  const i = a.findIndex((oktett, plass) => oktett !== b[plass]);
  return i < 0 ? a.length - b.length : a[i] - (b[i] ?? -1);
};

/** What stands where it shouldn't, or ends too early. */
export class DerFeil extends Error {}

/** Reads the elements of some bytes in order: definite and shortest lengths, tags of one byte. */
export class Leser {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.plass = 0;
  }

  /** The tag of the next element; null at the end. */
  get neste() {
    return this.plass < this.data.length ? this.data[this.plass] : null;
  }

  /**
   * The next element: ``hele`` with its head, ``verdi`` without.
   * @param {number} [tag] what it must be
   */
  ta(tag) {
    const fra = this.plass;
    const merke = this.data[fra];
    if (merke === undefined || (merke & 0x1f) === 0x1f || (tag !== undefined && merke !== tag)) {
      throw new DerFeil("uventet eller manglende element");
    }
    let antall = this.data[fra + 1];
    let start = fra + 2;
    if (antall > 0x80 && antall <= 0x84) {
      const slutt = start + (antall & 0x7f);
      antall = this.data.slice(start, slutt).reduce((sum, oktett) => sum * 256 + oktett, 0);
      start = slutt;
    }
    const riktig = antall !== undefined && like(lengde(antall), this.data.subarray(fra + 1, start));
    if (!riktig || start + antall > this.data.length) throw new DerFeil("gal lengde");
    this.plass = start + antall;
    return { tag: merke, hele: this.data.subarray(fra, this.plass), verdi: this.data.subarray(start, this.plass) };
  }

  /** A reader of what is inside the next element. @param {number} [tag] */
  inn(tag) {
    return new Leser(this.ta(tag).verdi);
  }

  /** Nothing may follow. */
  slutt() {
    if (this.plass !== this.data.length) throw new DerFeil("det står noe etter slutten");
  }
}
