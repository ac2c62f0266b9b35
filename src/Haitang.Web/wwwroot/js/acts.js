// <phone-acts>: what is done on the phone by a few touches. A button anywhere on the page, <button data-act data-path …>, opens the
// sheet of its act, or does it at once. Like a collected appeal each act is kept on the device first, so that a lost line loses nothing.
import "./act-mark.js";
import { copy } from "./clipboard.js";
import { blank, isOf, of, remove } from "./drafts.js";
import { ActSheet } from "./act-sheet.js";
import { Outbox, reasonOf } from "./outbox.js";
import { fill } from "./words.js";

// The sheet that is open outlives the element: Blazor replaces the prerendered page once when its circuit starts.
const atHand = new Map();
const patience = 6_000;

class PhoneActs extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    // Blazor inserts the element before its children.
    queueMicrotask(() => this.isConnected && !this.life.signal.aborted && this.start());
  }

  disconnectedCallback() {
    this.life.abort();
    clearTimeout(this.saying);
  }

  start() {
    this.account = this.dataset.account;
    this.post = this.dataset.post;
    this.words = JSON.parse(this.dataset.words);
    this.outbox = new Outbox(this, this.life.signal);
    document.addEventListener("click", event => this.touched(event), { signal: this.life.signal });
    this.outbox.watch();
    const open = atHand.get(this.account + this.post);
    if (open && !open.queued && this.takes(open)) this.begin(open);
    this.dataset.ready = "";
  }

  part(name) {
    return this.querySelector(`:scope > [data-${name}]`);
  }

  touched({ target }) {
    const button = target instanceof Element ? target.closest("button[data-act][data-path], button[data-copy]") : null;
    if (button?.dataset.copy !== undefined) this.copy(button);
    else if (button) this.act(button);
  }

  async copy({ dataset }) {
    if (await copy(dataset.copy)) this.say(dataset.copied);
    else this.warn(this.words["not-copied"]);
  }

  async act(button) {
    const { act: key, path, stream, version, number, title } = button.dataset;
    const begun = (await of(this.account).catch(() => [])).findLast(one => one.act?.path === path && !one.queued && isOf(this.post, one));
    const draft = begun ?? { ...blank(this.account, this.post), act: { key, path, stream, number, title, name: button.dataset.name } };
    // What was begun before goes on from what is seen now: what others had done by then is no news any more.
    draft.act.version = version;
    if (Number(version) >= draft.problem?.currentVersion) draft.problem = undefined;
    const sheet = this.sheetOf(draft);
    if (sheet?.dataset.atOnce === undefined) sheet?.open(draft);
    else if (!button.disabled) {
      button.disabled = true;
      draft.body = {};
      await this.send(draft, sheet);
      button.disabled = false;
    }
  }

  sheetOf({ act }) {
    return this.querySelector(`act-sheet[data-sheet="${CSS.escape(act.key)}"]`);
  }

  /** Whether a draft can be put right here. */
  takes(draft) {
    return !!draft.act && isOf(this.post, draft) && !!this.sheetOf(draft);
  }

  begin(draft) {
    const sheet = this.sheetOf(draft);
    // What comes from a button that asks nothing has nothing that could be put right.
    if (sheet.dataset.atOnce === undefined) sheet.open(draft);
    else remove(draft.id).then(() => this.outbox.show());
  }

  /** Whose turn it is: the draft in the open sheet is not sent by itself. */
  hold(draft) {
    this.draft = draft;
    if (draft) atHand.set(this.account + this.post, draft);
    else atHand.delete(this.account + this.post);
  }

  /** Sends a draft now; what cannot be sent stays on the device and goes out later. */
  async send(draft, sheet) {
    this.draft = draft;
    draft.problem = undefined;
    draft.queued = true;
    this.sending = true;
    this.part("refused").hidden = true;
    await sheet.keep(draft);
    const result = await this.outbox.deliver(draft);
    this.sending = false;
    if (!result.problem) this.hold(null);
    if (result.sent) this.say(fill(this.words.done, { act: draft.act.name, number: draft.act.number }));
    else if (result.problem && sheet.dataset.atOnce !== undefined) await this.refuse(draft, result.problem);
    await this.outbox.show();
    return result;
  }

  /** What was touched at once has no sheet to say why not. */
  async refuse(draft, { detail, errors }) {
    this.hold(null);
    await remove(draft.id).catch(() => undefined);
    this.warn(`${draft.act.name} · ${draft.act.title}: ${reasonOf({ detail, errors })}`);
  }

  warn(text) {
    const line = this.part("refused");
    line.textContent = text;
    line.hidden = false;
  }

  /** For a moment. */
  say(text) {
    const line = this.part("done");
    line.textContent = text;
    line.hidden = false;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => line.hidden = true, patience);
  }
}

customElements.define("act-sheet", ActSheet);
customElements.define("phone-acts", PhoneActs);
