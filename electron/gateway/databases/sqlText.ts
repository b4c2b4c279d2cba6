/** Where in a text of SQL there is code, and where texts, quoted names and comments are, in which nothing is a parameter. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** How a database writes SQL. */
export type Dialect = 'postgresql' | 'mariadb' | 'sqlite';

export interface SqlPart {
  readonly kind: 'code' | 'text' | 'name' | 'comment';
  /** With its quotes. */
  readonly sql: string;
}

interface Quoted {
  readonly kind: 'text' | 'name' | 'comment';
  readonly begins: RegExp;
  /** The index behind its end; undefined where it has none. */
  readonly end: (sql: string, start: number, opening: string) => number | undefined;
}

/** Ends at a quote that is not doubled, with backslashes before a quote where they are escapes. */
function quoteEnd(quote: string, escapes: boolean): Quoted['end'] {
  return (sql, start, opening) => {
    for (let at = start + opening.length; at < sql.length; at += 1) {
      if (escapes && sql[at] === '\\') at += 1;
      else if (sql[at] === quote) {
        if (sql[at + 1] !== quote) return at + 1;
        at += 1;
      }
    }
    return undefined;
  };
}

const lineEnd: Quoted['end'] = (sql, start) => {
  const end = sql.indexOf('\n', start);
  return end < 0 ? sql.length : end;
};

function blockEnd(nests: boolean): Quoted['end'] {
  return (sql, start) => {
    const marks = /\/\*|\*\//g;
    marks.lastIndex = start + 2;
    let depth = 1;
    for (let found = marks.exec(sql); found !== null; found = marks.exec(sql)) {
      if (found[0] === '*/') depth -= 1;
      else if (nests) depth += 1;
      if (depth === 0) return found.index + 2;
    }
    return undefined;
  };
}

const dollarEnd: Quoted['end'] = (sql, start, opening) => {
  const end = sql.indexOf(opening, start + opening.length);
  return end < 0 ? undefined : end + opening.length;
};

const bracketEnd: Quoted['end'] = (sql, start) => {
  const end = sql.indexOf(']', start);
  return end < 0 ? undefined : end + 1;
};

const quotes: Readonly<Record<Dialect, readonly Quoted[]>> = {
  postgresql: [
    { kind: 'comment', begins: /--/y, end: lineEnd },
    { kind: 'comment', begins: /\/\*/y, end: blockEnd(true) },
    { kind: 'text', begins: /(?<![\w$])[eE]'/y, end: quoteEnd("'", true) },
    { kind: 'text', begins: /'/y, end: quoteEnd("'", false) },
    { kind: 'name', begins: /"/y, end: quoteEnd('"', false) },
    { kind: 'text', begins: /(?<![\w$])\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y, end: dollarEnd },
  ],
  mariadb: [
    { kind: 'comment', begins: /--(?=\s|$)|#/y, end: lineEnd },
    { kind: 'comment', begins: /\/\*/y, end: blockEnd(false) },
    { kind: 'text', begins: /'/y, end: quoteEnd("'", true) },
    { kind: 'text', begins: /"/y, end: quoteEnd('"', true) },
    { kind: 'name', begins: /`/y, end: quoteEnd('`', false) },
  ],
  sqlite: [
    { kind: 'comment', begins: /--/y, end: lineEnd },
    { kind: 'comment', begins: /\/\*/y, end: blockEnd(false) },
    { kind: 'text', begins: /'/y, end: quoteEnd("'", false) },
    { kind: 'name', begins: /"/y, end: quoteEnd('"', false) },
    { kind: 'name', begins: /`/y, end: quoteEnd('`', false) },
    { kind: 'name', begins: /\[/y, end: bracketEnd },
  ],
};

/** How a statement begins that only looks, and what changes something all the same where it stands in one. */
const looking = /^[\s(]*(select|with|values|table|show|describe|desc|explain|pragma)\b/i;
const changing = /\b(insert\s+into|delete\s+from|merge\s+into|update\s+\S+\s+set)\b/i;

/** Whether a statement may change something, by its words. A function that it calls may do so unseen. */
export function mayChange(sql: string, dialect: Dialect): boolean {
  const code = partsOf(sql, dialect)
    .map((part) => (part.kind === 'code' ? part.sql : part.kind === 'comment' ? ' ' : '""'))
    .join('');
  return !looking.test(code) || changing.test(code);
}

/** Characters with which something quoted may begin; all others are passed over at once. */
const mayBegin = /['"`[\-/#$eE]/g;

/** The parts of a text of SQL in their order. Throws `illegal-argument` for one in which something quoted has no end. */
export function partsOf(sql: string, dialect: Dialect): readonly SqlPart[] {
  const parts: SqlPart[] = [];
  let codeFrom = 0;
  let at = 0;
  while (at < sql.length) {
    mayBegin.lastIndex = at;
    const candidate = mayBegin.exec(sql);
    if (candidate === null) break;
    at = candidate.index;
    const found = quotedAt(sql, at, dialect);
    if (found === undefined) {
      at += 1;
      continue;
    }
    if (at > codeFrom) parts.push({ kind: 'code', sql: sql.slice(codeFrom, at) });
    parts.push({ kind: found.kind, sql: sql.slice(at, found.end) });
    at = found.end;
    codeFrom = at;
  }
  if (codeFrom < sql.length) parts.push({ kind: 'code', sql: sql.slice(codeFrom) });
  return parts;
}

function quotedAt(sql: string, at: number, dialect: Dialect): { kind: Quoted['kind']; end: number } | undefined {
  for (const { kind, begins, end } of quotes[dialect]) {
    begins.lastIndex = at;
    const opening = begins.exec(sql)?.[0];
    if (opening === undefined) continue;
    const found = end(sql, at, opening);
    if (found === undefined) {
      const line = sql.slice(0, at).split('\n').length;
      throw new CountersignError(
        ErrorCode.illegalArgument,
        `The SQL was not run: what begins with ${opening} in line ${line} has no end.`,
      );
    }
    return { kind, end: found };
  }
  return undefined;
}
