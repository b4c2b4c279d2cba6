/** What a signed record on paper has attached: its bundle, and what was printed of it. Of a PDF nothing else is read. */
import { inflateSync } from 'node:zlib';
import { Tampered, utf8 } from './json.ts';

/** Whether bytes are those of a PDF. */
export function isPdf(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === '%PDF-';
}

/** Bytes that an attachment may have: more is no record that a person can read. */
const largest = 256 * 1024 * 1024;

/** An attachment as a station writes it: the number of its object, the length of its stream, and whether that is packed. */
const stream =
  /\n(\d+) 0 obj\n<<\n {2}\/Length (\d+)\n {2}\/Type \/EmbeddedFile\n( {2}\/Filter \/FlateDecode\n)? {2}\/Subtype \/application#2Fjson\n {2}\/Params <<\n(?: {4}\/(?:Size \d+|ModDate \([^()\n]*\))\n)* {2}>>\n>>\nstream\n/g;
/** What gives an attachment its name: the numbers of its own object and of the stream. */
const fileOf = (name: string): RegExp =>
  new RegExp(
    String.raw`\n(\d+) 0 obj\n<<\n {2}/Type /Filespec\n {2}/F \(${name}\)\n {2}/UF \(${name}\)\n {2}/EF <<\n {4}/F (\d+) 0 R\n {4}/UF \2 0 R\n {2}>>\n`,
    'g',
  );

/**
 * The texts of both attachments. Throws `Tampered` for a PDF that does not have exactly these two as a station writes them:
 * with a third, or one in another form or place, a reader could show another than the one that is verified here.
 */
export function attachmentsOf(bytes: Buffer): { readonly bundle: string; readonly printed: string } {
  const text = bytes.toString('latin1');
  // Letters of a name may be written as numbers, and objects inside of a compressed one: a reader knows both.
  const names = text.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const count = (pattern: RegExp): number => [...names.matchAll(pattern)].length;
  const isTwo =
    count(/startxref/g) === 1 &&
    [/\/EmbeddedFile\b/g, /\/Filespec\b/g, /\/EF\b/g].every((name) => count(name) === 2) &&
    [/\/RF\b/g, /\/ObjStm\b/g].every((name) => count(name) === 0);
  /** A second object of a number would be the one that a reader shows. */
  const isOne = (number: string): boolean =>
    count(new RegExp(`(?<!\\d)0*${number}[\\s\\0]+\\d+[\\s\\0]+obj`, 'g')) === 1;
  const streams = new Map([...text.matchAll(stream)].map((found) => [found[1] ?? '', found]));
  const textOf = (name: string): string => {
    const [named, second] = text.matchAll(fileOf(name));
    const [, own = '', of = ''] = named ?? [];
    const found = streams.get(of);
    if (!isTwo || second !== undefined || found === undefined || !isOne(own) || !isOne(of))
      throw new Tampered('this PDF does not have the attachments of a signed record as a station writes them');
    const from = found.index + found[0].length;
    const packed = bytes.subarray(from, from + Number(found[2]));
    return utf8(found[3] === undefined ? packed : inflated(packed), 'an attachment of this PDF');
  };
  return { bundle: textOf('bundle\\.json'), printed: textOf('printed\\.json') };
}

function inflated(stream: Buffer): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: largest });
  } catch {
    throw new Tampered('an attachment of this PDF cannot be read');
  }
}
