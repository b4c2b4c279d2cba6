import { expect, it } from 'vitest';
import { formatAmount } from '../../electron/format/currencies.ts';
import { formatNumber } from '../../electron/format/numberPattern.ts';

/** What java.text.NumberFormat.getCurrencyInstance of Java 17 gives of 1234.5 and of -0.125. */
const java: readonly (readonly [locale: string, amount: string, small: string])[] = [
  ['en-US', '$1,234.50', '-$0.12'],
  ['en_US', '$1,234.50', '-$0.12'],
  ['de-DE', '1.234,50\u00a0€', '-0,12\u00a0€'],
  ['ja-JP', '￥1,234', '-￥0'],
  ['en-GB', '£1,234.50', '-£0.12'],
  ['pt-BR', 'R$\u00a01.234,50', '-R$\u00a00,12'],
  ['es-ES', '1.234,50\u00a0€', '-0,12\u00a0€'],
  ['hu-HU', '1\u00a0234,50\u00a0Ft', '-0,12\u00a0Ft'],
  ['en', '¤1,234.50', '-¤0.12'],
  ['de', '1.234,50\u00a0¤', '-0,12\u00a0¤'],
];

it.each(java)('writes amounts in the currency of %s as Java does', (locale, amount, small) => {
  expect([formatAmount(1234.5, locale), formatAmount(-0.125, locale)]).toEqual([amount, small]);
});

it.each([
  ['en-US', '$1,234.50', '(USD 2.00)'],
  ['de-DE', '€1.234,50', '(EUR 2,00)'],
  ['en', '¤1,234.50', '(XXX 2.00)'],
])(
  'writes the sign of a currency in a pattern, and its code for two, in %s as Java does',
  (locale, amount, negative) => {
    const pattern = '¤#,##0.00;(¤¤ #,##0.00)';
    expect([formatNumber(1234.5, pattern, locale), formatNumber(-2, pattern, locale)]).toEqual([amount, negative]);
  },
);
