// A form that works by itself, with or without a circuit: everything typed is kept on the device at once, as a draft.
import { isEmpty, save } from "./drafts.js";

export class KeptForm extends HTMLElement {
  part(name) {
    return this.querySelector(`[data-${name}]`);
  }

  /** Writes the draft down at once; while one writing runs, the next waits and takes everything with it. */
  keep(draft = this.draft) {
    draft.changed = Date.now();
    this.keeping = (this.keeping ?? Promise.resolve()).then(() => draft.gone || save(draft)).then(
      () => { if (draft === this.draft) this.sayKept(); },
      () => { this.part("no-storage").hidden = false; });
    return this.keeping;
  }

  sayKept() {
    this.part("kept").textContent = isEmpty(this.draft) ? "" : this.words.kept;
  }

  /** Says at the fields what the server, or the form itself, does not take. */
  showProblem({ detail, errors = {} }) {
    for (const place of this.querySelectorAll("[data-wrong]")) this.wrong(place.dataset.wrong, "");
    const elsewhere = [];
    for (const [field, texts] of Object.entries(errors)) {
      const name = field.split(/[.[]/, 1)[0];
      if (!this.wrong(name, texts.join(" "))) elsewhere.push(...texts);
    }
    const some = Object.keys(errors).length > 0;
    const failed = this.part("failed");
    failed.hidden = !some && !detail;
    failed.textContent = failed.hidden ? "" : elsewhere.length > 0 ? elsewhere.join(" ") : some ? this.words.check : `${this.words.failed} ${detail}`;
    if (!failed.hidden) (this.form.querySelector("[aria-invalid=true]") ?? failed).focus();
  }

  /** Marks a field, or takes the mark away; false when the form does not show it. */
  wrong(name, text) {
    const place = this.querySelector(`[data-wrong="${CSS.escape(name)}"]`);
    if (!place) return false;
    place.textContent = text;
    for (const input of this.form.querySelectorAll(place.id ? `[aria-describedby="${place.id}"]` : ":not(*)"))
      text ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
    return true;
  }
}

export const values = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));

export function put(form, name, value) {
  const field = form.elements[name];
  if (!field) return;
  if (field.type === "checkbox") field.checked = value === "on";
  else field.value = value;
}
