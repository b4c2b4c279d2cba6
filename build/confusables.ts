/**
 * `node build/confusables.ts <file>`: makes the table of confusable letters, `electron/gateway/sso/confusables.ts`, from
 * Unicode's `confusables.txt` (https://www.unicode.org/Public/security/latest/), or from the `data.json` of the npm
 * package unhomoglyph, which holds the same table as JSON. The table that is checked in was made from unhomoglyph 1.0.6:
 * Unicode 13.0.0.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from './runtime/paths.ts';

const widest = 118;

/** Each character with what it is taken for; of `confusables.txt` lines such as `0430 ;	0061 ;	MA	# ...`. */
function read(path: string): [string, string][] {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) return Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(text)));
  const characters = (hex: string): string =>
    String.fromCodePoint(
      ...hex
        .trim()
        .split(' ')
        .map((point) => Number.parseInt(point, 16)),
    );
  return [...text.matchAll(/^([0-9A-F]+) ;\t([0-9A-F ]+) ;/gm)].map(([, from = '', to = '']) => [
    characters(from),
    characters(to),
  ]);
}

const hex = (text: string): string => Array.from(text, (one) => (one.codePointAt(0) ?? 0).toString(16)).join('+');

/** The table as lines of `<prototype>=<character>,<character>`, code points in hexadecimal. */
function compact(entries: readonly (readonly [string, string])[]): string[] {
  const table = new Map(entries);
  // Some prototypes hold a letter with a mark that has a prototype of its own: followed to the end here, once.
  const prototype = (text: string): string => {
    const next = Array.from(text.normalize('NFD'), (one) => table.get(one) ?? one).join('');
    return next === text ? text : prototype(next);
  };
  const sources = new Map<string, string[]>();
  for (const [from, to] of table) {
    // A skeleton is made of decomposed text, in which a composed letter never stands.
    if (from.normalize('NFD') !== from) continue;
    const key = hex(prototype(to));
    sources.set(key, [...(sources.get(key) ?? []), hex(from)]);
  }
  const groups = [...sources].map(([to, from]) => `${to}=${from.join(',')};`).sort();
  return groups.flatMap((group) => group.match(new RegExp(`.{1,${widest}}`, 'g')) ?? []);
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Say which file: node build/confusables.ts <confusables.txt or data.json>');
const lines = compact(read(file)).reduce<string[]>((all, piece) => {
  const last = all.at(-1);
  if (last !== undefined && last.length + piece.length <= widest) all[all.length - 1] = last + piece;
  else all.push(piece);
  return all;
}, []);
writeFileSync(
  join(projectFolder, 'electron/gateway/sso/confusables.ts'),
  `/**
 * Letters that look like others (Unicode Technical Standard 39, confusables.txt). Made by build/confusables.ts; not for
 * changing by hand. Each entry is \`<prototype>=<character>,<character>;\`, code points in hexadecimal.
 *
 * The data is Unicode's: Copyright © 1991-2026 Unicode, Inc., under the Unicode License V3
 * (https://www.unicode.org/license.txt, SPDX Unicode-3.0). Permission is granted, free of charge, to any person
 * obtaining a copy of data files and any associated documentation to deal in them without restriction, provided that
 * this copyright and permission notice appear with all copies or in associated documentation. THE DATA FILES ARE
 * PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
 * MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY RIGHTS. IN NO EVENT SHALL THE
 * COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL
 * DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
 * NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA FILES.
 */
export const confusables = \`
${lines.join('\n')}
\`;
`,
);
