// @ts-check
// Keeps the control page for use without a network. ?v= is the version of the set: another version is another
// worker, which fills a cache of its own before it takes over, and then throws the old away. It keeps the set,
// and the page as one sees it who isn't logged in. It never sees a file that is controlled: none is fetched.

const selv = /** @type {any} */ (self);
const VERSJON = new URL(location.href).searchParams.get("v") ?? "";
const SIDEN = new URL("./", location.href).pathname;
const MAPPE = `${SIDEN}fil/${VERSJON}/`;
const LAGER = "nettkontroll-";
/** Read by the page that isn't logged in; the language is the browser's. */
const UTEN_INNLOGGING = /** @type {RequestInit} */ ({ credentials: "omit", cache: "no-cache" });
/** What is kept is the same for everyone. */
const LETT = { ignoreVary: true, ignoreSearch: true };

/** @param {string} navn */
const lagernavn = (navn) => `${LAGER}${navn}`;

/** Whatever the page asks for by itself: styles, font, icons. @param {string} html */
const faste = (html) => [...new Set([...html.matchAll(/(?:href|src)="(\/static\/[^"#?]+)/g)].map((treff) => treff[1]))];

const legg = async () => {
  const lager = await caches.open(lagernavn(VERSJON));
  const manifest = await (await fetch(`${MAPPE}manifest.json`)).json();
  /** @param {{ navn: string, sha256: string }} fil */
  const ta = async ({ navn, sha256 }) => {
    const sum = btoa(String.fromCharCode(...(sha256.match(/../g) ?? []).map((to) => parseInt(to, 16))));
    const svar = await fetch(MAPPE + navn, { integrity: `sha256-${sum}`, credentials: "omit" });
    if (!svar.ok) throw new Error(navn);
    await lager.put(MAPPE + navn, svar);
  };
  await lager.add(`${MAPPE}manifest.json`);
  const siden = await fetch(SIDEN, UTEN_INNLOGGING);
  if (!siden.ok) throw new Error(SIDEN);
  const html = await siden.clone().text();
  await lager.put(SIDEN, siden);
  await Promise.all([...manifest.filer.map(ta), lager.addAll(faste(html))]);
};

const rydd = async () => {
  const gamle = (await caches.keys()).filter((navn) => navn.startsWith(LAGER) && navn !== lagernavn(VERSJON));
  await Promise.all(gamle.map((navn) => caches.delete(navn)));
  await selv.clients.claim();
};

/** The set comes from the cache; everything else from the network while there is one. @param {Request} spurt */
const svar = async (spurt) => {
  const sti = new URL(spurt.url).pathname;
  if (sti.startsWith(MAPPE)) {
    return (await caches.match(sti, LETT)) ?? fetch(spurt);
  }
  try {
    return await fetch(spurt);
  } catch (feil) {
    const lagret = await caches.match(sti, LETT);
    if (lagret) return lagret;
    throw feil;
  }
};

selv.addEventListener("install", (/** @type {any} */ h) => h.waitUntil(legg()));
selv.addEventListener("activate", (/** @type {any} */ h) => h.waitUntil(rydd()));
selv.addEventListener("fetch", (/** @type {any} */ h) => {
  const egen = new URL(h.request.url).origin === location.origin;
  if (egen && h.request.method === "GET") h.respondWith(svar(h.request));
});
