// What the desk does beyond plain HTML: keys, drafts, and who else is here. Nothing depends on it.
"use strict";

const DRAFT_EVERY = 3_000; // milliseconds
const LOOK_EVERY = 20_000;
const KEYS_OFF = "keys-off";

// Keys: each presses what stands on the page; single letters are off inside of fields.
const rows = [...document.querySelectorAll(".q .s a")];
const dialog = document.getElementById("keys");
const letters = document.getElementById("keys-on");

function step(by) {
  const here = rows.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by;
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}

function go(selector) {
  const found = document.querySelector(selector);
  if (!found) return;
  const opened = found.closest("details");
  if (opened) opened.open = true;
  found.focus();
}

const ON_PRESS = {
  j: () => step(1),
  k: () => step(-1),
  u: () => document.querySelector("[data-key=u]")?.click(),
  "/": () => go("#q"),
  w: () => go("#owed"),
  r: () => go("#reply textarea"),
  n: () => go("#note textarea"),
  q: () => go("[data-key=q]"),
  t: () => go("[data-key=t]"),
  m: () => go("#saved-reply"),
  a: () => go("#assignee"),
  s: () => document.querySelector("[data-key=s]")?.click(),
  e: () => document.querySelector("[data-key=e]")?.focus(),
  z: () => document.querySelector("[data-key=z]")?.focus(),
  "?": () => dialog?.showModal(),
};

function typing(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (sends) event.target.closest("form")?.querySelector("[type=submit]:not([formaction])")?.click();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || localStorage.getItem(KEYS_OFF)) return;
  const pressed = ON_PRESS[event.key];
  if (!pressed) return;
  event.preventDefault();
  pressed();
});

if (letters) {
  letters.checked = !localStorage.getItem(KEYS_OFF);
  letters.addEventListener("change", () => {
    if (letters.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "yes");
  });
}

async function tell(url, form, values) {
  const said = new FormData();
  said.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(values)) said.set(name, value);
  const answer = await fetch(url, {
    method: "POST",
    body: said,
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  return (await answer.json()).said;
}

// Drafts: kept while somebody writes, and once more before the page is left.
let writes = false;
for (const form of document.querySelectorAll("form[data-draft]")) {
  const text = form.querySelector("textarea");
  const kept = form.querySelector("[data-kept]");
  let last = text.value;
  async function keep() {
    if (text.value === last) return;
    last = text.value;
    try {
      const said = await tell(form.dataset.draft, form, { [text.name]: text.value });
      if (kept) kept.textContent = said;
    } catch {
      last = ""; // offline: the next time tries again
    }
  }
  text.addEventListener("input", () => {
    writes = true;
  });
  setInterval(keep, DRAFT_EVERY);
}

// Who else is here: a sign of life now and then, answered with the others' names.
const status = document.querySelector("[data-looks]");
const anyForm = document.querySelector("form[data-draft]");
async function look() {
  if (document.hidden) return;
  try {
    status.textContent = await tell(status.dataset.looks, anyForm, writes ? { writes: "on" } : {});
  } catch {
    status.textContent = "";
  }
  writes = false;
}
if (status && anyForm) {
  look();
  setInterval(look, LOOK_EVERY);
}
