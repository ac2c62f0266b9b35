// Opens and closes the dialogues that stand in the page: <button data-opens="id">, <button data-closes="id">.
// A dialogue that is closed in another way (Escape) is told so by a click on its <button data-forgets>.
document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest("[data-opens], [data-closes]") : null;
  if (!button) return;
  const { opens, closes } = button.dataset;
  if (opens) document.getElementById(opens)?.showModal();
  if (closes) document.getElementById(closes)?.close();
});

document.addEventListener("close", ({ target }) => target.querySelector?.("[data-forgets]")?.click(), true);
