// @ts-check
"use strict";
// A button that shows what is typed in a password field. Hidden again before the form is sent, so that the browser
// never keeps it as an ordinary text.
(() => {
  document.querySelectorAll(".vispassord").forEach((rundt) => {
    const felt = rundt.querySelector("input");
    if (!(rundt instanceof HTMLElement) || !felt) return;
    const knapp = document.createElement("button");
    const navn = document.createElement("span");
    knapp.type = "button";
    knapp.className = "ds-button";
    knapp.dataset.variant = "secondary";
    navn.className = "ds-sr-only";
    navn.textContent = ` ${rundt.dataset.hva || ""}`;

    /** @param {boolean} synlig */
    const sett = (synlig) => {
      felt.type = synlig ? "text" : "password";
      knapp.textContent = (synlig ? rundt.dataset.skjul : rundt.dataset.vis) || "";
      knapp.append(navn);
    };
    knapp.addEventListener("click", () => sett(felt.type === "password"));
    felt.form?.addEventListener("submit", () => sett(false));
    sett(false);
    rundt.append(knapp);
  });
})();
