// Sentences with named arguments, as in Words/Sentence.cs: {name}, and {n|one|other} for the word that goes with a number.
export function fill(sentence, values = {}) {
  return sentence.replace(/\{([A-Za-z]\w*)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, other) =>
    one === undefined ? values[name] ?? "—" : Number(values[name]) === 1 ? one : other);
}
