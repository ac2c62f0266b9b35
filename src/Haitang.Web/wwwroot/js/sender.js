// Brings a draft to the server: photos first, each once, then the command under the draft's id, so that a repeat does nothing twice.
import { save } from "./drafts.js";

/**
 * What became of a draft: { sent: {id, number} }, { later: true } (no connection, or the server cannot now),
 * { signedOut: true }, or { problem: {detail, errors} } when the server refuses what was typed.
 */
export async function send(draft, access) {
  try {
    for (const photo of draft.photos) {
      if (photo.sent) continue;
      const body = new FormData();
      body.append("file", photo.blob, `${photo.key}.jpg`);
      const arrived = await post("/api/v1/attachments", body, photo.key, access, 90_000);
      if (!arrived.ok) return failure(arrived, "attachments");
      photo.sent = (await arrived.json()).id;
      await save(draft).catch(() => undefined);
    }
    const { path, body, version } = draft.act ? act(draft) : { path: "appeals", body: appeal(draft) };
    const answer = await post(`/api/v1/${path}`, JSON.stringify(body), draft.id, access, 20_000, "application/json", version);
    if (!answer.ok) return failure(answer);
    // Of an act on a ticket the answer names the ticket; the person knows the case.
    const sent = await answer.json();
    return { sent: draft.act ? { ...sent, number: draft.act.number } : sent };
  } catch {
    return { later: true };
  }
}

/** An act as the API takes it: with the version that the person saw, where it decides by that. */
function act({ act: { path, version, photos: takes }, body, photos }) {
  return { path, version, body: takes ? { ...body, attachments: photos.map(photo => photo.sent) } : body };
}

/** The draft as the API takes it; what was left empty is left out. */
export function appeal(draft) {
  const { channel, title, text, unit, street, detail, subject, name, phone, confidential } = trimmed(draft.fields);
  const body = { channel, title, text, unit, subject, attachments: draft.photos.map(photo => photo.sent), confidential: confidential === "on" };
  if (street || detail) body.place = { ...street && { street }, ...detail && { detail } };
  if (draft.location) body.location = { lon: draft.location.lon, lat: draft.location.lat };
  if (subject !== "anonymous" && (name || phone)) body.reporter = { ...name && { name }, ...phone && { phone } };
  return body;
}

const trimmed = fields => Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.trim()]));

async function post(url, body, key, access, patience, type, version) {
  const attempt = () => fetch(url, {
    method: "POST", body, credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience),
    headers: { "X-CSRF-TOKEN": access.token, "Idempotency-Key": key, Accept: "application/json", ...type && { "Content-Type": type }, ...version && { "If-Match": `"${version}"` } },
  });
  const answer = await attempt();
  // The token of a page that stood open for long may have lapsed, or belong to the session before.
  if (!await lapsed(answer)) return answer;
  return await access.renew() ? attempt() : new Response(null, { status: 401 });
}

async function lapsed(answer) {
  if (answer.status !== 400) return false;
  const { code } = await problem(answer.clone());
  return !code || code === "http.antiforgery";
}

async function failure(answer, field) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return { signedOut: true };
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return { later: true };
  const { detail, errors, currentVersion } = await problem(answer);
  return { problem: { detail, currentVersion, errors: errors ?? (field && detail ? { [field]: [detail] } : {}) } };
}

const problem = answer => answer.json().catch(() => ({}));
