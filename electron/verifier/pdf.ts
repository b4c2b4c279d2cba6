/** What a signed record on paper has attached: its bundle, and what was printed of it. Of a PDF nothing else is read. */
import { inflateSync } from 'node:zlib';
import { Tampered, utf8 } from './json.ts';

/** Whether bytes are those of a PDF. */
export function isPdf(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === '%PDF-';
}

/** Bytes that an attachment may have: more is no record that a person can read. */
const largest = 256 * 1024 * 1024;

/**
 * The texts of both attachments. Throws `Tampered` for a PDF that does not have exactly these two as a station writes them:
 * with a third, or one in another form, a reader could show another than the one that is verified here.
 */
export function attachmentsOf(bytes: Buffer): { readonly bundle: string; readonly printed: string } {
  const text = bytes.toString('latin1');
  const header =
    /\n<<\n {2}\/Length (\d+)\n {2}\/Type \/EmbeddedFile\n( {2}\/Filter \/FlateDecode\n)?(?: {2}[^\n]*\n)*?>>\nstream\n/g;
  const found = [...text.matchAll(header)].map(({ 0: head, 1: length, 2: filter, index }) => {
    const from = index + head.length;
    const stream = bytes.subarray(from, from + Number(length));
    return utf8(filter === undefined ? stream : inflated(stream), 'an attachment of this PDF');
  });
  // Letters of a name may be written as numbers, and objects inside of a compressed one: a reader knows both.
  const names = text.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const count = (pattern: RegExp): number => [...names.matchAll(pattern)].length;
  const isOne =
    count(/startxref/g) === 1 && count(/\/Filespec\b/g) === 2 && count(/\/EF\b/g) === 2 && count(/\/ObjStm\b/g) === 0;
  const named = count(/\/EmbeddedFile\b/g);
  const [bundle, printed] = found;
  if (bundle === undefined || printed === undefined || found.length !== 2 || named !== 2 || !isOne) {
    throw new Tampered('this PDF does not have the attachments of a signed record as a station writes them');
  }
  return { bundle, printed };
}

function inflated(stream: Buffer): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: largest });
  } catch {
    throw new Tampered('an attachment of this PDF cannot be read');
  }
}
