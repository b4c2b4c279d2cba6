/** Where a text is not JSON (RFC 8259), and what should be there, in words for whoever wrote it. */

type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | 'colon' | 'comma or end' | 'end';

/** A number, or one of the three words that are values. */
const plainValue = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
/** What may follow a backslash in a text. */
const escape = /["\\/bfnrt]|u[\dA-Fa-f]{4}/y;
const space = /[ \t\n\r]*/y;

/** `line 3, column 5: a comma or } should be here, and there is "name"`; undefined for what is JSON. */
export function jsonFault(text: string): string | undefined {
  let at = 0;
  let expected: Expected = 'value';
  const open: ('{' | '[')[] = [];
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return false;
    at += found[0].length;
    return true;
  };
  const close = (): void => {
    open.pop();
    at += 1;
    expected = open.length === 0 ? 'end' : 'comma or end';
  };
  for (;;) {
    skip(space);
    const next = text[at];
    const isFault = (): string =>
      `${placeOf(text, at)}: ${shouldBe(expected, open.at(-1))} should be here, and ${thereIs(text, at)}`;
    if (next === undefined) return expected === 'end' ? undefined : isFault();
    const takesValue: boolean = expected === 'value' || expected === 'value or ]';
    const takesName: boolean = expected === 'name' || expected === 'name or }';
    if (takesValue && (next === '{' || next === '[')) {
      open.push(next);
      at += 1;
      expected = next === '{' ? 'name or }' : 'value or ]';
    } else if ((takesValue || takesName) && next === '"') {
      at = endOfQuotation(text, at + 1);
      if (text[at] !== '"') return `${placeOf(text, at)}: ${quotationFault(text, at)}`;
      at += 1;
      expected = takesName ? 'colon' : open.length === 0 ? 'end' : 'comma or end';
    } else if (takesValue && skip(plainValue)) expected = open.length === 0 ? 'end' : 'comma or end';
    else if (
      (next === '}' && (expected === 'name or }' || (expected === 'comma or end' && open.at(-1) === '{'))) ||
      (next === ']' && (expected === 'value or ]' || (expected === 'comma or end' && open.at(-1) === '[')))
    )
      close();
    else if (next === ':' && expected === 'colon') {
      at += 1;
      expected = 'value';
    } else if (next === ',' && expected === 'comma or end') {
      at += 1;
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else return isFault();
  }
}

/** Where a text stops: at its quotation mark, or at what may not stand in it. */
function endOfQuotation(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"' && text.charCodeAt(at) >= 0x20) {
    if (text[at] !== '\\') at += 1;
    else {
      escape.lastIndex = at + 1;
      if (!escape.test(text)) return at;
      at = escape.lastIndex;
    }
  }
  return at;
}

/** Lines and columns count from one. */
function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

function shouldBe(expected: Expected, inside: '{' | '[' | undefined): string {
  switch (expected) {
    case 'value':
      return 'a value';
    case 'value or ]':
      return 'a value or ]';
    case 'name or }':
      return 'a name in double quotation marks or }';
    case 'name':
      return 'a name in double quotation marks';
    case 'colon':
      return 'a colon';
    case 'comma or end':
      return inside === '{' ? 'a comma or }' : 'a comma or ]';
    case 'end':
      return 'the end of the file';
  }
}

/** Letters of a word that are shown. */
const mostShown = 20;

function thereIs(text: string, at: number): string {
  if (at >= text.length) return 'the file ends';
  if (/^\/[/*]/.test(text.slice(at, at + 2))) return 'there is a comment, which JSON has not';
  const word = /^[\w.+-]+/.exec(text.slice(at, at + mostShown))?.[0] ?? Array.from(text.slice(at, at + 2))[0] ?? '';
  if (word === '"') return 'there is a text';
  const before = text.slice(0, at).trimEnd();
  const isOneTooMany = before.endsWith(',') && /^[\]}]/.test(word);
  return `there is ${word}${isOneTooMany ? '; the comma before it is one too many' : ''}`;
}

function quotationFault(text: string, at: number): string {
  if (text[at] === '\\')
    return `${text.slice(at, at + 2)} stands for nothing in a text; a backslash itself is written \\\\`;
  return at >= text.length || text[at] === '\n' || text[at] === '\r'
    ? 'the text that begins in this line has no quotation mark at its end'
    : 'a control character stands in a text; it is written with a backslash (\\t for a tab)';
}
