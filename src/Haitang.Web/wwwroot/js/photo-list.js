// The photos of the draft at hand: shrunk when they are chosen, kept with the draft, shown small, removable.
import { newId } from "./drafts.js";
import { shrink } from "./photos.js";
import { fill } from "./words.js";

export class PhotoList {
  constructor(form, signal) {
    this.form = form;
    this.list = form.part("photos");
    this.urls = [];
    this.work = Promise.resolve();
    form.part("files").addEventListener("change", event => {
      const files = [...event.target.files];
      event.target.value = "";
      this.work = this.work.then(() => this.add(files));
    }, { signal });
  }

  /** When every chosen photo has been shrunk and kept. */
  settled() {
    return this.work;
  }

  async add(files) {
    const { draft, words } = this.form, most = Number(this.form.dataset.mostPhotos);
    this.form.wrong("attachments", "");
    for (const file of files) {
      if (draft.photos.length >= most) {
        this.form.wrong("attachments", fill(words["photo-most"], { most }));
        break;
      }
      const blob = await shrink(file).catch(() => null);
      if (!blob) {
        this.form.wrong("attachments", fill(words["photo-unreadable"], { name: file.name }));
        continue;
      }
      draft.photos.push({ key: newId(), blob, sent: null });
      if (draft === this.form.draft) this.show(draft);
      await this.form.keep(draft);
    }
  }

  show(draft) {
    this.release();
    for (const item of this.list.querySelectorAll("li:not([data-add])")) item.remove();
    const add = this.list.querySelector("[data-add]");
    draft.photos.forEach((photo, index) => add.before(this.item(draft, photo, index + 1)));
    add.hidden = draft.photos.length >= Number(this.form.dataset.mostPhotos);
  }

  item(draft, photo, n) {
    const { words } = this.form;
    const item = this.form.part("pattern").firstElementChild.cloneNode(true);
    const url = URL.createObjectURL(photo.blob);
    this.urls.push(url);
    Object.assign(item.querySelector("img"), { src: url, alt: fill(words["photo-alt"], { n }) });
    const button = item.querySelector("button");
    button.setAttribute("aria-label", fill(words["photo-remove"], { n }));
    button.addEventListener("click", () => {
      draft.photos.splice(draft.photos.indexOf(photo), 1);
      this.show(draft);
      this.form.keep();
      this.form.part("files").focus();
    });
    return item;
  }

  /** Lets go of the pictures that are shown. */
  release() {
    this.urls.splice(0).forEach(url => URL.revokeObjectURL(url));
  }
}
