/** Numbers as texts, as Java writes them. */
import { shortestDecimal } from './decimal.ts';

/** As Java's `Long.toString` for whole numbers that are one, and its `Double.toString` for others. */
export function javaNumberText(value: number): string {
  if (!Number.isInteger(value) || value >= 2 ** 63 || value < -(2 ** 63)) return javaDoubleText(value);
  return Number.isSafeInteger(value) ? String(value) : String(BigInt(value));
}

/** As Java's `Double.toString`. */
export function javaDoubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return `${sign}${size}${Number.isInteger(size) ? '.0' : ''}`;
  const { digits, point } = shortestDecimal(size);
  return `${sign}${digits.slice(0, 1)}.${digits.slice(1) || '0'}E${point - 1}`;
}
