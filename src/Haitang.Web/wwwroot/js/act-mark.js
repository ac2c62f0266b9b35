// <act-mark data-stream>: says on a card that something done to it still waits on this device.
import { fill } from "./words.js";

let waiting = [];

class ActMark extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    document.addEventListener("haitang:waiting", () => this.show(), { signal: this.life.signal });
    this.show();
  }

  disconnectedCallback() {
    this.life.abort();
  }

  show() {
    const mine = waiting.filter(draft => draft.act?.stream === this.dataset.stream);
    const words = document.querySelector("phone-acts")?.words;
    this.className = mine.length > 0 ? "chip y" : "";
    this.textContent = mine.length > 0 && words ? fill(words.waits, { act: mine.map(draft => draft.act.name).join(" · ") }) : "";
  }
}

document.addEventListener("haitang:waiting", ({ detail }) => waiting = detail, true);
customElements.define("act-mark", ActMark);
