// The drafts that wait for a connection: counted for the person, tried again when there is one.
import { copy } from "./clipboard.js";
import { arrived, isEmpty, isOf, of, receipts, remove, save, textOf, titleOf } from "./drafts.js";
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

  /** What was written in another post waits until the person acts in that one again: nothing is sent in a wrong name. */
  isOurs(draft) {
    return isOf(this.form.dataset.post, draft);
  }

  /** How many wait, here and for another post, which came back to be corrected, and which arrived meanwhile. */
  async show(signedOut = this.signedOut) {
    this.signedOut = signedOut;
    const drafts = await of(this.form.account).catch(() => []);
    const { words } = this.form, queued = drafts.filter(draft => draft.queued), ours = queued.filter(draft => this.isOurs(draft));
    this.say("queued", ours.length === 0 || this.form.sending ? ""
      : signedOut ? words["signed-out"] : fill(words[navigator.onLine && this.failures === 0 ? "late" : "queued"], { n: ours.length }));
    const begun = drafts.filter(draft => !draft.queued && !draft.problem && !isEmpty(draft) && !this.isOurs(draft));
    this.say("elsewhere", [["other-post", queued.length - ours.length], ["other-drafts", begun.length]]
      .filter(([, n]) => n > 0).map(([word, n]) => fill(words[word], { n })).join(" "));
    this.form.part("returned").replaceChildren(...drafts.filter(draft => draft.problem && draft.id !== this.form.draft?.id)
      .map(draft => this.pageOf(draft) ? this.returned(draft) : this.stranded(draft)));
    this.form.part("arrived").replaceChildren(...(await receipts(this.form.account).catch(() => [])).map(one => this.receipt(one)));
    document.dispatchEvent(new CustomEvent("haitang:waiting", { detail: queued }));
  }

  say(part, text) {
    const line = this.form.part(part);
    line.hidden = !text;
    // Told anew only when it has changed.
    if (line.textContent !== text) line.textContent = text;
  }

  /** Where a draft can be put right: here, or on the page for its kind; nowhere in another post, or when its act is not offered any more. */
  pageOf(draft) {
    if (this.form.takes(draft)) return location.pathname;
    const page = draft.act ? "/phone" : "/phone/collect";
    return this.isOurs(draft) && !!draft.act !== (this.form.localName === "phone-acts") ? page : null;
  }

  returned(draft) {
    const item = document.createElement("li");
    item.append(button("fail", this.titleOf(draft), () => {
      if (this.form.takes(draft)) this.form.begin(draft);
      else location.assign(this.pageOf(draft));
    }));
    return item;
  }

  /** It cannot be opened here: what was typed can be read and copied, and the rest dropped. */
  stranded(draft) {
    const { words } = this.form, item = document.createElement("li"), acts = document.createElement("p"), text = textOf(draft);
    item.className = "fail stranded";
    acts.className = "acts";
    item.append(line("b", this.titleOf(draft)), line("span", words[this.isOurs(draft) ? "stranded" : "stranded-post"]));
    if (text) {
      item.append(line("q", text));
      acts.append(button("btn", words.copy, async event => event.target.textContent = words[await copy(text) ? "copied" : "not-copied"]));
    }
    acts.append(button("btn", words.drop, async () => {
      if (!confirm(fill(words["drop-sure"], { title: titleOf(draft) }))) return;
      await remove(draft.id);
      await this.show();
    }));
    item.append(acts);
    return item;
  }

  titleOf(draft) {
    const reason = reasonOf(draft.problem);
    return fill(this.form.words.rejected, { title: titleOf(draft) }) + (reason ? ` — ${reason}` : "");
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

/** Why the server did not take it, in its words. */
export const reasonOf = ({ detail, errors = {} }) => detail ?? Object.values(errors).flat().join(" ");

function button(className, text, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
  button.addEventListener("click", act);
  return button;
}

const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

/** One sender at a time, also across tabs. */
function alone(work) {
  return navigator.locks ? navigator.locks.request("haitang-outbox", work) : work();
}
