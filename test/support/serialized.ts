/** Writes objects into `data.bin` as a gateway of 8.1 does: byte for byte what such files have, with other scripts and queries in it. */
import { gzipSync } from 'node:zlib';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly number?: bigint;
  readonly children: readonly Element[];
}

const scripts = 'com.inductiveautomation.ignition.common.script';

/** An element that holds others: `<arraylist>`, `<false>`. */
export const element = (name: string, ...children: readonly Element[]): Element => ({ name, attributes: {}, children });
/** A call of a method with what it is given. */
export const call = (m: string, ...children: readonly Element[]): Element => ({
  name: 'c',
  attributes: { m },
  children,
});
export const whole = (name: 'int' | 'lng', value: bigint): Element => ({
  name,
  attributes: {},
  number: value,
  children: [],
});
export const text = (value: string): Element => ({ name: 'str', attributes: {}, text: value, children: [] });
/** An object of a class of scripts, and what is called of it. */
export const object = (kind: string, ...calls: readonly Element[]): Element => ({
  name: 'o',
  attributes: { cls: `${scripts}.${kind}` },
  children: calls,
});
/** A map of scripts by their keys. */
export const map = (...entries: readonly (readonly [key: Element, script: string])[]): Element => ({
  name: 'o',
  attributes: { cls: 'java.util.HashMap' },
  children: entries.map(([key, value]) => call('put', key, text(value))),
});
/** A handler's key, and what else is said of it. */
export const handlerKey = (name: string, ...calls: readonly Element[]): Element =>
  object('message.MessageHandlerKey', call('setName', text(name)), ...calls);

/** A value of a Java enumeration. */
export const oneOf = (cls: string, n: string): Element => ({ name: 'enum', attributes: { cls, n }, children: [] });

/** The file of event scripts, packed. */
export function eventScripts(...calls: readonly Element[]): Buffer {
  return gzipSync(serialized(element('objects', object('ScriptConfig', ...calls))));
}

/** A file before it is packed. An element that comes again is named by the number that it got where it came first. */
export function serialized(root: Element): Buffer {
  const seen = new Set<Element>();
  const shared = new Set<Element>();
  const look = (one: Element): void => {
    if (seen.has(one)) shared.add(one);
    else {
      seen.add(one);
      one.children.forEach(look);
    }
  };
  look(root);
  const numbers = new Map<Element, number>();
  const texts = new Map<string, number>();
  const keyOf = (value: string): Buffer => {
    const key = texts.get(value) ?? texts.size;
    texts.set(value, key);
    return int(key);
  };
  const write = (one: Element): Buffer => {
    const { name, attributes, text: body, number, children } = one;
    const before = numbers.get(one);
    if (before !== undefined) return Buffer.concat([Buffer.from([1]), int(before)]);
    const isShared = shared.has(one);
    const hasBody = body !== undefined || number !== undefined;
    const named = Object.entries(attributes);
    const isCall = name === 'c';
    const flags = [isCall && 2, isShared && 4, named.length > 0 && 8, children.length > 0 && 16, hasBody && 32];
    const bytes = [
      Buffer.from([flags.reduce<number>((sum, flag) => sum + Number(flag), 0)]),
      keyOf(isCall ? 'o' : name),
    ];
    if (isCall) bytes.push(keyOf('c'));
    if (isShared) {
      bytes.push(int(numbers.size));
      numbers.set(one, numbers.size);
    }
    if (named.length > 0) bytes.push(Buffer.from([named.length]));
    for (const [key, value] of named) bytes.push(keyOf(key), Buffer.from([key === 'cls' ? 9 : 8]), keyOf(value));
    if (body !== undefined) bytes.push(int(4), keyOf(body));
    if (number !== undefined) bytes.push(...digits(name === 'int' ? 4 : 8, number));
    if (children.length > 0) bytes.push(int(children.length), ...children.map(write));
    return Buffer.concat(bytes);
  };
  const tree = write(root);
  const table = [...texts].map(([value, key]) => {
    const bytes = Buffer.from(value, 'utf8');
    return Buffer.concat([int(key), Buffer.from([0, bytes.length >> 8, bytes.length & 255]), bytes]);
  });
  const head = Buffer.from('98298faa43f74a4fb28dca3c4896afc900000002', 'hex');
  return Buffer.concat([head, Buffer.alloc(28), int(texts.size), ...table, tree]);
}

/** A number behind its size and the mark of a long one. */
function digits(size: 4 | 8, value: bigint): readonly Buffer[] {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return [int(size + 1), Buffer.from([0xff]), bytes.subarray(8 - size)];
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
