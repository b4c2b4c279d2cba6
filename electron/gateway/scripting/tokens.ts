/** The tokens of a Python script: enough to find constructs in it; comments and indentation are left out. */

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'newline';
  readonly text: string;
  /** Offsets into the source. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  /** For a bracket, the place of its other half among the tokens; -1 where there is none. */
  readonly other: number;
}

const parts = new RegExp(
  [
    /(?<space>(?:[ \t\f]|\\\r?\n|#[^\r\n]*)+)/,
    /(?<newline>\r?\n|\r)/,
    /(?<quotes>(?:[uU]?[rR]?|[bBfF][rR]?|[rR][bBfF])(?:"{3}|'{3}|"|'))/,
    /(?<number>0[xX][0-9a-fA-F]+[lL]?|0[oO][0-7]+[lL]?|0[bB][01]+[lL]?|(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?[jJlL]?)/,
    /(?<name>[\p{L}_][\p{L}\p{N}_]*)/u,
    /(?<operator>\*\*=?|\/\/=?|<<=?|>>=?|<>|->|:=|[=!<>+\-*/%&|^@]=?|[^])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'uy',
);
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Cuts a script into tokens. A newline inside brackets is none; what is no Python stays for the compiler to refuse. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: { -readonly [Key in keyof Token]: Token[Key] }[] = [];
  const open: number[] = [];
  let at = 0;
  let line = 1;
  const add = (kind: Token['kind'], length: number): void => {
    const text = source.slice(at, at + length);
    tokens.push({ kind, text, start: at, end: at + length, line, other: -1 });
    at += length;
    line += text.split('\n').length - 1;
  };
  const pair = (): void => {
    const place = tokens.length - 1;
    const token = tokens[place];
    if (token === undefined) return;
    if (Object.values(opening).includes(token.text)) open.push(place);
    const wanted = opening[token.text];
    const before = open.at(-1);
    const half = before === undefined ? undefined : tokens[before];
    if (wanted === undefined || half === undefined || before === undefined || half.text !== wanted) return;
    open.pop();
    half.other = place;
    token.other = before;
  };
  while (at < source.length) {
    parts.lastIndex = at;
    const found = parts.exec(source);
    const text = found?.[0] ?? '';
    const { space, newline, quotes, number, name } = found?.groups ?? {};
    if (newline !== undefined && open.length === 0) add('newline', text.length);
    else if (space !== undefined || newline !== undefined) {
      at += text.length;
      line += text.split('\n').length - 1;
    } else if (quotes !== undefined) {
      add('string', stringLength(source, at, text.length, quotes.replace(/^[a-zA-Z]+/, '')));
    } else {
      add(number !== undefined ? 'number' : name !== undefined ? 'name' : 'operator', Math.max(1, text.length));
      if (number === undefined && name === undefined) pair();
    }
  }
  return tokens;
}

/** To the closing quotes; a short text ends with its line at the latest. A backslash keeps what follows from ending it. */
function stringLength(source: string, start: number, head: number, quotes: string): number {
  let at = start + head;
  while (at < source.length) {
    if (source[at] === '\\') at += 2;
    else if (source.startsWith(quotes, at)) return at + quotes.length - start;
    else if (quotes.length === 1 && source[at] === '\n') return at - start;
    else at += 1;
  }
  return source.length - start;
}

/** Words of Python 2.7 that are no names. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'and as assert break class continue def del elif else except finally for from global if import in is lambda not or ' +
    'pass raise return try while with yield exec print'
  ).split(' '),
);

/** Steps that one look around a token takes at most: nobody writes more, and a look for each token stays short. */
export const mostSteps = 300;

/** Whether a token opens brackets. */
export function isOpening({ text }: Token): boolean {
  return text === '(' || text === '[' || text === '{';
}

/** Whether a token closes brackets. */
export function isClosing({ text }: Token): boolean {
  return text === ')' || text === ']' || text === '}';
}
