// What every page needs beside Blazor: connection, skip link, menus, sign-out that forgets drafts.
import { notice } from "./keep.js";
import { follow } from "./reconnect.js";
import "./dialogs.js";
import { forget, unsent } from "./drafts.js";
import { onePerson } from "./person.js";
import { fill } from "./words.js";

follow(document);
notice();
onePerson();

document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("a.skip")) {
    // Blazor would only scroll; a skip link must move the focus.
    event.preventDefault();
    document.getElementById("main")?.focus();
  }
  if (target?.closest("[data-print]")) window.print();
  for (const menu of document.querySelectorAll("details.person[open]"))
    if (!menu.contains(target)) menu.open = false;
}, true);

document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && document.querySelector("details.person[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("form[data-sign-out]")) return;
  event.preventDefault();
  leave(form);
}, true);

async function leave(form) {
  const account = form.dataset.signOut;
  const waiting = await unsent(account).catch(() => 0);
  if (waiting > 0 && !confirm(fill(form.dataset.unsent, { n: waiting }))) return;
  await forget(account).catch(() => undefined);
  form.submit();
}
