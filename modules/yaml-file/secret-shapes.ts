/** Shapes that credentials have; a settings file is committed and may hold none of them. */
const shapes: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^(?:AKIA|ASIA|SCW)[A-Z0-9]{16,17}$/,
  /^(?:ghp|gho|ghs|github_pat|glpat|hf|sk|pk|rk|xox[abprs])[-_][A-Za-z0-9_-]{16,}$/,
  /^eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\./,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s@]+@/i,
];

const names = /pass(?:word|wd|phrase)?$|secret|token$|api[-_]?key|access[-_]?key|private[-_]?key|credential/i;

/** Whether a text has the shape of a credential: a known prefix, or long and random. */
export function looksLikeSecret(text: string): boolean {
  const value = text.trim();
  return shapes.some((shape) => shape.test(value)) || isLongAndRandom(value);
}

/** Whether a key's name says that its value is a credential. */
export function namesSecret(key: string): boolean {
  return names.test(key);
}

function isLongAndRandom(value: string): boolean {
  if (!/^[A-Za-z0-9+/_=-]{32,}$/.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(value)).length;
  return /^[0-9a-f]{32,}$/.test(value) || (kinds === 3 && bitsPerCharacter(value) > 4);
}

/** Shannon entropy: prose and names stay below 4 bits a character. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / value.length;
    return sum - share * Math.log2(share);
  }, 0);
}
