/** Pages as PDF/A: Typst lays them out, and refuses what PDF/A does not allow. It blocks: it belongs in a thread of its own. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { byNumber } from '../platform/oneLine.ts';
import type { PaperDocument, PaperParts } from './document.ts';
import { characterTest, families, readFonts } from './fonts.ts';

/**
 * Makes a PDF/A-3a with both attachments. The same bytes come of the same parts. A character that no font has stands by its
 * number, and the pages say so. Throws what Typst says where the file could not be made.
 */
export function makePdf({ document, code, bundle, printed, at }: PaperParts): Uint8Array {
  const fonts = readFonts();
  // No file is read from the workspace: all that the pages need is handed in.
  const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fonts }] });
  const layout = readFileSync(new URL('./signedRecord.typ', import.meta.url), 'utf8');
  const inputs = {
    document: JSON.stringify(printable(document, fonts)),
    families: JSON.stringify(families),
    code,
    bundle,
    printed,
  };
  return new Uint8Array(
    compiler.pdf({ mainFileContent: layout, inputs }, { pdfStandard: 'a-3a', creationTimestamp: at }),
  );
}

/** Characters of a word that fit into the narrowest column. */
const wordLength = 16;

/** A text whose long words may go on in the next line: what runs out of its column would not be on the paper. */
export function breakable(text: string): string {
  return text.replace(/\S{17,}/gu, (word) => (word.match(new RegExp(`.{1,${wordLength}}`, 'gu')) ?? []).join('\u200b'));
}

/** The document with each character that no font has by its number, and a note that says so where there is one. */
function printable(document: PaperDocument, fonts: readonly Buffer[]): PaperDocument {
  const tests = fonts.map(characterTest);
  const known = new Map<string, boolean>();
  const has = (character: string): boolean => {
    const codePoint = character.codePointAt(0) ?? 0;
    const found = known.get(character) ?? tests.some((test) => test(codePoint));
    known.set(character, found);
    return found;
  };
  const missing = new Set<string>();
  const shown = (text: string): string =>
    breakable(
      text.replace(/[^\n -~]/gu, (character) => {
        if (has(character)) return character;
        missing.add(character);
        return byNumber(character);
      }),
    );
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return shown(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return value;
  };
  const walked = walk(document) as PaperDocument;
  const note =
    'What stands as \\u{...} is a character, by its Unicode number, that the fonts of this page do not have.';
  return missing.size === 0 ? walked : { ...walked, notes: [...walked.notes, note] };
}
