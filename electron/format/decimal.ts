/**
 * Decimal numbers digit by digit: what a pattern shows is cut from these digits, never from a rounded intermediate.
 * The value is `0.<digits>` times ten to the power of `point`; no zero stands at either end of the digits.
 */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

/** How a digit is rounded that lies exactly in the middle: to the even neighbour, or towards positive infinity. */
export type Tie = 'even' | 'ceiling';

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Reads a text such as `-12.50` or `1.2E3`, all its digits; undefined for what is no number. */
export function readDecimal(text: string): Decimal | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] = decimalText.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  return trimmed(sign === '-', whole + fraction, whole.length + Number(exponent));
}

/** The fewest digits that name a finite number among all doubles. */
export function shortestDecimal(value: number): Decimal {
  return readDecimal(String(value)) ?? trimmed(false, '', 0);
}

/** All digits of a finite double: 0.1 is 0.1000000000000000055511151231257827... */
export function exactDecimal(value: number): Decimal {
  let scaled = Math.abs(value);
  let halvings = 0;
  for (; !Number.isInteger(scaled); halvings += 1) scaled *= 2;
  const digits = String(BigInt(scaled) * 5n ** BigInt(halvings));
  return trimmed(value < 0, digits, digits.length - halvings);
}

/** The decimal with at most so many digits after its point. */
export function roundedAt({ negative, digits, point }: Decimal, fractionDigits: number, tie: Tie): Decimal {
  const kept = Math.max(point + fractionDigits, 0);
  // More than one place before the first digit: less than half of the last place.
  if (point + fractionDigits < 0) return trimmed(negative, '', 0);
  if (kept >= digits.length) return { negative, digits, point };
  const head = digits.slice(0, kept);
  const rest = digits.slice(kept);
  const middle = rest === '5';
  const up = middle ? (tie === 'even' ? Number(head.at(-1) ?? 0) % 2 === 1 : !negative) : rest >= '5';
  if (!up) return trimmed(negative, head, point);
  const next = String(BigInt(head === '' ? '0' : head) + 1n).padStart(kept, '0');
  return trimmed(negative, next, point + next.length - kept);
}

/** The decimal times a power of ten. */
export function shifted({ negative, digits, point }: Decimal, places: number): Decimal {
  return { negative, digits, point: digits === '' ? 0 : point + places };
}

/** The digits before and after the point, at least so many of each. */
export function split({ digits, point }: Decimal, minWhole: number, minFraction: number): readonly [string, string] {
  const whole = digits.slice(0, Math.max(point, 0)).padEnd(Math.max(point, 0), '0');
  const fraction = '0'.repeat(digits === '' ? 0 : Math.max(-point, 0)) + digits.slice(Math.max(point, 0));
  return [whole.padStart(minWhole, '0'), fraction.padEnd(minFraction, '0')];
}

/** Groups digits from the right: `1234567` by 3 with `,` is `1,234,567`; a size of 0 groups nothing. */
export function grouped(digits: string, size: number, separator: string): string {
  if (size <= 0) return digits;
  const first = digits.length % size || size;
  const groups = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += size) groups.push(digits.slice(at, at + size));
  return groups.join(separator);
}

function trimmed(negative: boolean, digits: string, point: number): Decimal {
  const leading = /^0*/.exec(digits)?.[0].length ?? 0;
  const significant = digits.slice(leading).replace(/0+$/, '');
  return significant === ''
    ? { negative, digits: '', point: 0 }
    : { negative, digits: significant, point: point - leading };
}
