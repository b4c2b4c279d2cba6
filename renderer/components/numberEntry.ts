/** Numbers as people type them: how a number stands in a field while it is edited, and what a typed text means. */
import { numberSymbols } from '../../electron/format/symbols.ts';

/** A number as it is edited: all its digits, with the decimal sign of the locale and no groups. */
export function typedNumber(value: number, locale: string): string {
  const { decimal, minus } = numberSymbols(locale);
  return plainDigits(value).replace('.', decimal).replace('-', minus);
}

/** All digits of a number without an exponent, as far as a person would type them. */
function plainDigits(value: number): string {
  const shown = String(value);
  return /e/.test(shown) && Math.abs(value) < 1e21 ? value.toFixed(20).replace(/\.?0+$/, '') : shown;
}

/**
 * What a typed text means: null for nothing, undefined for no number. Groups count only where they are whole (`1,234`), and
 * a point is a decimal sign wherever it cannot part groups: `1.5` is never fifteen.
 */
export function readTypedNumber(text: string, locale: string): number | null | undefined {
  const { decimal, group, minus } = numberSymbols(locale);
  const typed = text
    .trim()
    .replaceAll(minus, '-')
    .replace(/[\u2212\u2013]/g, '-')
    .replaceAll(/[\s\u00a0\u202f']/g, '');
  if (typed === '') return null;
  const sign = escaped(/\s/.test(group) ? '' : group);
  const isGrouped = sign !== '' && new RegExp(`^[-+]?\\d{1,3}(${sign}\\d{3})+(${escaped(decimal)}\\d*)?$`).test(typed);
  const plain = (isGrouped ? typed.replaceAll(group, '') : typed).replace(decimal, '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A number and a step more, without what binary fractions add: 0.1 and 0.2 are 0.3. */
export function stepped(value: number, step: number): number {
  const digits = Math.max(fractionOf(value), fractionOf(step));
  return Number((value + step).toFixed(Math.min(digits, 20)));
}

function fractionOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /^[^.e]*(?:\.(\d+))?(?:e(.+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
