/**
 * Objects as gateways before 8.3 wrote them into `data.bin`: a table of texts, and a tree of elements that name texts of it.
 * The maker says nothing of the form in public. What stands here was found on files of 8.1 that projects published, which it reads to
 * their last byte; a byte that it does not know makes all of a file unreadable.
 */
import { Buffer } from 'node:buffer';

/** `<o cls="java.util.HashMap">`, `<o.c m="put">`, `<str>text</str>`. One that the file names again is the same one there. */
export interface SerializedElement {
  readonly name: string;
  /** What stands behind the dot: `c` is a call of a method of the object around. */
  readonly kind: string | undefined;
  /** Those that are one text. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a text, or of a whole number in digits; undefined where it has none, or another. */
  readonly text: string | undefined;
  readonly children: readonly SerializedElement[];
}

const mark = Buffer.from('98298faa43f74a4fb28dca3c4896afc9', 'hex');
const version = 2;
/** The mark, the version, the time in milliseconds, and twenty bytes that are 0. */
const tableAt = 48;

/** `isNamedBefore`: instead of an element, the number of one before it. */
const flags = { isNamedBefore: 0x01, kind: 0x02, id: 0x04, attributes: 0x08, children: 0x10, body: 0x20 } as const;
const types = { number: 2, text: 8, className: 9, classNames: 10 } as const;
/** Before a number of four or eight bytes. */
const isLong = 0xff;
const deepest = 64;

/** The element around all of a file, after it was unpacked; undefined where it is none of these files. */
export function readSerialized(bytes: Buffer): SerializedElement | undefined {
  if (!bytes.subarray(0, mark.length).equals(mark)) return undefined;
  try {
    const reader = new Reader(bytes);
    const root = reader.element(0);
    return reader.isAtEnd ? root : undefined;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The class of an object, without its package. */
export function classOf({ attributes }: SerializedElement): string | undefined {
  return attributes.get('cls')?.split('.').at(-1);
}

/** What is called of an object, in its order. */
export function callsOf({ children }: SerializedElement) {
  return children
    .filter(({ kind }) => kind === 'c')
    .map(({ attributes, children: given }) => ({ method: attributes.get('m') ?? '', given }));
}

class Reader {
  private readonly bytes: Buffer;
  private readonly texts = new Map<number, string>();
  private readonly numbered = new Map<number, SerializedElement>();
  private at = tableAt;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    if (bytes.readInt32BE(mark.length) !== version) throw new RangeError('version');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let left = this.whole(); left > 0; left -= 1) {
      const key = this.whole();
      if (this.byte() !== 0) throw new RangeError('form of a text');
      this.texts.set(key, decoder.decode(this.part((this.byte() << 8) | this.byte())));
    }
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  element(depth: number): SerializedElement {
    if (depth > deepest) throw new RangeError('depth');
    const has = this.byte();
    if (has === flags.isNamedBefore) return this.namedBefore();
    const name = this.text();
    if ((has & ~(flags.kind | flags.id | flags.attributes | flags.children | flags.body)) !== 0)
      throw new RangeError('flags');
    const kind = has & flags.kind ? this.text() : undefined;
    const number = has & flags.id ? this.whole() : undefined;
    const attributes = has & flags.attributes ? this.attributes() : new Map<string, string>();
    const text = has & flags.body ? this.body(name) : undefined;
    const children: SerializedElement[] = [];
    for (let left = has & flags.children ? this.whole() : 0; left > 0; left -= 1)
      children.push(this.element(depth + 1));
    const element = { name, kind, attributes, text, children };
    if (number !== undefined) this.numbered.set(number, element);
    return element;
  }

  private namedBefore(): SerializedElement {
    const found = this.numbered.get(this.whole());
    if (found === undefined) throw new RangeError('number of an element');
    return found;
  }

  private attributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (let left = this.byte(); left > 0; left -= 1) {
      const name = this.text();
      const type = this.byte();
      if (type === types.text || type === types.className) found.set(name, this.text());
      else if (type === types.classNames) for (let more = this.byte(); more > 0; more -= 1) this.text();
      else if (type !== types.number || this.byte() !== isLong) throw new RangeError('type of an attribute');
      else this.whole();
    }
    return found;
  }

  private body(name: string): string | undefined {
    const size = this.whole();
    if (name === 'str') {
      if (size !== 4) throw new RangeError('size of a text');
      return this.text();
    }
    const part = this.part(size);
    if (name === 'int' && size === 5 && part[0] === isLong) return String(part.readInt32BE(1));
    if (name === 'lng' && size === 9 && part[0] === isLong) return String(part.readBigInt64BE(1));
    return undefined;
  }

  private text(): string {
    const found = this.texts.get(this.whole());
    if (found === undefined) throw new RangeError('text');
    return found;
  }

  private byte(): number {
    this.at += 1;
    return this.bytes.readUInt8(this.at - 1);
  }

  /** A whole number from 0 on, of four bytes. */
  private whole(): number {
    const found = this.bytes.readInt32BE(this.at);
    if (found < 0) throw new RangeError('number');
    this.at += 4;
    return found;
  }

  private part(size: number): Buffer {
    if (size > this.bytes.length - this.at) throw new RangeError('size');
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}
