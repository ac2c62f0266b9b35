// <act-sheet>: the dialogue from below in which one act is filled in. What is typed stays on the device until it has arrived.
import { isEmpty, remove, save } from "./drafts.js";
import { KeptForm, put, values } from "./kept-form.js";
import { PhotoList } from "./photo-list.js";
import { fill } from "./words.js";

export class ActSheet extends KeptForm {
  connectedCallback() {
    this.life = new AbortController();
    queueMicrotask(() => this.isConnected && !this.life.signal.aborted && this.start());
  }

  disconnectedCallback() {
    this.life.abort();
    this.photos?.release();
  }

  /** Also when it is opened before its own turn to start has come. */
  start() {
    if (this.form) return;
    this.acts = this.closest("phone-acts");
    this.form = this.querySelector("form");
    this.dialog = this.querySelector("dialog");
    this.usual = values(this.form);
    if (this.dataset.takesPhotos !== undefined) this.photos = new PhotoList(this, this.life.signal);
    const on = (name, what, where = this.form) => where.addEventListener(name, what, { signal: this.life.signal });
    on("input", event => this.typed(event));
    on("change", event => this.typed(event));
    on("submit", event => { event.preventDefault(); this.submit(); });
    on("click", event => this.phrase(event));
    on("click", () => this.dialog.close(), this.part("close"));
    on("click", () => this.drop(), this.part("drop-draft"));
    on("click", () => this.dialog.close(), this.part("look"));
    on("click", event => { if (event.target === this.dialog) this.dialog.close(); }, this.dialog);
    on("close", () => this.closed(), this.dialog);
  }

  get words() {
    return this.acts.words;
  }

  open(draft) {
    this.start();
    this.draft = draft;
    this.acts.hold(draft);
    this.form.reset();
    for (const [name, value] of Object.entries({ ...this.usual, ...draft.fields })) put(this.form, name, value);
    this.part("about").textContent = fill(this.words.about, draft.act);
    this.photos?.show(draft);
    this.showPlan();
    if (!this.dialog.open) this.dialog.showModal();
    this.querySelector("h2").focus();
    this.showAnswer(draft.problem ?? {});
    this.sayKept();
  }

  typed({ target }) {
    if (!target.name) return;
    this.draft.fields = values(this.form);
    this.showPlan();
    this.wrong(target.name, "");
    this.keep();
  }

  /** Adds a ready phrase to what is typed. */
  phrase({ target }) {
    const phrase = target.closest?.("[data-phrase]")?.textContent.trim();
    if (!phrase) return;
    const text = this.form.querySelector("textarea");
    text.value = text.value.trim() ? `${text.value.trimEnd()} ${phrase}` : phrase;
    this.typed({ target: text });
  }

  async submit() {
    const { draft } = this;
    if (this.part("send").disabled) return;
    draft.fields = values(this.form);
    const missing = [...this.form.querySelectorAll("[data-needed]")].filter(field => !field.value.trim()).map(field => field.name);
    if (missing.length > 0) {
      this.showProblem({ errors: Object.fromEntries(missing.map(name => [name, [this.words.required]])) });
      return;
    }
    this.busy(true);
    await this.photos?.settled();
    // Once he has been told what the others did, what he sends is decided by what stood then; by what he has seen since, if that is newer.
    if (draft.problem?.currentVersion > Number(draft.act.version)) draft.act.version = draft.problem.currentVersion;
    draft.act.photos = !!this.photos;
    draft.body = this.body();
    const result = await this.acts.send(draft, this);
    this.busy(false);
    if (draft !== this.draft) return;
    if (result.problem) this.open(draft);
    else this.dialog.close();
  }

  /** As the API takes it; what was left empty is left out. */
  body() {
    const body = {};
    for (const { name, value, type, checked, dataset } of this.form.elements) {
      if (!name || !value.trim() || type === "radio" && !checked || name === "plannedFor" && this.part("planned").hidden) continue;
      body[name] = dataset.numberType !== undefined ? Number(value) : dataset.truthType !== undefined ? value === "true" : value.trim();
    }
    return body;
  }

  busy(sending) {
    const button = this.part("send");
    button.disabled = sending;
    this.form.inert = sending;
    if (sending) button.textContent = this.words.sending;
    else this.showSend();
  }

  showAnswer(problem) {
    this.showProblem(problem);
    this.part("drop-draft").hidden = !this.draft.problem;
    const look = this.part("look");
    look.hidden = !this.draft.problem?.currentVersion;
    look.href = `phone/cases/${encodeURIComponent(this.draft.act.number)}`;
    this.showSend();
  }

  showSend() {
    const button = this.part("send");
    button.textContent = this.draft?.problem?.currentVersion ? this.words.anyway : button.dataset.send;
  }

  /** A planned outcome names its day. */
  showPlan() {
    const plan = this.part("planned");
    if (plan) plan.hidden = this.form.elements.outcome.value !== "planned";
  }

  async drop() {
    const { draft } = this;
    draft.gone = true;
    await this.keeping;
    await remove(draft.id);
    this.dialog.close();
  }

  /** Put aside, not thrown away: the same button opens it as it was. */
  closed() {
    const { draft } = this;
    this.photos?.release();
    if (this.acts.draft === draft && !this.acts.sending) this.acts.hold(null);
    if (draft && !draft.gone && isEmpty(draft) && !draft.queued) {
      draft.gone = true;
      (this.keeping ?? Promise.resolve()).then(() => remove(draft.id)).catch(() => undefined);
    }
    this.acts.outbox.show();
  }

  /** For an act that asks nothing there is no place that could say that nothing is kept. */
  keep(draft = this.draft) {
    if (this.form) return super.keep(draft);
    return save(draft).catch(() => undefined);
  }
}
