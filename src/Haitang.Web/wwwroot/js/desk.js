// The keys of a desk. They rest while somebody types, while an input method composes, and under an open dialogue.
const acts = {
  c: "classify", d: "dispatch", a: "accept", v: "verify", r: "return extend suspend", n: "refuse-return refuse-extension refuse-suspension send-back",
  w: "answer", b: "record-call-back", p: "report-progress", m: "merge",
};

document.addEventListener("keydown", event => {
  // 229: the key belongs to the input method, also where the browser does not say that it composes.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || !document.querySelector("[data-desk]")) return;
  const { key } = event;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === "k") return done(event, openPalette);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const palette = document.querySelector("dialog.palette[open]");
  if (palette) return walk(event, palette);
  if (document.querySelector("dialog[open]")) return;
  if (isTyping(event.target)) return key === "Escape" ? done(event, () => event.target.blur()) : undefined;
  const act = actionOf(key, event.target);
  if (act) done(event, act);
});

document.addEventListener("submit", event => {
  if (event.target.matches?.("form[data-palette]")) links(event.target.closest("dialog"))[0]?.click();
});

function actionOf(key, target) {
  if (key === "j" || (key === "ArrowDown" && isAtRows(target))) return () => step(1);
  if (key === "k" || (key === "ArrowUp" && isAtRows(target))) return () => step(-1);
  if (key === "Enter") return isAtRows(target) ? enter : null;
  // What was looked for before is selected: the next word takes its place.
  if (key === "/") return () => ["focus", "select"].forEach(does => document.querySelector("#desk-search")?.[does]());
  if (key === "?") return () => document.getElementById("desk-keys")?.showModal();
  if (key === "x") return () => document.querySelector("tr:has([aria-current=true]) .pick input")?.click();
  if (key === "o") return () => document.querySelector("aside .top a")?.click();
  if (key === "Escape") return back;
  if (/^[1-9]$/.test(key)) return () => document.querySelectorAll("[data-desk] nav.q a.pill:not(.soft)")[key - 1]?.click();
  return acts[key] ? () => bring(acts[key].split(" ")) : null;
}

/** The next row, or the one before: it opens beside the list. */
function step(by) {
  const rows = [...document.querySelectorAll("[data-row] .what a")];
  const at = rows.findIndex(row => row.getAttribute("aria-current") === "true");
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.closest("tr").scrollIntoView({ block: "nearest" });
  next.click();
}

/** Into the chosen row: on a narrow screen it opens, on a wide one the focus goes there. */
function enter() {
  const row = document.activeElement.closest?.("[data-row]")?.querySelector(".what a");
  if (row && row.getAttribute("aria-current") !== "true") row.click();
  document.querySelector("aside h2")?.focus();
}

function back() {
  const open = document.querySelector("aside.chosen .back a");
  if (open && open.offsetParent) open.click();
  else document.querySelector("[data-row] .what a[aria-current=true]")?.focus();
}

/** Brings the form of an act forward and puts the focus where the person goes on. Nothing is sent by a letter alone. */
function bring(names) {
  for (const name of names) {
    const form = document.querySelector(`aside form[data-act="${name}"], aside [data-act="${name}"] form`);
    const opens = document.querySelector(`aside a[data-act="${name}"], aside button[data-act="${name}"]`);
    if (form) {
      form.scrollIntoView({ block: "nearest" });
      (form.querySelector("input:checked, textarea, select, input:not([type=hidden])") ?? form.querySelector("button"))?.focus();
      return;
    }
    if (opens) return opens.matches("a") ? opens.click() : opens.focus();
  }
}

function openPalette() {
  const palette = document.getElementById("palette");
  if (!palette || palette.open) return;
  palette.showModal();
  const input = palette.querySelector("input");
  input.focus();
  input.select();
}

function walk(event, palette) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const stops = [palette.querySelector("input"), ...links(palette)];
  done(event, () => stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + by))]?.focus());
}

function done(event, act) {
  event.preventDefault();
  act();
}

const links = palette => [...palette.querySelectorAll(".palette-list a")];
const isTyping = target => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]") != null;
const isAtRows = target => target === document.body || target.id === "main" || target.closest?.("[data-row]") != null && !target.matches("input");
