/** Values in registers: what they mean, and how they are written. */
import type { Json } from '../../../../contract/json.ts';
import { takenAs } from '../../dataTypes.ts';
import type { Address } from './addresses.ts';
import type { ModbusSettings } from './settings.ts';

type Orders = Pick<ModbusSettings, 'wordOrder' | 'byteOrder'>;

/** The value of an address in its registers, or why there is none, in words. */
export function valueIn(
  registers: Buffer,
  { format, bit }: Address,
  { wordOrder, byteOrder }: Orders,
): { readonly value: Json } | { readonly refused: string } {
  if (bit !== undefined) return { value: ((registers.readUInt16BE(0) >> bit) & 1) === 1 };
  if (format === 'S') {
    const text = (byteOrder === 'highFirst' ? registers : Buffer.from(registers).swap16()).toString('latin1');
    return { value: text.split('\0', 1)[0] ?? '' };
  }
  const bytes = wordOrder === 'highFirst' ? registers : turned(registers);
  switch (format) {
    case '':
      return { value: bytes.readInt16BE(0) };
    case 'US':
      return { value: bytes.readUInt16BE(0) };
    case 'I':
      return { value: bytes.readInt32BE(0) };
    case 'UI':
      return { value: bytes.readUInt32BE(0) };
    case 'I_64':
      return { value: exact(bytes.readBigInt64BE(0)) };
    case 'UI_64':
      return { value: exact(bytes.readBigUInt64BE(0)) };
    case 'F':
      return finite(bytes.readFloatBE(0));
    case 'D':
      return finite(bytes.readDoubleBE(0));
    case 'BCD':
    case 'BCD_32': {
      const digits = bytes.toString('hex');
      return /^\d+$/.test(digits)
        ? { value: Number(digits) }
        : { refused: `the registers hold no BCD digits: ${digits}` };
    }
  }
}

/** The registers for a value, or why it cannot be written, in words that go on after the path. */
export function registersOf(
  value: Json,
  { format, count, dataType, path }: Address,
  { wordOrder, byteOrder }: Orders,
): { readonly registers: Buffer } | { readonly refused: string } {
  if (value === null) return { refused: 'takes no empty value' };
  const bytes = Buffer.alloc(count * 2);
  if (format === 'S') {
    const most = Number(path.split(':')[1]);
    if (typeof value === 'object') return { refused: 'takes texts' };
    const text = String(value);
    if (text.length > most) return { refused: `takes texts of ${most} characters at most` };
    if (Buffer.from(text, 'latin1').toString('latin1') !== text || text.includes('\0'))
      return { refused: 'takes characters of one byte alone (Latin 1)' };
    bytes.write(text, 'latin1');
    return { registers: byteOrder === 'highFirst' ? bytes : bytes.swap16() };
  }
  if (format === 'F' || format === 'D') {
    const taken = takenAs(dataType === 'Float4' ? 'Float4' : 'Float8', value);
    if ('refused' in taken) return taken;
    const number = Number(taken.value);
    if (format === 'F') bytes.writeFloatBE(number);
    else bytes.writeDoubleBE(number);
  } else {
    const number = wholeIn(value);
    if (number === undefined) return { refused: 'takes whole numbers' };
    const isBcd = format === 'BCD' || format === 'BCD_32';
    const bits = BigInt(count * 16);
    const isUnsigned = format.startsWith('U');
    const least = isBcd || isUnsigned ? 0n : -(2n ** (bits - 1n));
    const most = isBcd ? 10n ** (bits / 4n) - 1n : 2n ** (isUnsigned ? bits : bits - 1n) - 1n;
    if (number < least || number > most) return { refused: `takes whole numbers from ${least} to ${most}` };
    const digits = isBcd ? number.toString() : BigInt.asUintN(Number(bits), number).toString(16);
    bytes.write(digits.padStart(count * 4, '0'), 'hex');
  }
  return { registers: wordOrder === 'highFirst' ? bytes : turned(bytes) };
}

/** The words in the other order. */
function turned(registers: Buffer): Buffer {
  return Buffer.from(registers).reverse().swap16();
}

/** A number where that has each digit, and the text of its digits above. */
function exact(number: bigint): Json {
  const near = Number(number);
  return Number.isSafeInteger(near) ? near : number.toString();
}

function finite(number: number): { readonly value: Json } | { readonly refused: string } {
  return Number.isFinite(number) ? { value: number } : { refused: `the registers hold ${number}, which is no value` };
}

function wholeIn(value: Json): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^\s*-?\d{1,20}\s*$/.test(value) ? BigInt(value.trim()) : undefined;
}
