/** The parts of a pattern of moment.js that say the day and the time. */

/** A pattern's day and time by themselves; null for a part that it does not say, or says on both sides of the other. */
export interface MomentParts {
  readonly date: string | null;
  readonly time: string | null;
}

/** What a letter of a pattern is about; letters that are text are about nothing. */
const pieces = /\[[^[\]]*\]|LTS?|L{1,4}|l{1,4}|([A-Za-z])\1*|[^A-Za-z]+/g;

/** Patterns of a day with a time, by their parts. */
const long: Readonly<Record<string, readonly [date: string, time: string]>> = {
  LLL: ['LL', 'LT'],
  lll: ['ll', 'LT'],
  LLLL: ['LL', 'LT'],
  llll: ['ll', 'LT'],
};

/** Splits a pattern. */
export function momentParts(pattern: string): MomentParts {
  const whole = Object.hasOwn(long, pattern) ? long[pattern] : undefined;
  if (whole !== undefined) return { date: whole[0], time: whole[1] };
  const found = (pattern.match(pieces) ?? []).map((piece) => ({ piece, kind: kindOf(piece) }));
  const kinds = found.map(({ kind }) => kind).filter((kind) => kind !== undefined);
  const turns = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
  if (turns > 1) return { date: null, time: null };
  const second = turns === 0 ? found.length : found.findIndex(({ kind }) => kind !== undefined && kind !== kinds[0]);
  const text = (part: readonly { readonly piece: string }[]): string =>
    trimmed(part.map(({ piece }) => piece).join(''));
  const [first, last] = [text(found.slice(0, second)), text(found.slice(second))];
  if (kinds[0] === 'time') return { date: last === '' ? null : last, time: first };
  return kinds[0] === 'date' ? { date: first, time: last === '' ? null : last } : { date: null, time: null };
}

function kindOf(piece: string): 'date' | 'time' | undefined {
  if (/^(LTS?|[HhkmsSaAzZ]+)$/.test(piece)) return 'time';
  return /^(L+|l+|[MDdWwYyQEeGg]+o?)$/.test(piece) ? 'date' : undefined;
}

/** A part without what stood between it and the other. */
function trimmed(part: string): string {
  return part.replace(/^[\s,;/-]+|(?:(?<!L)T|[\s,;/-])+$/g, '');
}
