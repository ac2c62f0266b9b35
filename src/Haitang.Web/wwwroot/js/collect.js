// <collect-form>: the phone's form for a new appeal. It works by itself, with or without a circuit: everything typed is kept
// on the device at once, a draft that could not be sent waits there and goes out when the connection is back.
import { blank, isOf, of } from "./drafts.js";
import { KeptForm, put, values as typed } from "./kept-form.js";
import { Outbox } from "./outbox.js";
import { PhotoList } from "./photo-list.js";
import { fill } from "./words.js";

// The draft at hand outlives the element: Blazor replaces the prerendered form once when its circuit starts.
const atHand = new Map();
let focused = null;

class CollectForm extends KeptForm {
  connectedCallback() {
    this.life = new AbortController();
    // Blazor inserts the element before its children.
    queueMicrotask(() => this.isConnected && !this.life.signal.aborted && this.start());
  }

  disconnectedCallback() {
    this.life.abort();
    this.photos?.release();
  }

  async start() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.account = this.dataset.account;
    this.post = this.dataset.post;
    this.words = JSON.parse(this.dataset.words);
    this.usual = values(this.form);
    this.photos = new PhotoList(this, this.life.signal);
    this.outbox = new Outbox(this, this.life.signal);
    const on = (name, what, where = this.form) => where.addEventListener(name, what, { signal: this.life.signal });
    on("input", event => this.typed(event));
    on("change", event => this.typed(event));
    on("submit", event => { event.preventDefault(); this.submit(); });
    on("focusin", event => focused = event.target.name ?? null);
    // An element that is taken away loses the focus too: its successor shall have it.
    on("focusout", () => setTimeout(() => { if (this.isConnected && !this.contains(document.activeElement)) focused = null; }));
    on("click", () => this.locate(), this.part("locate"));
    on("click", () => { this.draft.location = null; this.showPosition(); this.keep(); this.part("locate").focus(); }, this.part("drop"));
    on("click", () => this.begin(blank(this.account, this.post)), this.part("next"));
    const drafts = await of(this.account).catch(() => { this.part("no-storage").hidden = false; return []; });
    if (this.life.signal.aborted) return;
    const begun = drafts.findLast(draft => this.takes(draft) && !draft.queued && !draft.problem);
    this.begin(atHand.get(this.account + this.post) ?? begun ?? blank(this.account, this.post), false);
    this.outbox.watch();
    if (focused) this.form.elements[focused]?.focus?.();
    this.dataset.ready = "";
  }

  /** Whether a draft can be put right here. */
  takes(draft) {
    return !draft.act && isOf(this.post, draft);
  }

  /** Puts a draft into the form. */
  begin(draft, focus = true) {
    this.draft = draft;
    // Taken over from a version that kept no post: it belongs to this one now.
    draft.post ??= this.post;
    atHand.set(this.account + this.post, draft);
    for (const [name, value] of Object.entries({ ...this.usual, ...draft.fields })) put(this.form, name, value);
    this.form.hidden = false;
    this.part("receipt").hidden = true;
    this.photos.show(draft);
    this.showPosition();
    this.showSubject();
    this.showProblem(draft.problem ?? {});
    this.sayKept();
    if (focus) this.form.elements.title.focus();
  }

  typed({ target }) {
    if (!target.name) return;
    this.draft.fields = values(this.form);
    if (target.name === "subject") this.showSubject();
    this.wrong(target.name, "");
    this.keep();
  }

  async submit() {
    const draft = this.draft;
    if (this.part("send").disabled) return;
    draft.fields = values(this.form);
    const missing = ["title", "text"].filter(name => !draft.fields[name].trim());
    if (missing.length > 0) {
      this.showProblem({ errors: Object.fromEntries(missing.map(name => [name, [this.words.required]])) });
      return;
    }
    draft.problem = undefined;
    draft.queued = true;
    this.busy(true);
    await this.photos.settled();
    await this.keep();
    const result = await this.outbox.deliver(draft);
    this.busy(false);
    if (draft !== this.draft) return;
    if (result.sent) this.receipt(result.sent.number);
    else if (result.problem) this.begin(draft, false);
    else {
      // What waits is said at the top; the form is free for the next.
      this.begin(blank(this.account, this.post), false);
      scrollTo({ top: 0 });
    }
    await this.outbox.show();
  }

  receipt(number) {
    atHand.delete(this.account + this.post);
    this.draft = blank(this.account, this.post);
    this.form.hidden = true;
    this.part("number").textContent = fill(this.words["sent-number"], { number });
    this.part("open").href = `cases/${encodeURIComponent(number)}`;
    this.part("receipt").hidden = false;
    this.part("receipt").focus();
    scrollTo({ top: 0 });
  }

  busy(sending) {
    const button = this.part("send");
    this.sending = button.disabled = sending;
    // What is on its way must not change: a repeat under the same key has to be the same.
    this.form.inert = sending;
    button.textContent = sending ? this.words.sending : this.words.send;
  }

  showSubject() {
    this.part("reporter").hidden = this.form.elements.subject.value === "anonymous";
  }

  locate() {
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const round = degrees => Math.round(degrees * 1e6) / 1e6;
      this.draft.location = { lon: round(coords.longitude), lat: round(coords.latitude), metres: Math.round(coords.accuracy) };
      this.showPosition();
      this.keep();
    }, () => this.part("position").textContent = this.words["position-denied"], { enableHighAccuracy: true, timeout: 15_000 });
  }

  showPosition() {
    this.part("drop").hidden = !this.draft.location;
    this.part("position").textContent = this.draft.location ? fill(this.words["position-kept"], this.draft.location) : "";
  }
}

const values = form => ({ confidential: "", ...typed(form) });

customElements.define("collect-form", CollectForm);
