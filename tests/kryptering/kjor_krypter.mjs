// Encrypts as the page does, without a page: cases as JSON on standard input, one envelope per case in the folder.
import { readFileSync, writeFileSync } from "node:fs";

const [, , modul, mappe] = process.argv;
const { SertifikatFeil, krypter, lesMottakere, lesSertifikat } = await import(modul);
const { naa, sertifikater, saker } = JSON.parse(readFileSync(0, "utf8"));
const tid = new Date(naa);
const fraBase64 = (tekst) => Uint8Array.from(Buffer.from(tekst, "base64"));

const svar = { sertifikater: {}, konvolutter: {} };
for (const [navn, der] of Object.entries(sertifikater)) {
  try {
    const { navn: hvem, fingeravtrykk, til } = await lesSertifikat(fraBase64(der), tid);
    svar.sertifikater[navn] = { navn: hvem, fingeravtrykk, til: til.toISOString() };
  } catch (feil) {
    if (!(feil instanceof SertifikatFeil)) throw feil;
    svar.sertifikater[navn] = { feil: feil.kode };
  }
}
for (const { navn, mottakere, fil } of saker) {
  const liste = mottakere.map((en) => ({ der: sertifikater[en], fingeravtrykk: svar.sertifikater[en].fingeravtrykk }));
  const { blob, storrelse, sha256 } = await krypter(new Uint8Array(readFileSync(fil)).buffer, await lesMottakere(liste, tid));
  writeFileSync(`${mappe}/${navn}.p7m`, Buffer.from(await blob.arrayBuffer()));
  svar.konvolutter[navn] = { storrelse, sha256 };
}
const galt = [{ der: sertifikater.p256, fingeravtrykk: svar.sertifikater.p384.fingeravtrykk }];
svar.byttet = await lesMottakere(galt, tid).then(() => "", (feil) => feil.kode);
process.stdout.write(JSON.stringify(svar));
