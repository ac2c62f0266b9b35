// Puts a text on the clipboard, also where the browser has none for pages without TLS. Answers whether it is there.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

function byHand(text) {
  const field = document.createElement("textarea"), focused = document.activeElement;
  field.value = text;
  field.className = "away";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus?.({ preventScroll: true });
  }
}
