/**
 * Property paths of bindings: `this.props.text`, `view.custom.x`, `session.props.theme`, `page.props.path`,
 * `../Sibling.props.text`, `./Child.props.text`, `/root/Row/Label.props.text`, with `[0]` and `["a key"]` inside.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Path } from './properties.ts';

export type Address =
  | { readonly from: 'this' | 'view' | 'page' | 'session'; readonly path: Path }
  /** A component: `up` steps to parents (or from the root), then down by names. */
  | { readonly from: 'component'; readonly up: number | 'root'; readonly down: readonly string[]; readonly path: Path };

const ownBase = /^(this|view|page|session)\.(.+)$/s;
const relativeBase = /^(\/root|(?:\.\.?\/)+)\/?([^.[]*)\.(.+)$/s;
const step = /([^.[\]]+)|\[(\d+)\]|\[["']([^"'\]]*)["']\]/gy;

/** Parses a property path. Throws `illegal-argument`. */
export function parseAddress(text: string): Address {
  const own = ownBase.exec(text);
  if (own !== null) {
    const base = own[1];
    const path = parsePath(own[2] ?? '', text);
    if (base === 'this' || base === 'view' || base === 'page' || base === 'session') return { from: base, path };
  }
  const relative = relativeBase.exec(text);
  if (relative === null) throw unreadable(text);
  const [, base = '', names = '', rest = ''] = relative;
  return {
    from: 'component',
    up: base === '/root' ? 'root' : (base.match(/\.\.\//g) ?? []).length,
    down: names.split('/').filter((name) => name !== ''),
    path: parsePath(rest, text),
  };
}

function parsePath(text: string, whole: string): Path {
  const path: (string | number)[] = [];
  let end = 0;
  for (const part of text.split(/(?<=\])\.|\.(?![^[]*\])/)) {
    for (const match of part.matchAll(step)) {
      path.push(match[2] === undefined ? (match[1] ?? match[3] ?? '') : Number(match[2]));
    }
    end += part.length + 1;
  }
  if (path.length < 1 || end < text.length) throw unreadable(whole);
  return path;
}

function unreadable(text: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `"${text}" is not a property path`);
}
