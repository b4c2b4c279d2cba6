/** What Java 17 makes of texts, numbers and dates (`java/Vectors.java`), and what expressions make of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dateValue, millisOfDate } from '../../../electron/contract/values.ts';
import { readDateText } from '../../../electron/format/readDateText.ts';
import { addDays, addMonths } from '../../../electron/gateway/expression/calendar.ts';
import { javaSplit } from '../../../electron/gateway/expression/javaRegex.ts';
import { stringFormat } from '../../../electron/gateway/expression/functions/stringFormat.ts';
import { double, toText, type Value } from '../../../electron/gateway/expression/values.ts';

const argument = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ double: z.union([z.number(), z.string()]) }),
]);
const vectors = z
  .object({
    split: z.array(z.tuple([z.string(), z.string(), z.number(), z.array(z.string())])),
    format: z.array(z.tuple([z.string(), z.array(argument), z.string().nullable()])),
    dates: z.array(z.tuple([z.string(), z.number(), z.string()])),
    doubles: z.array(z.tuple([z.string(), z.string()])),
    sums: z.array(z.tuple([z.string(), z.number(), z.number(), z.string(), z.number()])),
    texts: z.array(z.tuple([z.string(), z.number(), z.string()])),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'java', 'vectors.json'), 'utf8')));

const region = (zone: string) => () => ({ locale: 'en-US', zone });

function valueOf(given: z.infer<typeof argument>): Value {
  return typeof given === 'object' ? double(Number(given.double)) : given;
}

describe('as Java', () => {
  it.each(vectors.split)('splits %j at %j, at most %d', (text, pattern, limit, parts) => {
    expect(javaSplit(text, pattern, limit)).toEqual(parts);
  });

  it.each(vectors.format)('formats %j of %j as %j', (pattern, args, shown) => {
    const format = (): string => stringFormat(pattern, args.map(valueOf), region('UTC'));
    if (shown === null) expect(format).toThrow('stringFormat');
    else expect(format()).toBe(shown);
  });

  it.each(vectors.dates)('formats %s of the date %d as %s', (pattern, millis, shown) => {
    expect(stringFormat(pattern, [dateValue(millis)], region('Europe/Berlin'))).toBe(shown);
  });

  it.each(vectors.doubles)('writes the double %s as %s', (number, text) => {
    expect(toText(double(Number(number)))).toBe(text);
  });

  it.each(vectors.sums)('adds in %s to %d: %d of %s', (zone, millis, count, unit, sum) => {
    const add = {
      day: () => addDays(millis, count, zone),
      week: () => addDays(millis, count * 7, zone),
      month: () => addMonths(millis, count, zone),
      year: () => addMonths(millis, count * 12, zone),
    }[unit];
    expect(add?.() ?? millis + count * 3_600_000).toBe(sum);
  });

  it.each(vectors.texts)('writes and reads dates of %s: %d is %s', (zone, millis, text) => {
    expect(toText(dateValue(millis), region(zone))).toBe(text);
    expect(readDateText(text, zone)).toBe(millis);
    expect(millisOfDate(dateValue(millis))).toBe(millis);
  });
});
