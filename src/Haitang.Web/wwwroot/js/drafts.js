// What was typed and not yet sent, kept on this device. A draft belongs to an account; sign-out erases the account's drafts.
// draft: { id, account, post, queued, changed, fields: {name: text}, location: {lon, lat, metres}|null, photos: [{key, blob, sent}] }
//   of an act on a case beside that: act: { key, path, stream, version, number, title, name, photos } and, once it is to be sent, body
// receipt: { id, account, changed, number, title }, in the place of a draft that arrived while nobody waited for it
const name = "haitang", store = "drafts";
const texts = ["title", "text", "street", "detail", "name", "phone", "result", "reason"];
let opening;

function open() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "id" }).createIndex("account", "account");
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  }).catch(error => { opening = undefined; throw error; });
  return opening;
}

async function run(mode, work) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
}

/** An empty draft. Its id becomes the command's idempotency key; it is written, and sent, in one post. */
export function blank(account, post) {
  return { id: newId(), account, post, queued: false, changed: Date.now(), fields: {}, location: null, photos: [] };
}

export const save = draft => run("readwrite", drafts => drafts.put(draft));

export const remove = id => run("readwrite", drafts => drafts.delete(id));

/** All drafts of the account, oldest first. */
export const of = async account => (await all(account)).filter(one => !one.number);

/** What arrived late and whose number the person has not put away yet, oldest first. */
export const receipts = async account => (await all(account)).filter(one => one.number);

/** Puts the receipt in the place of its draft. */
export const arrived = (draft, number) => save({ id: draft.id, account: draft.account, changed: Date.now(), number, title: titleOf(draft), act: !!draft.act });

/** What it is called when the person is told of it. */
export const titleOf = ({ act, fields }) => act ? `${act.name} · ${act.title}` : fields.title;

async function all(account) {
  const mine = await run("readonly", drafts => drafts.index("account").getAll(account));
  return mine.sort((a, b) => a.changed - b.changed);
}

/** Whether it was written in this post. What an earlier version of this page kept of an appeal names none: it goes out as it did then. */
export const isOf = (post, draft) => (draft.post ?? draft.act?.post ?? post) === post;

/** What the person typed, as one text. */
export const textOf = ({ fields }) => texts.map(field => fields[field]?.trim()).filter(Boolean).join("\n");

/** How many drafts hold something that has not arrived. */
export async function unsent(account) {
  return (await of(account)).filter(draft => draft.queued || !isEmpty(draft)).length;
}

export async function forget(account) {
  for (const one of await all(account)) await remove(one.id);
}

/** Whether the person has given nothing yet; choices that stand there from the beginning do not count. */
export function isEmpty(draft) {
  return !draft.location && draft.photos.length === 0 && texts.every(field => !draft.fields[field]?.trim());
}

/** UUIDv7: it begins with the time, so that the server finds its day. */
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0, t = now; i < 6; i++, t = Math.floor(t / 256)) bytes[5 - i] = t % 256;
  bytes[6] = bytes[6] & 0x0f | 0x70;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
