/** Statements of texts with parameters: `?` as scripts give them, `:name` and `{name}` as named queries do. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { pasted } from './pasted.ts';
import { partsOf, type Dialect } from './sqlText.ts';
import type { Bound, Statement } from './statement.ts';

/** A statement of a text with `?` for its values in their order; `??` is the operator `?`. Throws `illegal-argument`. */
export function positionalStatement(sql: string, values: readonly Bound[], dialect: Dialect): Statement {
  const made = builder();
  let used = 0;
  for (const { kind, sql: text } of partsOf(sql, dialect)) {
    if (kind !== 'code') {
      made.text(text);
      continue;
    }
    for (const piece of text.split(/(\?\??)/)) {
      if (piece === '??') made.text('?');
      else if (piece !== '?') made.text(piece);
      else {
        const value = values[used];
        if (value !== undefined) made.value(value);
        used += 1;
      }
    }
  }
  if (used === values.length) return made.statement();
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `The SQL was not run: it has ${used} places for values, and got ${values.length} values.`,
  );
}

export interface NamedValues {
  /** What is bound where `:name` stands in code. */
  readonly bound: ReadonlyMap<string, Bound>;
  /** What is pasted where `{name}` stands; `trusted` without a look, as the site allows. */
  readonly texts: ReadonlyMap<string, string>;
  readonly trusted: boolean;
}

/** A statement of a named query's text. Throws `illegal-argument` for a text that may not be pasted where it stands. */
export function namedStatement(sql: string, { bound, texts, trusted }: NamedValues, dialect: Dialect): Statement {
  const made = builder();
  // What a pasted text says itself is no parameter, so both are looked for at once.
  for (const { kind, sql: text } of partsOf(sql, dialect)) {
    let from = 0;
    for (const { at, whole, bound: name = '', pasted: braced = '' } of parameterPlaces(text)) {
      const value = kind === 'code' ? bound.get(name) : undefined;
      const pastes = texts.get(braced);
      if (value === undefined && pastes === undefined) continue;
      made.text(text.slice(from, at));
      from = at + whole.length;
      if (value !== undefined) made.value(value);
      else if (pastes !== undefined)
        made.text(trusted ? pastes : pasted(braced, pastes, { kind, quote: text.charAt(0) }));
    }
    made.text(text.slice(from));
  }
  return made.statement();
}

/** What looks like a parameter in a part of SQL: `:name`, or `{name}`. */
export function parameterPlaces(text: string): readonly {
  readonly at: number;
  readonly whole: string;
  readonly bound: string | undefined;
  readonly pasted: string | undefined;
}[] {
  return [...text.matchAll(/(?<![:\w]):([A-Za-z_]\w*)|\{([^{}]+)\}/g)].map(
    ({ index: at, 0: whole, 1: bound, 2: braced }) => ({
      at,
      whole,
      bound,
      pasted: braced,
    }),
  );
}

function builder() {
  const parts: string[] = [''];
  const values: Bound[] = [];
  return {
    text: (text: string): void => {
      parts.push((parts.pop() ?? '') + text);
    },
    value: (value: Bound): void => {
      values.push(value);
      parts.push('');
    },
    statement: (): Statement => ({ parts, values }),
  };
}
