import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { datasetValue, millisOfDate } from '../../../electron/contract/values.ts';
import { functionFamilies, whyNoFunction } from '../../../electron/gateway/expression/functions.ts';
import { good, noon, qualifiedOf, references, valueOf } from './scene.ts';
import { processorTime } from '../../support/processorTime.ts';

/** A date by what a clock in Berlin shows. */
function at(text: string): number | undefined {
  return millisOfDate(valueOf(`toDate("${text}")`));
}

describe('functions that choose', () => {
  it.each<[string, Json]>([
    ['if({view.custom.none}, 1, 2)', 2],
    ['if(getMonth({view.custom.day}), "later", "January")', 'later'],
    ['if("yes", 1, 2)', 1],
    ['case(2, 1, "one", 2, "two", "many")', 'two'],
    ['case(true, 0, "off", 1, "on", "?")', 'on'],
    ['case({view.custom.yes}, False, "off", True, "on", "?")', 'on'],
    ['case(null, null, "null", 1, "one", "else")', 'else'],
    ['case(binEnc(1, 0, 1), 5, "five", "other")', 'five'],
    ['switch("medium", "large","medium","small", "210px","80px","60px","0")', '80px'],
    ['switch(9, 1, "one", "many")', 'many'],
    ['coalesce("", "x")', ''],
    ['coalesce(null, null)', null],
    ['coalesce(numberFormat({view.custom.none}, "#,##0.00"), "0.00")', '0.00'],
    ['try(toInt("x"), -1)', -1],
    ['try(1, toInt("x"))', 1],
    ['binEnc(true, false, true)', 5],
    ['binEnc(0,0,1,0)', 4],
    ['binEnum(false, 0, 1, true)', 3],
    ['binEnum(false)', 0],
    ['getBit(8,3)', 1],
    ['getBit(8,2)', 0],
    ['getBit(-1, 63)', 1],
    ['containsAll({view.custom.names}, "Mon", "Tue")', true],
    ['containsAny({view.custom.names}, "Sun", "Sat")', false],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });
});

describe('functions of colors', () => {
  it.each<[string, Json]>([
    ['color(255, 128, 0)', '#FF8000'],
    ['color(255, 128, 0, 64)', '#FF800040'],
    ['brighter(color(100,150,250))', '#8ED6FF'],
    ['darker(color(100,150,250))', '#4669AF'],
    ['brighter("black")', '#030303'],
    ['gradient(0, 0, 100, toColor("red"), toColor("blue"))', '#FF0000'],
    ['gradient(100, 0, 100, toColor("red"), toColor("blue"))', '#0000FF'],
    ['gradient(60, 0, 100, color(255,0,0), color(0,0,255))', '#660099'],
    ['gradient(-7, 0, 100, "red", "blue")', '#FF0000'],
    ['gradient(700, 0, 100, "red", "blue")', '#0000FF'],
    ['toColor("Red")', '#FF0000'],
    ['toColor("556B2F")', '#556B2F'],
    ['toColor("#b5b5b5")', '#B5B5B5'],
    ['toColor("#f80")', '#FF8800'],
    ['toColor("(0,0,0)")', '#000000'],
    ['toColor("23-99-203")', '#1763CB'],
    ['toColor("[255,255,33,127]")', '#FFFF217F'],
    ['toColor("rgb(78, 205, 252)")', '#4ECDFC'],
    ['toColor(color(1, 2, 3, 4))', '#01020304'],
    ['toColor("transparent")', '#00000000'],
    ['toColor(null)', null],
    ['toColor("no color", "white")', 'white'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    'toColor("no color")',
    'toColor("256,0,0")',
    'color(256, 0, 0)',
    'color(-1, 0, 0)',
    'gradient(1, 0, 1, null, "red")',
    'gradient(0, 0, 0, "red", "blue")',
  ])('%s is an error', (text) => {
    expect(() => valueOf(text)).toThrow(/is no color|parts from 0 to 255|a text is missing|has no place/);
  });
});

describe('functions of texts', () => {
  it.each<[string, Json]>([
    ['concat("a", 1, true, 2.0, 10/5)', 'a1true2.02.0'],
    ['concat("a", null)', 'a'],
    ['upper(left("abc", 2))', 'AB'],
    ['translate("Start")', 'Start'],
    ['translate(null)', null],
    ['translate("Start", "de")', 'Start'],
    ['lower("ÄB")', 'äb'],
    ['trim("\t  a b\n ")', 'a b'],
    ['left("abc", 9)', 'abc'],
    ['right("abc", 2)', 'bc'],
    ['right("a b c", len("a b c") - lastIndexOf("a b c", " "))', ' c'],
    ['substring("abcd", 1, 3)', 'bc'],
    ['substring("abcd", 2)', 'cd'],
    ['substring(12345, 1, 3)', '23'],
    ['replace("a.b.", ".", "$&")', 'a$&b$&'],
    ['replace("aaa", "", "-")', '-a-a-a-'],
    ['repeat("ab", 3)', 'ababab'],
    ['repeat("ab", 0)', ''],
    ['len("abc")', 3],
    ['len({view.custom.none})', 0],
    ['len(12.5)', 4],
    ['indexOf("abcb", "b")', 1],
    ['lastIndexOf("abcb", "b")', 3],
    ['indexOf("abc", "B")', -1],
    ['len(split("a.b.c","."))', 0],
    ['len(split("", ","))', 1],
    ['split("a,b,c", ",", 2)[1, 0]', 'b,c'],
    ['char(65) + char(128512)', 'A😀'],
    ['ordinal("Abc")', 65],
    ['escapeSQL("it\'s a \\\\")', "it''s a \\\\"],
    ['escapeXML("<a href=\\"x\\">&\'")', '&lt;a href=&quot;x&quot;&gt;&amp;&apos;'],
    ['urlEncode("Hello World")', 'Hello+World'],
    ['urlEncode("a b&c=d/e*(é)~", true)', 'a%20b%26c%3Dd%2Fe*%28%C3%A9%29%7E'],
    ['toHex(255)', 'FF'],
    ['toHex(-1)', 'FFFFFFFF'],
    ['toBinary(10)', '1010'],
    ['toOctal(8)', '10'],
    ['fromHex("0xFF") + fromHex("ff")', 510],
    ['fromBinary("1010")', 10],
    ['fromOctal("17")', 15],
    ['stringFormat("%s: %05.1f of %d", "L", 12.34, 7)', 'L: 012.3 of 7'],
    ['stringFormat("%b", null)', 'false'],
    ['stringFormat("%tF", {view.custom.day})', '2026-11-26'],
    ['numberFormat(11904, "#,##0")', '11,904'],
    ['numberFormat(0.348,"#.00%")', '34.80%'],
    ['numberFormat(12.3,"000.00")', '012.30'],
    ['numberFormat("12.50", "0.000")', '12.500'],
    ['numberFormat(10/5, "0.0")', '2.0'],
    ['numberFormat(1/0, "0.0")', '∞'],
    ['numberFormat({view.custom.none}, "0.0")', null],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['upper({view.custom.none})', 'a text is missing: the value is null'],
    ['substring("abc", 1, 9)', '"abc" has no part from 1 to 9'],
    ['left("abc", -1)', '-1 is no number of characters'],
    ['char(-1)', '-1 is no character'],
    ['ordinal("")', 'an empty text has no first character'],
    ['fromHex("xyz")', '"xyz" is no hexadecimal number'],
    ['numberFormat(1, "0.0 # kg")', '"#" at place 5'],
    ['stringFormat("%d", 1.5)', '%d of stringFormat takes a whole number, not a Double'],
    ['stringFormat("%s %s", 1)', 'stringFormat has no value for %s'],
    ['stringFormat("%999999999s", 1)', 'more than 1000000 characters'],
    ['stringFormat("%.1f", "a")', '%.1f of stringFormat takes a number, not a String'],
    // Texts that would take all memory.
    ['repeat("ab", 1000000)', 'more than 1000000 characters'],
    ['replace(repeat("a", 1000000), "a", "bb")', 'more than 1000000 characters'],
    ['repeat("a", 600000) + repeat("a", 600000)', 'more than 1000000 characters'],
    ['concat(repeat("a", 600000), repeat("a", 600000))', 'more than 1000000 characters'],
    ['groupConcat(split(repeat("a,", 500000), ","), 0, repeat("b", 1000000))', 'more than 1000000 characters'],
    ['"a" like repeat("?", 501)', 'a pattern of like has at most 500 characters'],
    ['split(repeat("a", 1000000), "a{500}[bc]")', 'a text of 1000000 characters is too long for the pattern'],
    ['split("a", repeat("[a]", 400))', 'a pattern has at most 1000 characters'],
    // Regular expressions that this engine does not have, or would read in another way than Java.
    ['split("a", "(?=a)")', '"(" at place 1 begins a group that looks around'],
    ['split("a", "(a)\\\\1")', '"\\" at place 4 begins \\1, which is not supported'],
    ['split("a", "a++")', '"+" at place 3 makes a quantifier possessive'],
    ['split("a", "[a-z&&[^b]]")', '"&" at place 5 joins classes in each other'],
    ['split("a", "a$")', '"$" at place 2 also stands before the end of the last line in Java'],
    ['split("a", "[a")', '"[" at place 1 begins a class that is not closed'],
    ['split("a", "a{x}")', '"{" at place 2 begins no number of repetitions'],
    ['split("a", "(a")', 'the pattern "(a" is not understood'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });

  it.each([
    'len(split(repeat("a", 100000), "(a+)+[bc]"))',
    'len(split(repeat("a", 100000), "(a|aa|aaa)*[^a]"))',
    'if(toInt(repeat("1", 999999) + "x", 1) = 1, 1, 2)',
    'if(repeat("a", 1000000) like "%a%a%a%a%a%b", 2, 1)',
  ])('takes no longer than its text is for %s', (text) => {
    const taken = processorTime(() => expect(valueOf(text)).toBe(1));
    expect(taken).toBeLessThan(5000);
  });
});

describe('functions of numbers', () => {
  it.each<[string, Json]>([
    ['round(2.5)', 3],
    ['round(-2.5)', -2],
    ['round(2.345, 2)', 2.35],
    ['round(1.005, 2)', 1.01],
    ['"" + round(2.4) + round(2.0, 1)', '22.0'],
    ['round(1234, -2)', 1200],
    ['"" + floor(2.9) + ceil(2)', '2.02.0'],
    ['"" + abs(-5) + abs(-5.0)', '55.0'],
    ['pow(2, 10)', 1024],
    ['exp(0) + log(1) + log10(100)', 3],
    ['sqrt(9)', 3],
    ['round(sin(0) + cos(0) + tan(0) + asin(1) + acos(1) + atan(1), 6)', 3.356194],
    ['round(toDegrees(toRadians(180)), 9)', 180],
    ['min(3, {view.custom.none}, 2)', 2],
    ['max({view.custom.list})', 3],
    ['max({view.custom.none})', null],
    ['"" + sum(1, 2) + sum(1, 2.5, 0.5)', '34.0'],
    ['sum({view.custom.lots}, "count")', 15],
    ['mean({view.custom.lots}, 1)', 7.5],
    ['median(1, 5, 3)', 3],
    ['median(1, 2)', 1.5],
    ['round(stdDev(5.5,10,2.25), 4)', 3.1776],
    ['stdDev(5)', 0],
    ['sum({view.custom.options}, "value")', 3],
    ['toMillis(maxDate({view.custom.lots}, "Made"))', noon],
    ['toMillis(minDate({view.custom.day}, toDate(0)))', 0],
    ['groupConcat({view.custom.lots}, "Lot", ", ")', 'L-10, L-9, L-2'],
    ['groupConcat({view.custom.list}, "-")', '3-1-2'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['abs({view.custom.none})', 'a number is missing: the value is null'],
    ['sum("a", 1)', '"a" is not a number'],
    ['abs(repeat("a", 1000000))', 'aaa ... aaa'],
    ['max({view.custom.lots})', 'Dataset is not a number'],
    ['round(1, 1/0)', 'Infinity is no whole number'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });
});

describe('casts', () => {
  it.each<[string, Json]>([
    ['toInt(2.5)', 3],
    ['toInt(-2.5)', -2],
    ['toInt(-2.51)', -3],
    ['toInt("33.9")', 34],
    ['toInt(" 33 ", 7)', 7],
    ['toInt("3000000000", 7)', 7],
    ['toInteger(true)', 1],
    ['toInt({view.custom.none})', null],
    ['toInt({view.custom.none}, 7)', 7],
    ['toLong("3000000000")', 3000000000],
    ['toLong("9007199254740994")', 9007199254740994],
    ['toLong("9007199254740993", -1)', -1],
    ['toLong({view.custom.day})', noon],
    ['toFloat("1.3e5")', 130000],
    ['"" + toDouble(5) + toInt(5.0)', '5.05'],
    ['toStr({view.custom.none})', null],
    ['toString(1/3.0)', '0.3333333333333333'],
    ['toStr(10 ^ 21)', '1.0E21'],
    ['toStr(0.00012)', '1.2E-4'],
    ['toStr(true)', 'true'],
    ['toStr({view.custom.day})', 'Thu Nov 26 15:00:05 CET 2026'],
    ['toBoolean("Yes")', true],
    ['toBoolean("0")', false],
    ['toBoolean("maybe", true)', true],
    ['toBoolean({view.custom.none})', null],
    ['toDate("soon", "2026")', '2026'],
    ['len(toDataSet({view.custom.options}))', 2],
    ['toDataSet({view.custom.options})[1, "mark"]', 'II'],
    ['len(toDataSet({view.custom.list}, toDataSet({view.custom.options})))', 2],
    ['typeOf(1) + typeOf(1.0) + typeOf(3000000000) + typeOf("") + typeOf(true)', 'IntegerDoubleLongStringBoolean'],
    ['typeOf({view.custom.day}) + typeOf({view.custom.lots}) + typeOf({view.custom.list})', 'DateDatasetList'],
    ['typeOf({view.custom.object}) + typeOf(qualityOf(1))', 'MapQualityCode'],
    ['typeOf({view.custom.lots}[0, "Weight"])', 'Double'],
    ['typeOf(null)', null],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['toInt("0x10")', '"0x10" is not a number'],
    ['toLong("9007199254740993")', '9007199254740993 has more digits than a number holds here'],
    ['toInt(3000000000)', '3000000000 is beyond the whole numbers of 32 bits: use toLong'],
    ['toBoolean("maybe")', '"maybe" is neither true nor false'],
    ['toDate("soon")', '"soon" is not a date'],
    ['toDataSet(5)', 'the value is neither a dataset nor a list of objects'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });

  it('makes columns of the names that the objects have, with the types of what is in them', () => {
    expect(valueOf('toDataSet({view.custom.options})')).toEqual(
      datasetValue([
        { name: 'value', type: 'Integer', data: [1, 2] },
        { name: 'label', type: 'String', data: ['one', 'two'] },
        { name: 'mark', type: 'String', data: ['I', 'II'] },
      ]),
    );
  });
});

describe('functions of dates', () => {
  it.each<[string, string]>([
    ['toDate("2026-11-26 15:00:05")', '2026-11-26 15:00:05'],
    ['toDate("11/26/2026 2:03 PM")', '2026-11-26 14:03:00'],
    ['toDate("20261126.150005000+0000")', '2026-11-26 16:00:05'],
    ['toDate("Thu Nov 26 15:00:05 CET 2026")', '2026-11-26 15:00:05'],
    ['toDate("Thu Nov 26 15:00:05 EST 2026")', '2026-11-26 21:00:05'],
    ['toDate("2:03:25 pm")', '1970-01-01 14:03:25'],
    // The hour that is left out in spring, and the one that comes twice in autumn.
    ['toDate("2026-03-29 02:30")', '2026-03-29 03:30:00'],
    ['fromMillis(0)', '1970-01-01 01:00:00'],
    ['getDate(2024, 0, 15)', '2024-01-15 00:00:00'],
    ['getDate(2026, 12, 32)', '2027-02-01 00:00:00'],
    ['midnight({view.custom.day})', '2026-11-26 00:00:00'],
    ['setTime({view.custom.day}, 6, 30, 0)', '2026-11-26 06:30:00'],
    ['setTime({view.custom.day}, 24, 0, 0)', '2026-11-27 00:00:00'],
    ['addMillis({view.custom.day}, -123)', '2026-11-26 15:00:05'],
    ['addSeconds({view.custom.day}, 60)', '2026-11-26 15:01:05'],
    ['addMinutes({view.custom.day}, -61)', '2026-11-26 13:59:05'],
    ['addHours(toDate("2026-03-28 12:00"), 24)', '2026-03-29 13:00:00'],
    ['addDays(toDate("2026-03-28 12:00"), 1)', '2026-03-29 12:00:00'],
    ['addWeeks({view.custom.day}, 1)', '2026-12-03 15:00:05'],
    ['addMonths(getDate(2025,0,31), 1)', '2025-02-28 00:00:00'],
    ['addYears(getDate(2020,1,29), 1)', '2021-02-28 00:00:00'],
    ['addDays({view.custom.day}, 1 - dateExtract({view.custom.day}, "day"))', '2026-11-01 15:00:05'],
    ['dateArithmetic(dateArithmetic({view.custom.day}, 1, "month"), -1, "day")', '2026-12-25 15:00:05'],
    ['dateArithmetic({view.custom.day}, 2, "Hours")', '2026-11-26 17:00:05'],
    ['dateArithmetic({view.custom.day}, 90, "sec")', '2026-11-26 15:01:35'],
    ['dateArithmetic({view.custom.day}, 1000, "ms")', '2026-11-26 15:00:06'],
  ])('%s is %s', (text, shown) => {
    expect(valueOf(`dateFormat(${text}, "yyyy-MM-dd HH:mm:ss")`)).toBe(shown);
    expect(millisOfDate(valueOf(text))).toBeTypeOf('number');
  });

  it.each<[string, Json]>([
    ['dateFormat("2026-11-26", "EEE d. MMM yyyy")', 'Thu 26. Nov 2026'],
    ['dateFormat(toDate("2020-12-31"), "YYYY")', '2021'],
    ['dateFormat(toDate("2026-02-01"), "DD")', '32'],
    ['dateFormat({view.custom.none}, "yyyy")', null],
    ['dateFormat(now(), "hh:mm a")', '03:00 PM'],
    ['toMillis("1970-01-01T00:00:01Z")', 1000],
    ['getYear({view.custom.day})', 2026],
    ['getMonth(getDate(2024,0,15))', 0],
    ['getQuarter({view.custom.day})', 4],
    ['getDayOfMonth({view.custom.day})', 26],
    ['getDayOfYear({view.custom.day})', 330],
    ['getDayOfWeek({view.custom.day})', 5],
    ['getHour24({view.custom.day})', 15],
    ['getHour12({view.custom.day})', 3],
    ['getHour12("2026-11-26 12:00")', 0],
    ['getMinute({view.custom.day}) + getSecond({view.custom.day}) + getMillis({view.custom.day})', 128],
    ['getAMorPM({view.custom.day})', 1],
    ['daysBetween("2017-04-28", "2017-03-22")', -37],
    ['daysBetween("2026-03-28 12:00", "2026-03-29 12:00")', 1],
    ['hoursBetween("2026-03-28 12:00", "2026-03-29 12:00")', 23],
    ['minutesBetween({view.custom.day}, addSeconds({view.custom.day}, 119))', 1],
    ['secondsBetween({view.custom.day}, addMillis({view.custom.day}, -1999))', -1],
    ['millisBetween({view.custom.day}, {view.custom.day})', 0],
    ['weeksBetween("2026-11-01", "2026-11-26")', 3],
    ['monthsBetween("2026-01-31", "2026-02-28")', 1],
    ['monthsBetween("2026-01-15", "2026-03-14")', 1],
    ['monthsBetween("2026-03-15", "2026-01-16")', -1],
    ['yearsBetween("2020-11-27", "2026-11-26")', 5],
    ['dateDiff("2026-11-26 12:00", "2026-11-26 12:15:30", "minute")', 15.5],
    ['dateDiff("2026-03-28 12:00", "2026-03-29 12:00", "hr")', 23],
    ['dateDiff("2026-02-24", "2026-03-12", "month")', 1],
    ['"" + dateDiff("2025-12-31", "2026-01-01", "years")', '1.0'],
    ['dateExtract({view.custom.day}, "month")', 10],
    ['dateExtract({view.custom.day}, "dayofweek")', 5],
    ['dateExtract({view.custom.day}, "DayOfYear")', 330],
    ['dateExtract({view.custom.day}, "week")', 48],
    ['dateExtract({view.custom.day}, "ms")', 123],
    ['dateIsAfter({view.custom.day}, "2026-11-26")', true],
    ['dateIsBefore({view.custom.day}, {view.custom.day})', false],
    ['dateIsBetween("2026-11-26", "2026-11-26", "2026-11-27")', true],
    ['timeBetween({view.custom.day}, "3:00:06 pm", "4:00:00 pm")', false],
    ['timeBetween(toDate("2026-11-26 15:00"), "3:00:00 pm", "4:00:00 pm")', true],
    ['timeBetween({view.custom.day}, "10:00 pm", "6:00 am")', false],
    ['timeBetween(toDate("2026-11-26 23:00"), "10:00 pm", "6:00 am")', true],
    ['dateIsDaylight(toDate("2026-07-01"))', true],
    ['dateIsDaylight()', false],
    ['getTimezone()', 'Europe/Berlin'],
    ['getTimezoneOffset(toDate("2026-07-01"))', 2],
    ['"" + getTimezoneOffset() + getTimezoneRawOffset()', '1.01.0'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('stands on the clock of a session whose zone is an offset, as Java names it', () => {
    const read = (path: string) =>
      path === 'session.props.timeZoneId' ? { value: 'GMT+5:30', quality: good } : references.read(path);
    const text = 'dateFormat(fromMillis(0), "HH:mm z Z") + " " + getTimezone() + " " + getTimezoneOffset()';
    expect(valueOf(text, { read })).toBe('05:30 GMT+05:30 +0530 GMT+05:30 5.5');
  });

  it.each([
    ['dateFormat(now(), {view.custom.none})', 'a text is missing: the value is null'],
    ['addDays({view.custom.none}, 1)', 'a date is missing: the value is null'],
    ['dateFormat(0, "yyyy b")', '"b" at place 6 is no letter of dates'],
    ['dateFormat("2026-02-30", "dd")', '"2026-02-30" is not a date'],
    ['dateArithmetic(now(), 1, "fortnight")', '"fortnight" is no field of a date'],
    ['addDays(now(), 1e15)', 'the date would lie too far away'],
    ['addMonths(now(), 1e15)', 'the date would lie too far away'],
    ['getDate(1e9, 0, 1)', 'there is no such date'],
    ['getYear(true)', '"true" is not a date'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });

  it('takes the hour that comes twice in autumn for the one in standard time', () => {
    expect(at('2026-10-25 02:30')).toBe(Date.UTC(2026, 9, 25, 1, 30));
  });

  it('shows words and weeks as the session has them', () => {
    const read = (path: string) =>
      path === 'session.props.locale' ? { value: 'de-DE', quality: { code: 'Good' } } : references.read(path);
    const german = { read };
    expect(valueOf('dateFormat({view.custom.day}, "EEEE, d. MMMM")', german)).toBe('Donnerstag, 26. November');
    expect(valueOf('stringFormat("%,.2f", 1234.5)', german)).toBe('1.234,50');
    expect(valueOf('numberFormat(1234.5, "#,##0.0")', german)).toBe('1.234,5');
    // Java writes dates in English, whatever the locale.
    expect(valueOf('"" + {view.custom.day}', german)).toBe('Thu Nov 26 15:00:05 CET 2026');
  });
});

describe('functions of datasets and lists', () => {
  it.each<[string, Json]>([
    ['len({view.custom.lots})', 4],
    ['len({view.custom.list})', 3],
    ['indexOf({view.custom.names}, "Tue") > -1', true],
    ['lastIndexOf({view.custom.list}, 2)', 2],
    ['lookup({view.custom.lots}, "L-9", -1, "lot", "COUNT")', 2],
    ['lookup({view.custom.lots}, "L-9", "none")', '7.5'],
    ['lookup({view.custom.lots}, "l-9", "none")', 'none'],
    ['lookup({view.custom.lots}, 7.5, None, 1, 0)', 'L-9'],
    ['lookup({view.custom.lots}, "L-9", 0, 0, 1)', 8],
    ['"" + lookup({view.custom.lots}, "L-9", 0.0, 0, 2)', '2.0'],
    ['lookup({view.custom.options}, 2, "", 0, 2)', 'II'],
    ['lookup({view.custom.options}, "2", "", "value", "label")', 'two'],
    ['lookup({view.custom.options}, 3, "else", "value", "label")', 'else'],
    ['groupConcat(sortDataset({view.custom.lots}, "Lot"), 0, " ")', 'L-10 L-2 L-9'],
    ['groupConcat(sortDataset({view.custom.lots}, "Lot", true, true), 0, " ")', 'L-2 L-9 L-10'],
    ['sortDataset({view.custom.lots}, "Count")[3, "Lot"]', null],
    ['sortDataset({view.custom.lots}, 2, false)[0,"Weight"]', 3],
    ['groupConcat(sortDataset({view.custom.options}, "value", false), "label", " ")', 'two one'],
    ['"" + columnRearrange({view.custom.lots}, "Count", 0)', 'Dataset [4R x 2C]'],
    ['columnRename({view.custom.options}, "a", "b", "c")[0, "b"]', 'one'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('has nothing to look up where there is no dataset', () => {
    expect(qualifiedOf('lookup({view.custom.none}, 1, "x")')).toMatchObject({
      value: null,
      quality: { code: 'Uncertain' },
    });
    expect(qualifiedOf('lookup({[default]Gone}, 1, "x")').quality.code).toBe('Bad_NotFound');
  });

  it.each([
    ['lookup({view.custom.lots}, "L-9", "", "Colour", 0)', 'the dataset has no column "Colour"'],
    ['lookup({view.custom.lots}, "L-9", true, 0, "Lot")', '"L-9" is neither true nor false'],
    ['columnRename({view.custom.options}, "a")', '1 names do not fit 3 columns'],
    ['sortDataset("abc", 0)', 'the value is no dataset'],
    ['len({view.custom.object})', 'an object has no length'],
    ['groupConcat("a", "-")', 'groupConcat takes a list, or a dataset with a column'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });
});

describe('functions of JSON', () => {
  it.each<[string, Json]>([
    [`jsonGet('{"items":[{"v":1},{"v":2}]}', "items[1].v")`, 2],
    [`jsonGet("[1, 2]", "[1]")`, 2],
    [`jsonGet('{"a":[1.0, 2]}', "a[0]") + "" + jsonGet('{"a":[1.0, 2]}', "a[1]")`, '1.02'],
    [`jsonGet('{"a":9007199254740992, "b":"9007199254740993"}', "b")`, '9007199254740993'],
    [`jsonGet("{'a': {b: 'x'}}", "a.b")`, 'x'],
    [`jsonGet('{"a":null}', "a")`, null],
    [`jsonGet('{"a":{"b":[1]}}', "a")`, '{"b":[1]}'],
    [`jsonGet({view.custom.object}, "b c.d[1]")`, 20],
    [`jsonSet('{"a":[1,{"b":2}]}', "a[1].b", 10/5)`, '{"a":[1,{"b":2}]}'],
    [`jsonSet('{"a":1}', "c", {view.custom.list})`, '{"a":1,"c":[3,1,2]}'],
    [`jsonSet('{}', "__proto__", 1)`, '{"__proto__":1}'],
    [`jsonFormat('{"a":[]}')`, '{\n  "a": []\n}'],
    [`len(jsonFormat({view.custom.list}))`, 17],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    [`jsonGet('{"a":9007199254740993}', "a")`, '9007199254740993 has more digits than a number holds here'],
    [`jsonGet('{"items":[1]}', "items.1.v")`, 'there is no "1" in the JSON'],
    [`jsonGet('{"a":1}', "b")`, 'there is no "b" in the JSON'],
    [`jsonGet('{"a":1}', "a..b")`, '"a..b" is no path in JSON'],
    [`jsonGet('{"a":1}', "")`, '"" is no path in JSON'],
    [`jsonGet("{}", "toString")`, 'there is no "toString" in the JSON'],
    [`jsonSet('{"a":[1]}', "a[1]", 2)`, 'there is no entry 1 in the JSON'],
    [`jsonGet('{"a"', "a")`, 'the text is no JSON'],
    [`jsonFormat(repeat("[", 100000))`, 'the text is no JSON'],
    [`jsonFormat(repeat("[", 1000) + repeat("]", 1000))`, 'the text is no JSON'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });
});

/** All functions that Ignition 8.3 documents, and the two that projects use beside them. */
const documented =
  'abs acos addDays addHours addMillis addMinutes addMonths addSeconds addWeeks addYears asin atan binEnc binEnum brighter ' +
  'case ceil char coalesce color columnRearrange columnRename concat containsAll containsAny cos darker dateArithmetic ' +
  'dateDiff dateExtract dateFormat dateIsAfter dateIsBefore dateIsBetween dateIsDaylight daysBetween escapeSQL escapeXML ' +
  'exp floor forceQuality fromBinary fromHex fromMillis fromOctal getAMorPM getBit getDate getDayOfMonth getDayOfWeek ' +
  'getDayOfYear getHour12 getHour24 getMillis getMinute getMonth getQuarter getSecond getTimezone getTimezoneOffset ' +
  'getTimezoneRawOffset getYear gradient groupConcat hasChanged hasRole hoursBetween if indexOf isAlarmActive ' +
  'isAlarmActiveFiltered isAuthorized isAvailable isBad isBadOrError isError isGood isNull isUncertain jsonFormat jsonGet ' +
  'jsonSet lastIndexOf left len log log10 lookup lower max maxDate maxKey mean median midnight millisBetween min minDate ' +
  'minKey minutesBetween monthsBetween now numberFormat ordinal pow property qualifiedValue qualityOf repeat replace right ' +
  'round runScript secondsBetween setTime sin sortDataset split sqrt stdDev stringFormat substring sum switch tag tan ' +
  'timeBetween timestampOf toBinary toBoolean toBorder toColor toDataSet toDate toDegrees toDouble toFloat toFont toHex ' +
  'toInt toInteger toLong toMillis toObjectId toOctal toRadians toStr toString translate trim try typeOf upper urlEncode ' +
  'weeksBetween yearsBetween';

describe('the list of functions', () => {
  it('has each that is documented, or says why not, and the guide names them', () => {
    const unknown = documented.split(' ').filter((name) => whyNoFunction(name)?.startsWith('there is no function'));
    expect(unknown).toEqual([]);
    const names = Object.values(functionFamilies).flatMap((family) => Object.keys(family));
    expect(names.filter((name) => !documented.split(' ').includes(name))).toEqual([]);
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/expressions.md'), 'utf8');
    expect(documented.split(' ').filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    expect(whyNoFunction('contains')).toBe('there is no function contains');
    expect(whyNoFunction('constructor')).toBe('there is no function constructor');
  });
});
