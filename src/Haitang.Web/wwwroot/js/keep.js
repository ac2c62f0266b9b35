// Carries what was typed over a reload that the page has to make by itself. Forms that keep their own drafts are left alone.
const key = "haitang:typed";
const fields = "textarea, select, input:not([type=password], [type=hidden], [type=file], [type=submit], [type=button])";
const patience = 10_000;

/** Writes down every field that has been changed on this page. */
export function remember() {
  const typed = [...document.querySelectorAll(fields)].filter(field => nameOf(field) && field.dataset.typed !== undefined && !field.closest("collect-form, act-sheet"))
    .map(field => ({ name: nameOf(field), value: isTick(field) ? field.checked : field.value }));
  if (typed.length > 0) sessionStorage.setItem(key, JSON.stringify({ page: location.pathname, typed }));
}

/** Puts back what was written down, once, when the same page answers again; fields may still be on their way. */
export function restore() {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  if (kept?.page !== location.pathname) return;
  let missing = kept.typed;
  const attempt = () => missing = missing.filter(one => !put(one));
  const watch = new MutationObserver(() => attempt().length > 0 || watch.disconnect());
  attempt();
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patience);
}

/** Notices which fields a person has changed. */
export function notice() {
  document.addEventListener("input", ({ target }) => { if (target.matches?.(fields)) target.dataset.typed = ""; }, true);
}

function put({ name, value }) {
  const field = [...document.querySelectorAll(fields)].find(one => nameOf(one) === name);
  if (!field) return false;
  if (isTick(field)) field.checked = value;
  else field.value = value;
  // Blazor's bindings listen to these.
  for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  return true;
}

const nameOf = field => field.id || field.name;
const isTick = field => field.type === "checkbox" || field.type === "radio";
