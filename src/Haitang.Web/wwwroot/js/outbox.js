// The drafts that wait for a connection: counted for the person, tried again when there is one.
import { arrived, of, receipts, remove, save, titleOf } from "./drafts.js";
import { send } from "./sender.js";
import { fill } from "./words.js";

const least = 2_000, most = 15_000;

export class Outbox {
  /** @param form the element that shows what waits and what came back, with the draft that is in the person's hands */
  constructor(form, signal) {
    this.form = form;
    this.signal = signal;
    this.failures = 0;
  }

  watch() {
    const { signal } = this, flush = () => this.flush();
    addEventListener("online", flush, { signal });
    document.documentElement.addEventListener("haitang:connection", flush, { signal });
    signal.addEventListener("abort", () => clearTimeout(this.timer));
    this.flush();
  }

  /** Tries again by itself: soon after what failed first, then less and less often. */
  again() {
    clearTimeout(this.timer);
    if (this.signal.aborted) return;
    this.timer = setTimeout(() => this.flush(), this.failures > 0 ? Math.min(most, least * 2 ** (this.failures - 1)) : most);
  }

  /** Sends one draft now, and says what became of it. One that is not before the person any more leaves its number. */
  async deliver(draft) {
    const result = await alone(() => send(draft, this.access()));
    if (result.sent) {
      draft.gone = true;
      const late = draft !== this.form.draft || !this.form.isConnected;
      await (late ? arrived(draft, result.sent.number) : remove(draft.id)).catch(() => undefined);
    } else if (result.problem) {
      draft.queued = false;
      draft.problem = result.problem;
      await save(draft).catch(() => undefined);
    }
    this.failures = result.later ? this.failures + 1 : 0;
    this.again();
    await this.show(result.signedOut);
    return result;
  }

  async flush() {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (const draft of await this.waiting()) {
        if (!navigator.onLine) break;
        const result = await this.deliver(draft);
        if (result.later || result.signedOut) break;
      }
      await this.show();
    } finally {
      this.flushing = false;
      this.again();
    }
  }

  async waiting() {
    return (await of(this.form.account).catch(() => [])).filter(draft => draft.queued && draft.id !== this.form.draft?.id && this.isOurs(draft));
  }

  /** What was done in another post waits until the person acts in that one again: nothing is sent in a wrong name. */
  isOurs({ act }) {
    return !act || act.post === this.form.dataset.post;
  }

  /** How many wait, which came back to be corrected, and which arrived meanwhile. */
  async show(signedOut = this.signedOut) {
    this.signedOut = signedOut;
    const drafts = await of(this.form.account).catch(() => []);
    const { words } = this.form, queued = drafts.filter(draft => draft.queued), ours = queued.filter(draft => this.isOurs(draft));
    const line = this.form.part("queued");
    line.hidden = queued.length === 0 || !!this.form.sending;
    line.textContent = line.hidden ? "" : signedOut ? words["signed-out"]
      : fill(words[ours.length === 0 ? "other-post" : navigator.onLine && this.failures === 0 ? "late" : "queued"], { n: ours.length || queued.length });
    this.form.part("returned").replaceChildren(...drafts.filter(draft => draft.problem && draft.id !== this.form.draft?.id).map(draft => this.returned(draft)));
    this.form.part("arrived").replaceChildren(...(await receipts(this.form.account).catch(() => [])).map(one => this.receipt(one)));
    document.dispatchEvent(new CustomEvent("haitang:waiting", { detail: queued }));
  }

  returned(draft) {
    const button = document.createElement("button"), item = document.createElement("li");
    button.type = "button";
    button.className = "fail";
    button.textContent = fill(this.form.words.rejected, { title: titleOf(draft) });
    button.addEventListener("click", () => {
      if (this.form.takes(draft)) this.form.begin(draft);
      else location.assign(draft.act ? "/phone" : "/phone/collect");
    });
    item.append(button);
    return item;
  }

  receipt({ id, number, title, act }) {
    const { words } = this.form, line = document.createElement("p"), link = document.createElement("a"), button = document.createElement("button");
    line.className = "good";
    link.href = `${act ? "phone/" : ""}cases/${encodeURIComponent(number)}`;
    link.textContent = fill(words["sent-late"], { number, title });
    button.type = "button";
    button.className = "btn small";
    button.textContent = words["sent-seen"];
    button.addEventListener("click", async () => { await remove(id); await this.show(); });
    line.append(link, button);
    return line;
  }

  access() {
    const { form } = this;
    return {
      get token() { return form.dataset.token; },
      /** Reads a fresh token from the page; false when it is no longer open to this person. */
      async renew() {
        const page = await fetch(location.href, { headers: { Accept: "text/html" } });
        const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(form.localName);
        if (fresh?.dataset.account !== form.account) return false;
        form.dataset.token = fresh.dataset.token;
        return true;
      },
    };
  }
}

/** One sender at a time, also across tabs. */
function alone(work) {
  return navigator.locks ? navigator.locks.request("haitang-outbox", work) : work();
}
