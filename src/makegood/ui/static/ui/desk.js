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

function go(found) {
  const opened = found.closest("details");
  if (opened) opened.open = true;
  found.focus();
}

function press(found) {
  found.click();
}

// What each key finds, and what it does there. What stands on no page of now is not in the list.
const CONTROLS = {
  u: ["[data-key=u]", press],
  "/": ["#q", go],
  w: ["#owed", go],
  r: ["#reply textarea", go],
  n: ["#note textarea", go],
  q: ["[data-key=q]", go],
  t: ["[data-key=t]", go],
  m: ["#saved-reply", go],
  a: ["#assignee", go],
  s: ["[data-key=s]", press],
  e: ["[data-key=e]", go],
  z: ["[data-key=z]", go],
};
const ROWS = { j: () => step(1), k: () => step(-1), Enter: null };

function works(key) {
  if (key in ROWS) return rows.length > 0;
  if (key in CONTROLS) return document.querySelector(CONTROLS[key][0]) !== null;
  return key !== "Ctrl Enter" || document.querySelector("form textarea") !== null;
}

function keyOf(entry) {
  const key = entry.querySelector("kbd").textContent;
  return key.length === 1 ? key.toLowerCase() : key;
}

function list() {
  for (const entry of dialog.querySelectorAll("dl > div")) {
    entry.hidden = !works(keyOf(entry));
  }
  dialog.showModal();
}

function onPress(key) {
  if (key === "?") return dialog && list;
  if (ROWS[key]) return ROWS[key];
  const [selector, act] = CONTROLS[key] ?? [];
  const found = selector && document.querySelector(selector);
  return found && (() => act(found));
}

function typing(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (sends) event.target.closest("form")?.querySelector("[type=submit]:not([formaction])")?.click();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || localStorage.getItem(KEYS_OFF)) return;
  const pressed = onPress(event.key);
  if (!pressed) return;
  event.preventDefault();
  pressed();
});

// Each key is printed on its control, and the usual ones below all, where keys are on.
if (letters && !localStorage.getItem(KEYS_OFF)) {
  const bar = document.getElementById("key-bar");
  for (const entry of bar.children) entry.hidden = !works(keyOf(entry)) && keyOf(entry) !== "?";
  bar.hidden = false;
  for (const control of document.querySelectorAll("[data-key]")) {
    const key = control.dataset.key;
    if (key.length > 1 || control.querySelector("kbd")) continue;
    const printed = document.createElement("kbd");
    printed.textContent = key.toUpperCase();
    printed.ariaHidden = "true";
    control.append(" ", printed);
    control.setAttribute("aria-keyshortcuts", key);
  }
}

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
