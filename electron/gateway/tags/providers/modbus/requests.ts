/** What is asked of a device, and what its exceptions mean. */
import type { Json } from '../../../../contract/json.ts';
import type { Quality } from '../../../../contract/page.ts';
import { heldAs, takenAs } from '../../dataTypes.ts';
import type { QualifiedValue, TagWrite, WriteAnswer } from '../../provider.ts';
import { addressOf, type Address, type Area } from './addresses.ts';
import { NoAnswer, type ModbusConnection } from './connection.ts';
import { gathered, rangeOf, type Range } from './ranges.ts';
import type { ModbusSettings } from './settings.ts';
import { registersOf, valueIn } from './values.ts';

const reads: Readonly<Record<Area, number>> = Object.freeze({ C: 1, DI: 2, HR: 3, IR: 4 });
const mostWritten = 123;
const severalRegisters = 16;
const illegalFunction = 1;
const illegalAddress = 2;
const illegalValue = 3;

/** What an exception means: the quality of a tag that cannot be read for it, and what became of a write. */
interface Meaning {
  readonly words: string;
  readonly code: string;
  /** Whether what the tag had before stays beside the quality: it is the device that is not reached, or not yet. */
  readonly keepsLast?: boolean;
  /** A write is under way, or may have been done; where nothing is said, nothing was written. */
  readonly write?: 'taken' | 'unknown';
}

const meanings: Readonly<Record<number, Meaning>> = Object.freeze({
  [illegalFunction]: { words: 'the device knows no such function', code: 'Bad_Unsupported' },
  [illegalAddress]: { words: 'the device has no such address', code: 'Bad_NotFound' },
  [illegalValue]: { words: 'the device refuses the value, or the number of addresses', code: 'Bad_OutOfRange' },
  4: { words: 'the device failed', code: 'Bad_Failure', write: 'unknown' },
  5: { words: 'the device has begun and needs longer', code: 'Bad_Stale', keepsLast: true, write: 'taken' },
  6: { words: 'the device is busy', code: 'Bad_Stale', keepsLast: true },
  8: { words: 'the device has a fault in its memory', code: 'Bad_Failure', write: 'unknown' },
  10: { words: 'the gateway has no way to the unit', code: 'Bad_NotConnected', keepsLast: true },
  11: {
    words: 'the unit does not answer the gateway',
    code: 'Bad_NotConnected',
    keepsLast: true,
    write: 'unknown',
  },
});

function meaningOf(exception: number): Meaning {
  const { words, ...rest } = meanings[exception] ?? { words: 'the device refuses it', code: 'Bad' };
  return { ...rest, words: `${words} (exception ${exception})` };
}

/** What became of a write that was answered by an exception. */
function refusalOf(exception: number): WriteAnswer {
  const { words, code, write } = meaningOf(exception);
  if (write === 'taken')
    return { code: 'Uncertain', reason: `Look whether the value is held: ${words}.`, mayBeDone: true };
  return write === 'unknown'
    ? { code, reason: `${notKnown}: ${words}.`, mayBeDone: true }
    : { code, reason: `Nothing was written: ${words}.` };
}

const notKnown = 'It is not known whether the value was written';

/**
 * Reads addresses in few requests. A range that is refused is halved until the address is found that the device does not have,
 * and `cuts` remembers where. `take` has the values of each answer at once: kept until all have come, they would be older than
 * what was written meanwhile. `last` is what a tag had before. Rejects with `NoAnswer`.
 */
export async function readAddresses(
  connection: ModbusConnection,
  addresses: readonly Address[],
  {
    settings,
    cuts,
    now,
    last,
    take,
  }: {
    readonly settings: ModbusSettings;
    readonly cuts: Set<string>;
    readonly now: () => number;
    readonly last: (path: string) => QualifiedValue | undefined;
    readonly take: (values: ReadonlyMap<string, QualifiedValue>) => void;
  },
): Promise<ReadonlyMap<string, QualifiedValue>> {
  const values = new Map<string, QualifiedValue>();
  const came = (entries: readonly (readonly [string, QualifiedValue])[]): void => {
    for (const [path, value] of entries) values.set(path, value);
    take(new Map(entries));
  };
  const readRange = async (range: Range): Promise<void> => {
    const request = Buffer.alloc(5);
    request.writeUInt8(reads[range.area], 0);
    request.writeUInt16BE(range.start, 1);
    request.writeUInt16BE(range.count, 3);
    const answer = await connection.ask(range.unit, request);
    const timestamp = now();
    if ('data' in answer) {
      came(range.addresses.map((address) => [address.path, valueOf(answer.data, range, address, timestamp)]));
      return;
    }
    const { exception } = answer;
    const middle = Math.ceil(range.addresses.length / 2);
    const [left, right] = [range.addresses.slice(0, middle), range.addresses.slice(middle)];
    const [cut] = right;
    if (cut !== undefined && (exception === illegalAddress || exception === illegalValue)) {
      cuts.add(cut.path);
      for (const half of [rangeOf(left), rangeOf(right)]) if (half !== undefined) await readRange(half);
      return;
    }
    const { words, code, keepsLast = false } = meaningOf(exception);
    const quality: Quality = { code, reason: words };
    const none = { value: null, timestamp };
    came(range.addresses.map(({ path }) => [path, { ...((keepsLast ? last(path) : undefined) ?? none), quality }]));
  };
  const valueOf = (data: Buffer, range: Range, address: Address, timestamp: number): QualifiedValue => {
    const bad = (reason: string): QualifiedValue => ({ value: null, quality: { code: 'Bad', reason }, timestamp });
    const isBits = range.area === 'C' || range.area === 'DI';
    const length = isBits ? Math.ceil(range.count / 8) : range.count * 2;
    if (data[0] !== length || data.length !== length + 1) return bad('the device answers another number of values');
    const from = address.start - range.start;
    if (isBits) {
      const value = (((data[1 + (from >> 3)] ?? 0) >> (from & 7)) & 1) === 1;
      return { value, quality: { code: 'Good' }, timestamp };
    }
    const found = valueIn(data.subarray(1 + from * 2, 1 + (from + address.count) * 2), address, settings);
    return 'refused' in found
      ? bad(found.refused)
      : { ...heldAs(address.dataType, found.value), quality: { code: 'Good' }, timestamp };
  };
  for (const range of gathered(addresses, settings, cuts)) await readRange(range);
  return values;
}

const otherEcho: WriteAnswer = Object.freeze({
  code: 'Uncertain',
  reason: 'The device confirmed something else than what was written: look which value is held.',
  mayBeDone: true,
});

/** Writes one value, and answers what the device said. */
export async function writeAddress(
  connection: ModbusConnection,
  { path, value }: TagWrite,
  settings: ModbusSettings,
): Promise<WriteAnswer> {
  const address = addressOf(path, settings);
  if (address === undefined) return { code: 'Bad_NotFound', reason: `${path} is no address.` };
  if (address.area === 'IR' || address.area === 'DI')
    return { code: 'Bad_ReadOnly', reason: `${path} is an input: nobody can write it.` };
  const request = requestFor(address, value, settings);
  if ('refused' in request) return { code: 'Bad_TypeMismatch', reason: `${path} ${request.refused}.` };
  try {
    const answer = await connection.ask(address.unit, request.bytes);
    if ('data' in answer) {
      // All functions that write answer with what they were asked, without the values of several registers.
      const echo = request.bytes.subarray(1, request.bytes[0] === severalRegisters ? 5 : undefined);
      return answer.data.equals(echo) ? { code: 'Good' } : otherEcho;
    }
    if (address.bit !== undefined && answer.exception === illegalFunction) {
      const reason =
        'The device cannot change a bit of a register alone (function 22). Nothing was written: to write the whole register could undo what the device changes meanwhile.';
      return { code: 'Bad_Unsupported', reason };
    }
    return refusalOf(answer.exception);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const code = 'Bad_NotConnected';
    return error.wasSent
      ? { code, reason: `${notKnown}: ${error.message}.`, mayBeDone: true }
      : { code, reason: `Nothing was written: ${error.message}.` };
  }
}

function requestFor(
  address: Address,
  value: Json,
  settings: ModbusSettings,
): { readonly bytes: Buffer } | { readonly refused: string } {
  const { area, bit, start, count } = address;
  const head = (code: number, ...words: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(1 + words.length * 2);
    bytes.writeUInt8(code, 0);
    words.forEach((word, index) => bytes.writeUInt16BE(word, 1 + index * 2));
    return bytes;
  };
  if (area === 'C' || bit !== undefined) {
    const taken = value === null ? { refused: 'takes true and false' } : takenAs('Boolean', value);
    if ('refused' in taken) return taken;
    const isOn = taken.value === true;
    if (bit === undefined) return { bytes: head(5, start, isOn ? 0xff00 : 0) };
    return { bytes: head(22, start, 0xffff & ~(1 << bit), isOn ? 1 << bit : 0) };
  }
  const found = registersOf(value, address, settings);
  if ('refused' in found) return found;
  if (count > mostWritten) return { refused: `has ${count} registers; a request writes ${mostWritten} at most` };
  if (count === 1) return { bytes: head(6, start, found.registers.readUInt16BE(0)) };
  return { bytes: Buffer.concat([head(severalRegisters, start, count), Buffer.from([count * 2]), found.registers]) };
}
