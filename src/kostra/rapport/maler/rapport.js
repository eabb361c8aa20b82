// Filter, sort and group the findings. Plain ASCII. Without this script everything is readable,
// grouped by control; the form stays hidden. "rot" is the document, or the shadow root of a page that
// shows a report among other things; "signal" then ends it.
"use strict";
globalThis.visRapport = (rot, signal) => {
  const skjema = rot.getElementById("verktoy");
  if (!skjema) return;
  const MAKS = 50; // rows drawn per group until the reader asks for all
  const status = rot.getElementById("treff");
  const perSaksbehandler = rot.getElementById("per-saksbehandler");
  const mal = rot.getElementById("mal-saksbehandler");
  const avsnitt = [...rot.querySelectorAll("section.avsnitt")];
  const rekke = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const utvidet = new Set();
  let skriverUt = false;

  const tall = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const tekst = (navn, verdier = {}) =>
    skjema.dataset[navn].replace(/\{(\w+)\}/g, (_, ord) => (typeof verdier[ord] === "number" ? tall(verdier[ord]) : verdier[ord]));

  const kort = [...rot.querySelectorAll("article.funn")].map((el, plass) => ({
    el, plass, id: el.id, grad: Number(el.dataset.grad), kropp: el.querySelector("tbody"),
    tillegg: el.dataset.tillegg === "1", tittel: el.querySelector("h3").textContent,
  }));
  const rader = [];
  for (const k of kort) {
    for (const tr of [...k.kropp.rows]) {
      const [journal, sb, linje] = [...tr.cells].slice(0, 3).map((celle) => celle.textContent);
      rader.push({ tr, k, plass: rader.length, journal, sb, linje: parseInt(linje, 10) || 0 });
    }
  }

  const NOKLER = {
    rapport: (a, b) => a.plass - b.plass,
    kontroll: (a, b) => rekke.compare(a.k.id, b.k.id),
    saksbehandler: (a, b) => rekke.compare(a.sb, b.sb),
    journal: (a, b) => rekke.compare(a.journal, b.journal),
    linje: (a, b) => a.linje - b.linje,
  };

  function sokbar(rad) {
    rad.sok ??= `${rad.k.tittel} ${[...rad.tr.cells].slice(0, 5).map((c) => c.textContent).join(" ")}`.toLowerCase();
    return rad.sok;
  }

  function utvalg(valg) {
    const ord = valg.get("sok").toLowerCase().trim().split(/\s+/).filter(Boolean);
    const [grad, sb] = [valg.get("grad"), valg.get("saksbehandler")];
    return rader.filter((rad) =>
      (grad === "" || rad.k.grad === Number(grad)) &&
      (sb === "" || rad.sb === sb.slice(1)) &&
      (!ord.length || ord.every((o) => sokbar(rad).includes(o))));
  }

  // In a group by caseworker each finding tells its control, what to do, and why.
  function pynt(rad) {
    if (rad.pyntet) return;
    rad.pyntet = true;
    const { el } = rad.k;
    const navn = document.createElement("span");
    navn.className = "ekstra";
    navn.textContent = rad.k.tittel;
    rad.tr.querySelector(".k").replaceChildren(el.querySelector(".lapp").cloneNode(true), navn);
    const boks = document.createElement("div");
    boks.className = "kun-sb";
    for (const del of el.querySelectorAll(":scope > .gjor, :scope > details")) boks.append(del.cloneNode(true));
    rad.tr.querySelector(".m").append(boks);
  }

  function tegn(el, kropp, liste, nokkel, antall) {
    const alle = skriverUt || utvidet.has(nokkel) || liste.length <= MAKS;
    kropp.replaceChildren(...(alle ? liste : liste.slice(0, MAKS)).map((rad) => rad.tr));
    let mer = el.querySelector(".mer.flere");
    if (alle) {
      mer?.remove();
      return;
    }
    if (!mer) {
      mer = document.createElement("p");
      mer.className = "mer flere";
      mer.append(document.createElement("button"));
      mer.firstChild.type = "button";
      kropp.parentElement.after(mer);
    }
    mer.firstChild.textContent = tekst("visFlere", { n: antall });
    mer.firstChild.onclick = () => {
      utvidet.add(nokkel);
      vis();
      const neste = kropp.rows[MAKS]?.cells[0];
      neste?.setAttribute("tabindex", "-1");
      neste?.focus();
    };
  }

  function etterKontroll(treff, sorter) {
    const per = new Map(kort.map((k) => [k, []]));
    for (const rad of treff) per.get(rad.k).push(rad);
    for (const [k, liste] of per) {
      k.el.hidden = !liste.length;
      tegn(k.el, k.kropp, liste, k.id, liste.length);
    }
    for (const del of avsnitt) {
      const egne = kort.filter((k) => k.el.parentElement === del);
      egne.sort(sorter === "kontroll" ? (a, b) => rekke.compare(a.id, b.id) : (a, b) => a.plass - b.plass);
      del.append(...egne.map((k) => k.el));
      del.hidden = egne.every((k) => k.el.hidden);
    }
  }

  // "2 feil og 1 advarsel", from the worst severity down
  function antall(perGrad) {
    const ledd = perGrad.map((n, nr) => n && tekst(`${n === 1 ? "en" : "flere"}${4 - nr}`, { n })).filter(Boolean);
    const siste = ledd.pop();
    return ledd.length ? `${ledd.join(", ")} ${tekst("og")} ${siste}` : siste;
  }

  function etterSaksbehandler(treff, sorter) {
    const per = new Map();
    for (const rad of treff) {
      if (!per.has(rad.sb)) per.set(rad.sb, []);
      per.get(rad.sb).push(rad);
    }
    const grupper = [...per];
    const verst = (liste) => [4, 3, 2, 1, 0].map((g) => liste.filter((rad) => rad.k.grad === g).length);
    const orden = new Map(grupper.map(([sb, liste]) => [sb, verst(liste)]));
    grupper.sort(([a], [b]) => {
      const [va, vb] = [orden.get(a), orden.get(b)];
      const i = sorter === "saksbehandler" ? -1 : va.findIndex((n, nr) => n !== vb[nr]);
      return i < 0 ? rekke.compare(a, b) : vb[i] - va[i];
    });
    const nye = grupper.map(([sb, liste]) => {
      const el = mal.content.cloneNode(true).firstElementChild;
      el.querySelector("h3").textContent = sb ? tekst("sb", { navn: sb }) : tekst("utenSb");
      el.querySelector(".meta").textContent = antall(orden.get(sb));
      el.classList.add(`g${Math.max(...liste.map((rad) => rad.k.grad))}`);
      const alle = skriverUt || utvidet.has(`sb:${sb}`);
      for (const rad of alle ? liste : liste.slice(0, MAKS)) pynt(rad);
      tegn(el, el.querySelector("tbody"), liste, `sb:${sb}`, liste.length);
      return el;
    });
    const overskrift = perSaksbehandler.querySelector("h2");
    perSaksbehandler.replaceChildren(overskrift, ...nye);
    perSaksbehandler.hidden = !nye.length;
  }

  function vis() {
    const valg = new FormData(skjema);
    const sorter = valg.get("sorter");
    const treff = utvalg(valg).sort((a, b) => NOKLER[sorter](a, b) || a.plass - b.plass);
    const samlet = valg.get("grupper") === "saksbehandler";
    perSaksbehandler.hidden = true;
    if (samlet) {
      etterKontroll(treff.filter((rad) => rad.k.tillegg), sorter);
      etterSaksbehandler(treff.filter((rad) => !rad.k.tillegg), sorter);
    } else {
      perSaksbehandler.replaceChildren(perSaksbehandler.querySelector("h2"));
      etterKontroll(treff, sorter);
    }
    const melding = treff.length ? "treff" : "ingenTreff";
    status.textContent = tekst(melding, { vist: treff.length, alle: rader.length });
  }

  let venter;
  const snart = () => { clearTimeout(venter); venter = setTimeout(vis, 150); };
  skjema.addEventListener("input", (hendelse) => (hendelse.target.type === "search" ? snart() : vis()));
  skjema.addEventListener("submit", (hendelse) => { hendelse.preventDefault(); vis(); });
  skjema.addEventListener("reset", () => setTimeout(() => { utvidet.clear(); vis(); }));
  rot.getElementById("skriv-ut").addEventListener("click", () => window.print());

  // On paper everything that the filter lets through stands, and all details are open.
  let aapnet = [];
  window.addEventListener("beforeprint", () => {
    skriverUt = true;
    vis();
    aapnet = [...rot.querySelectorAll("details:not([open])")];
    for (const detalj of aapnet) detalj.open = true;
  }, { signal });
  window.addEventListener("afterprint", () => {
    for (const detalj of aapnet) detalj.open = false;
    skriverUt = false;
    vis();
  }, { signal });

  // A link to a control must find its card, also when the filter hides it.
  rot.addEventListener("click", (hendelse) => {
    const lenke = hendelse.target.closest?.("a.til-kontroll");
    if (!lenke) return;
    const maal = rot.querySelector(lenke.hash);
    if (maal?.hidden || perSaksbehandler.hidden === false) skjema.reset(), vis();
    if (rot === document) return;
    hendelse.preventDefault(); // an address finds nothing inside a shadow root
    maal?.querySelector("h3").setAttribute("tabindex", "-1");
    maal?.querySelector("h3").focus();
  });

  skjema.hidden = false;
  vis();
};
globalThis.visRapport(document);
