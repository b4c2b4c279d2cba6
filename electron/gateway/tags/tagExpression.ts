/** Expressions over tags, from where a tag stands: `{[.]Sibling}`, `{[~]From the top}`, `{[provider]Path}`. */
import { CountersignError } from '../../contract/errors.ts';
import { evaluate } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from './provider.ts';

/** Where an expression stands, and what it reaches from there. */
export interface TagPlace {
  readonly provider: string;
  /** The path of the tag within its provider. */
  readonly path: string;
  readonly clock: Clock;
  /** The time at a rate, following it. */
  readonly now: (rate: number) => number;
  /** A tag by its whole path, following it. */
  readonly tag: (path: string) => QualifiedValue;
  /** What is reached by other names. */
  readonly more?: ReadonlyMap<string, () => QualifiedValue>;
}

/** What an expression comes to, following what it reads; its quality says why it comes to nothing. */
export function evaluator({ provider, path, clock, now, tag, more }: TagPlace, text: string): () => QualifiedValue {
  const parsed = attempt(() => parseExpression(text));
  const read = (name: string): QualifiedValue => more?.get(name)?.() ?? tag(tagPathFrom(name, provider, path));
  const references = { read, tag: read, now, memory: new Map() };
  return () => {
    if ('reason' in parsed) return none('Error_Configuration', parsed.reason, 0);
    const found = attempt(() => evaluate(parsed.value, references));
    if ('reason' in found) return none('Error_ExpressionEval', found.reason, clock.now());
    return { timestamp: clock.now(), ...found.value };
  };
}

/** The whole path of a tag that another one names: `[.]Sibling`, `[.]../Other/Name`, `[~]Top/Name`, or a whole path itself. */
export function tagPathFrom(text: string, provider: string, own: string): string {
  const [, scope = '', rest = ''] = /^\[([.~])\](.*)$/s.exec(text) ?? [];
  if (scope === '') return text.startsWith('[') ? text : `[${provider}]${text}`;
  const folder = scope === '~' ? [] : own.split('/').slice(0, -1);
  for (const name of rest.split('/')) {
    if (name === '..') folder.pop();
    else if (name !== '') folder.push(name);
  }
  return `[${provider}]${folder.join('/')}`;
}

/** What follows itself, in words. */
export const itself = 'leads to itself';

function none(code: string, reason: string, timestamp: number): QualifiedValue {
  return { value: null, quality: { code, reason }, timestamp };
}

/** What work gives, or why it gives nothing. */
export function attempt<T>(work: () => T): { readonly value: T } | { readonly reason: string } {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof CountersignError) return { reason: error.message };
    // What signals say of one that reads itself.
    if (error instanceof Error && error.message === 'Cycle detected') return { reason: `It ${itself}.` };
    throw error;
  }
}
