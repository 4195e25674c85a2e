// What a page does beyond plain HTML. Every page works without it.
"use strict";

const MINUTE = 60_000; // milliseconds
const page = document.documentElement;
const words = document.body.dataset;

// Theme: kept in the cookie from which the server draws the next page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-form]")) return;
  event.preventDefault();
  const theme = event.submitter.value;
  const secure = location.protocol === "https:" ? "; secure" : "";
  page.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
  form.querySelector(theme === "dark" ? ".to-light" : ".to-dark").focus();
});

// A button that is still at work says so, and is whole again when the reader comes back.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button?.matches(".btn")) return;
  setTimeout(() => {
    button.classList.add("busy");
    button.setAttribute("aria-busy", "true");
  }, 200);
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll(".btn.busy")) {
    button.classList.remove("busy");
    button.removeAttribute("aria-busy");
  }
});

// Dialogs: the opener is a link to a page that asks the same, so that it works without this.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog).showModal();
  }
  const closer = event.target.closest("[data-close]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
  for (const menu of document.querySelectorAll("details[name=shell][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[name=shell][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Popovers stand beside what opened them, and never over the edge of the window.
for (const popover of document.querySelectorAll(".pop[popover]")) {
  popover.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    const opener = document.querySelector(`[popovertarget="${popover.id}"]`);
    const beside = opener.getBoundingClientRect();
    const left = Math.min(innerWidth - popover.offsetWidth - 12, beside.left - 12);
    const below = beside.bottom + 8;
    const above = beside.top - popover.offsetHeight - 8;
    const fits = below + popover.offsetHeight + 8 <= innerHeight || above < 8;
    const lowest = innerHeight - popover.offsetHeight - 12;
    popover.style.left = `${Math.max(12, left)}px`;
    popover.style.top = `${fits ? Math.min(below, Math.max(12, lowest)) : above}px`;
  });
}

// Hours: the server says them by the brand's clocks; only the browser knows the reader's own.
function weekByOwnClocks(stretches) {
  const weekday = new Intl.DateTimeFormat(page.lang, { weekday: "short" });
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const time = new Intl.DateTimeFormat(page.lang, clock);
  const span = (from, to) => (from === to ? from : `${from}\u2060\u2013\u2060${to}`);
  const days = Array.from({ length: 7 }, () => ({ name: "", windows: [] }));
  for (const [begins, ends] of stretches) {
    const day = days[(begins.getDay() + 6) % 7]; // Monday first
    day.name = weekday.format(begins);
    day.windows.push(span(time.format(begins), time.format(ends)));
  }
  const groups = [];
  days.forEach(({ name, windows }, number) => {
    const said = windows.sort().join(", ");
    const last = groups.at(-1);
    if (last?.said === said && last.number === number - 1) Object.assign(last, { to: name, number });
    else if (said) groups.push({ from: name, to: name, said, number });
  });
  return groups.map(({ from, to, said }) => `${span(from, to)} ${said}`).join("; ");
}

for (const own of document.querySelectorAll("[data-open]")) {
  const spans = own.dataset.open.split(" ").filter(Boolean);
  const stretches = spans.map((one) => one.split("/").map((at) => new Date(at)));
  if (!stretches.length) continue;
  own.querySelector("span").textContent = weekByOwnClocks(stretches);
  own.hidden = -stretches[0][0].getTimezoneOffset() === Number(own.dataset.offset);
}

// Clocks: the server says when a promise ends; here it is counted, once a minute.
function inWords(pattern, values) {
  return pattern.replace(/\[(\w+)\]/g, (whole, name) => values[name] ?? whole);
}

function lengthInWords(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return inWords(words.days, { days, hours: hours % 24 });
  if (hours > 0) return inWords(words.hours, { hours, minutes: minutes % 60 });
  return inWords(words.minutes, { minutes });
}

function turn(due, face) {
  if (due.classList.contains(face)) return;
  due.classList.remove("calm", "soon", "broken");
  due.classList.add(face);
  // Only a change of face is spoken; a clock that ticks aloud would be unbearable.
  document.getElementById("said").textContent = due.textContent;
}

function count(clock) {
  const due = clock.closest(".due");
  const ends = Date.parse(clock.dataset.ends);
  const left = ends - Date.now();
  const time = lengthInWords(left);
  clock.title ||= clock.textContent;
  if (due.classList.contains("aim")) {
    if (left >= 0) clock.textContent = inWords(words.aim, { time });
    return;
  }
  const share = Math.max(0, left / (ends - Date.parse(clock.dataset.starts)));
  clock.textContent = left < 0 ? inWords(words.late, { time }) : time;
  due.querySelector(".ring .v")?.setAttribute("stroke-dasharray", `${share * 100} 100`);
  turn(due, left < 0 ? "broken" : share > 0.25 ? "calm" : "soon");
}

function countAll() {
  document.querySelectorAll(".due [data-ends]").forEach(count);
}

countAll();
setInterval(countAll, MINUTE);

document.getElementById("errors")?.focus();

// What may be seen for a while only is gone after it, even where the page cannot be left.
for (const shown of document.querySelectorAll("[data-hidden-after]")) {
  setTimeout(() => shown.remove(), shown.dataset.hiddenAfter * 1000);
}

// The form of a new ticket: what would become of it is shown as soon as something changes.
const preview = document.querySelector("form[data-preview]");
const FOLLOWS = ["questions", "preview"]; // the parts of the page that follow from what was typed
let checks = 0; // an earlier answer that comes late is not shown

async function check() {
  const turn = ++checks;
  const typed = new FormData(preview);
  typed.set("check", "1");
  typed.delete("attachments"); // files go along when it is sent
  const answer = await fetch(location.href, { method: "POST", body: typed });
  if (turn !== checks || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.id;
  for (const id of FOLLOWS) document.getElementById(id).replaceWith(fresh.getElementById(id));
  if (focused) document.getElementById(focused)?.focus();
}

preview?.addEventListener("change", (event) => {
  const matters = "[type=radio], [type=checkbox], select, [name=subject], [name^='fact-']";
  if (event.target.matches(matters)) check();
});
