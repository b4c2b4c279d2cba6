/** The version of the translator: another one whenever anything is that it is made of. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageFile, parserFile } from './grammar.ts';

const fromSource = import.meta.url.endsWith('.ts');
const builtVersion = fileURLToPath(new URL('./grammar/version', import.meta.url));

let known: string | undefined;

/**
 * A hash over this folder, which imports nothing of ours beyond it, and over the grammar with what reads it, in
 * hexadecimal. The build writes it down, and what was built reads it.
 */
export function translatorVersion(): string {
  known ??= fromSource ? ofSources() : readFileSync(builtVersion, 'utf8');
  return known;
}

function ofSources(): string {
  const own = readdirSync(import.meta.dirname).map((name) => join(import.meta.dirname, name));
  const parser = join(dirname(parserFile), 'web-tree-sitter.js');
  const all = createHash('sha256');
  for (const file of [...own.toSorted(), parser, parserFile, languageFile])
    all.update(createHash('sha256').update(readFileSync(file)).digest());
  return all.digest('hex');
}
