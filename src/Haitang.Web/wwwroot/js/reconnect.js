// Says whether the page is live, opens the dialogue while the circuit is lost, and comes back to the same place by itself.
import { remember, restore } from "./keep.js";

const down = ["components-reconnect-show", "components-reconnect-retrying"];
const gone = ["components-reconnect-failed", "components-reconnect-rejected"];
const patience = 1200;

export function follow(document) {
  const dialog = document.getElementById("components-reconnect-modal");
  if (!dialog) return;
  let lost = false, waiting = 0, returning = false;

  const state = () => {
    const root = document.documentElement;
    root.dataset.connection = lost || !navigator.onLine ? "offline" : document.body.hasAttribute("data-interactive") ? "live" : "waiting";
    root.dispatchEvent(new CustomEvent("haitang:connection", { detail: root.dataset.connection }));
  };

  const changed = () => {
    const has = name => dialog.classList.contains(name);
    lost = [...down, ...gone].some(has);
    clearTimeout(waiting);
    // A short break passes unseen. A page that works without a circuit is not covered at all.
    if (lost) waiting = setTimeout(() => dialog.open || document.querySelector("[data-works-offline]") || dialog.showModal(), patience);
    else if (dialog.open) dialog.close();
    if (gone.some(has)) comeBack();
    state();
  };

  const comeBack = async () => {
    if (returning) return;
    returning = true;
    while (!await healthy()) await new Promise(again => setTimeout(again, 2000));
    remember();
    location.reload();
  };

  const retry = async () => {
    if (!lost || returning) return;
    if (await globalThis.Blazor?.reconnect?.().catch(() => true) === false) comeBack();
  };

  new MutationObserver(changed).observe(dialog, { attributes: true, attributeFilter: ["class"] });
  const answers = new MutationObserver(() => { answers.disconnect(); restore(); state(); });
  answers.observe(document.body, { attributes: true, attributeFilter: ["data-interactive"] });
  dialog.querySelector("[data-reconnect]").addEventListener("click", retry);
  addEventListener("online", () => { state(); retry(); });
  addEventListener("offline", state);
  document.addEventListener("visibilitychange", () => document.hidden || retry());
  state();
}

async function healthy() {
  try {
    return (await fetch("/health/live", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
