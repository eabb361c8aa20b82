// @ts-check
// The worker of nettkontroll.js: Pyodide and the engine. Everything it runs comes from its own folder, and is
// held against the manifest before it is used. When the engine is ready the worker has no way to the network.

const HER = new URL("./", import.meta.url);
const PYODIDE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const MOTOR = "motor.zip";
/** Ways out of a worker, and places to leave something, that are shut once everything is loaded. */
const VEIER = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Worker", "SharedWorker",
  "BroadcastChannel", "RTCPeerConnection", "indexedDB", "caches", "importScripts", "Request",
];

class Feil extends Error {
  /** @param {string} kode @param {string} [detalj] @param {unknown} [gjenkjent] */
  constructor(kode, detalj, gjenkjent) {
    super(kode);
    this.kode = kode;
    this.detalj = detalj;
    this.gjenkjent = gjenkjent;
  }
}

/** @type {any} */
let arbeid;
/** @type {any} */
let python;

/** @param {string} trinn @param {number} gjort @param {number} av @param {string} [hvor] */
const si = (trinn, gjort = 0, av = 0, hvor) => postMessage({ hendelse: { trinn, gjort, av, hvor } });

/** @param {string} navn */
const hent = async (navn) => {
  try {
    const svar = await fetch(new URL(navn, HER), { credentials: "omit" });
    if (svar.ok && svar.body) return svar;
  } catch {
    // told below
  }
  throw new Feil("lastet_ikke", navn);
};

/** @param {ArrayBuffer} data */
const sha256 = async (data) => {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return Array.from(sum, (oktett) => oktett.toString(16).padStart(2, "0")).join("");
};

/** Everything that is needed, held against the manifest; bytes are told as they come. */
const lastAlt = async () => {
  const { versjon, filer } = await (await hent("manifest.json")).json();
  if (!HER.pathname.endsWith(`/${versjon}/`)) throw new Feil("endret", "manifest.json");
  const trengs = filer.filter((/** @type {any} */ fil) => [...PYODIDE, MOTOR].includes(fil.navn));
  const av = trengs.reduce((/** @type {number} */ sum, /** @type {any} */ fil) => sum + fil.storrelse, 0);
  let gjort = 0;
  let vist = 0;
  /** @param {any} fil */
  const last = async (fil) => {
    const leser = /** @type {ReadableStream<Uint8Array>} */ ((await hent(fil.navn)).body).getReader();
    const data = new Uint8Array(fil.storrelse);
    let plass = 0;
    for (;;) {
      const { done, value } = await leser.read();
      if (done) break;
      if (plass + value.length > data.length) throw new Feil("endret", fil.navn);
      data.set(value, plass);
      plass += value.length;
      gjort += value.length;
      if (gjort - vist > 200_000 || gjort === av) {
        vist = gjort;
        si("laster", gjort, av);
      }
    }
    if (plass !== data.length || (await sha256(data.buffer)) !== fil.sha256) throw new Feil("endret", fil.navn);
    return /** @type {[string, Uint8Array]} */ ([fil.navn, data]);
  };
  return new Map(await Promise.all(trengs.map(last)));
};

const start = async () => {
  si("laster");
  const filer = await lastAlt();
  si("starter");
  const { loadPyodide } = await import(new URL("pyodide.mjs", HER).href);
  python = await loadPyodide({ indexURL: HER.href });
  for (const vei of VEIER) Object.defineProperty(self, vei, { value: undefined, configurable: false });
  python.FS.writeFile("/motor.zip", filer.get(MOTOR));
  arbeid = python.runPython(`
import sys
sys.path.insert(0, "/motor.zip")
sys.dont_write_bytecode = True
from kostra.nettleser.arbeid import Arbeid
Arbeid()`);
  si("klar");
  return { versjon: arbeid.versjon };
};

/** @param {Blob | ArrayBuffer} fil */
const les = async (fil) => {
  if ((fil instanceof Blob ? fil.size : fil.byteLength) > arbeid.maks_bytes) throw new Feil("for_stor");
  try {
    return new Uint8Array(fil instanceof Blob ? await fil.arrayBuffer() : fil);
  } catch {
    throw new Feil("ulest"); // moved, changed or locked since it was chosen
  }
};

/** @type {Record<string, (melding: any) => Promise<any>>} */
const GJOR = {
  start,
  gjenkjenn: async ({ fil }) => JSON.parse(arbeid.gjenkjenn(python.toPy(await les(fil)))),
  kontroller: async ({ fil, valg }) => {
    si("kontrollerer");
    const data = python.toPy(await les(fil));
    const svar = JSON.parse(
      arbeid.kontroller(data, JSON.stringify(valg), (/** @type {number} */ g, /** @type {number} */ av) =>
        si(g === av ? "rapport" : "kontrollerer", g, av)),
    );
    data.destroy?.();
    if (svar.feil) throw new Feil(svar.feil, undefined, svar.gjenkjent);
    return svar;
  },
  rapport: async ({ format, sprak }) => {
    const svar = arbeid.skriv(format, sprak);
    const bytes = svar.toJs();
    svar.destroy();
    return bytes;
  },
};

self.onmessage = async ({ data }) => {
  try {
    postMessage({ nr: data.nr, svar: await GJOR[data.gjor](data) });
  } catch (feil) {
    const kode = feil instanceof Feil ? feil.kode : "sviktet";
    // of an unexpected fault only its kind: the text may hold a piece of the file
    const detalj = feil instanceof Feil ? feil.detalj : /** @type {any} */ (feil).type;
    postMessage({ nr: data.nr, feil: { kode, detalj, gjenkjent: /** @type {any} */ (feil).gjenkjent } });
  }
};
