import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { evaluate, functionsOf, referencesOf, type References } from '../../../electron/gateway/expression/evaluate.ts';
import { parseExpression, readExpression } from '../../../electron/gateway/expression/parse.ts';
import { qualifiedOf, references, stale, valueOf } from './scene.ts';

function valueOfParsed(parsed: ReturnType<typeof parseExpression>, others: References): Json {
  return evaluate(parsed, others).value;
}

describe('the expression language', () => {
  it.each<[string, Json]>([
    ['5+3*2', 11],
    ['(5+3)*2', 16],
    ['10 - 3 - 2', 5],
    ['2 ^ 3 + 10 % 4', 10],
    ['2 ^ 3 ^ 2', 64],
    ['-2 ^ 2', 4],
    ['2 * -3', -6],
    ['5 = 5 && 2 != 3', true],
    ['!(1=2)', true],
    ['! isNull(1) && true', true],
    ['1 = 2 || 3 > 2 && 2 > 1', true],
    ['false && false || true', true],
    ['1 + 2 << 1', 6],
    ['1 << 2 > 3', true],
    ['5 & 3', 1],
    ['5 | 3', 7],
    ['5 xor 3', 6],
    ['5 XOR 3 & 1', 4],
    ['1 | 6 xor 2', 5],
    ['1<<4', 16],
    ['-16 >> 2', -4],
    ['~5', -6],
    ['true & false', false],
    ['true xor false', true],
    ['{view.custom.n} != null & {view.custom.s} != null', true],
    ['isNull({view.custom.none}) | false', true],
    ['0xFF + 0x0a', 265],
    ['1.3e2 + .5', 130.5],
    ['"say \\"hi\\"" + \'it\\\'s\'', 'say "hi"it\'s'],
    ['"a\\\\b\\n\\r\\t"', 'a\\b\n\r\t'],
    ['"http://x" // a comment', 'http://x'],
    ['/* one */ 1 /* two\n lines */ + 2', 3],
    ['If (TRUE, None, 1)', null],
    ['TRUE = True', true],
    ['"Line 12" like "line%"', false],
    ['"Line 12" like "L*1?"', true],
    ['"abc" like "a%c%"', true],
    ['"abc" LIKE "?b"', false],
    ['', null],
    ['  // nothing', null],
    ['{view.custom["a {key}"]}', 'kept'],
    ['{view.custom.list}[1]', 1],
    ['{view.custom.list}[{view.custom.n} - 5]', 2],
    ['{view.custom.object}["b c"]["d"][1]', 20],
    ['{view.custom.object}["gone"]', null],
    ['{view.custom.lots}[1, "Lot"]', 'L-9'],
    ['{view.custom.lots}[1, 1]', 7.5],
    ['{view.custom.lots}["weight"]', 12],
    ['{view.custom.lots}[0]', 'L-10'],
    ['{view.custom.options}[1, "label"]', 'two'],
    ['split("a,b", ",")[1,"parts"]', 'b'],
    ['try({view.custom.list}[9], "none")', 'none'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each<[string, Json]>([
    ['"2"+3', '23'],
    ['3+"2"', '32'],
    ['"2.5"*2', 5],
    ['"2.5"*2 + ""', '5.0'],
    ['"2.5"+1', '2.51'],
    ['true + 1', 'true1'],
    ['10/5 + ""', '2.0'],
    ['"" + 10/4', '2.5'],
    ['"" + 5', '5'],
    ['"" + 5.0', '5.0'],
    ['"" + (5 - 0.0)', '5.0'],
    ['"" + 2 ^ 3', '8'],
    ['"" + -0.0', '-0.0'],
    ['"" + 0 * -1', '0'],
    ['"" + 2147483647 * 4', '8589934588'],
    ['"" + 4294967296 * 4294967296', '1.8446744073709552E19'],
    ['"" + (1 << 63)', '-9223372036854775808'],
    ['"" + 1/0', 'Infinity'],
    ['"" + {view.custom.lots}[0,"Weight"]', '12.0'],
    ['"" + {view.custom.lots}[0,"Count"]', '4'],
    ['{view.custom.day} + ""', 'Thu Nov 26 15:00:05 CET 2026'],
    ['"" + {view.custom.lots}[0,"Made"]', 'Thu Nov 26 15:00:05 CET 2026'],
    ['"" + {view.custom.lots}', 'Dataset [4R x 4C]'],
    ['"" + {view.custom.list}', '[3,1,2]'],
    // Nobody is no "null": a header greets with nothing.
    ['"User: " + null', 'User: '],
    ['9007199254740993.0 + ""', '9.007199254740992E15'],
    ['10 ^ 18 + ""', '1.0E18'],
    ['1234567890123456 * 100 + ""', '123456789012345600'],
  ])('joins %s to %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each<[string, boolean]>([
    ['1 = "1"', true],
    ['1 = "1.0"', true],
    ['1 = "one"', false],
    ['1 = 1.0', true],
    ['"1.0" = "1"', false],
    ['"a" = "A"', false],
    ['true = 1', true],
    ['true = "true"', true],
    ['{view.custom.yes} = "True"', true],
    ['false = "true"', false],
    ['null = null', true],
    ['null != 1', true],
    ['null = ""', false],
    ['{view.custom.object} = null', false],
    ['{view.custom.list} = {view.custom.list}', true],
    ['{view.custom.day} = fromMillis(toMillis({view.custom.day}))', true],
    ['{view.custom.day} = {view.custom.lots}[0,"Made"]', true],
    ['{view.custom.day} > toDate("2026-11-26")', true],
    ['{view.custom.day} < "2026-11-27"', true],
    ['{view.custom.day} = 1795701605123', true],
    ['toDate("2026-11-26") = "2026-11-26 00:00:00"', true],
    ['"5" > 4', true],
    ['"abc" < "abd"', true],
    ['1/0 >= 1/0', true],
    ['0.0/0.0 = 0.0/0.0', false],
    ['0.0/0.0 >= 0', false],
    ['qualityOf({[default]Pressure}) = "Bad_Stale"', true],
    ['tag("[default]Line/State.Quality") = "Good"', false],
  ])('%s is %j', (text, holds) => {
    expect(valueOf(text)).toBe(holds);
  });

  it.each([
    ['1 +', 'column 4: a value is missing at the end.'],
    ['(1', 'column 3: ")" is missing.'],
    ['foo', 'column 1: "foo" is neither a function nor a value.'],
    ['1 2', 'column 3: "2" is not expected here.'],
    ['#', 'column 1: "#" is not understood here.'],
    ['1 ==  2', 'column 3: "==" is not expected here. It is written "=".'],
    ['1 <> 2', 'column 3: "<>" is not expected here. It is written "!=".'],
    ['true and false', 'column 6: "and" is not expected here. It is written "&&".'],
    ['not true', 'column 1: "not" is neither a function nor a value. It is written "!".'],
    ['1 ? 2 : 3', 'column 3: "?" is not understood here.'],
    ['{view.custom.rail}.head', 'column 19: "." is not understood here: a reference stands in its braces as a whole.'],
    ['{view.custom.{a}}', 'column 14: a reference cannot stand in another one.'],
    ['{ }', 'column 1: this reference names nothing.'],
    ['1 + {view', 'column 5: the reference that begins here is not closed'],
    ['"abc', 'column 1: the text that begins here is not closed: " is missing.'],
    ['1 /* 2', 'column 3: the comment that begins here is not closed'],
    ['split("1", "\\d")', 'column 13: "\\d" is no escape; "\\\\" stands for a backslash.'],
    ['abs(1,)', 'column 7: a value is missing before ")".'],
    ['{a}[1,2,3]', 'column 4: an index is one key, or a row and a column.'],
    ['1 +\n  foo(2)', 'line 2, column 3: there is no function foo.'],
    ['12345678901234567890', 'column 1: 12345678901234567890 has more digits than a number holds here.'],
    ['1e999', 'column 1: 1e999 is larger than any number here.'],
    ['if(true, 1)', 'column 1: the function if takes 3 arguments, not 2.'],
    ['1 + now(1, 2)', 'column 5: the function now takes 0 to 1 arguments, not 2.'],
    ['isNull()', 'column 1: the function isNull takes 1 argument, not 0.'],
    ['case(1, 2, 3, 4, 5)', 'column 1: the function case takes 4 arguments or more, an even number, not 5.'],
    ['getTimezone(1)', 'column 1: the function getTimezone takes no arguments, not 1.'],
    // What could pass for an answer must not be caught by try.
    ['try(toFont("Arial"), false)', 'the function toFont is for Vision windows.'],
    ['toFont("Arial")', 'the function toFont is for Vision windows.'],
    ['contains("a", "b")', 'there is no function contains.'],
  ])('refuses %s and says where', (text, reason) => {
    expect(() => parseExpression(text)).toThrow(`Expression, `);
    expect(() => parseExpression(text)).toThrow(reason);
  });

  it.each([
    ['{view.custom.none} + 5', 'The left side of + has no value.'],
    ['5 - {view.custom.none}', 'The right side of - has no value.'],
    ['{view.custom.none} > 0', 'The left side of > has no value.'],
    ['!null', 'There is nothing to apply ! to.'],
    ['-null', 'There is nothing to apply - to.'],
    ['9007199254740992 + 1', '9007199254740993 has more digits than a number holds here'],
    ['2147483647 * 2147483647', '4611686014132420609 has more digits than a number holds here'],
    ['9007199254740992 | 1', '9007199254740993 has more digits than a number holds here'],
    ['1 - "a"', '"a" is not a number'],
    ['{view.custom.day} - 1', 'Date is not a number'],
    ['"x" > 1', '"x" is not a number'],
    ['!"maybe"', '"maybe" is neither true nor false'],
    ['1/0 | 1', 'Infinity is no whole number'],
    ['{view.custom.list}[3]', 'there is no entry 3'],
    ['{view.custom.list}[-1]', 'there is no entry -1'],
    ['{view.custom.object}["x"]', 'there is no member "x"'],
    ['{view.custom.object}["toString"]', 'there is no member "toString"'],
    ['{view.custom.lots}[4, 0]', 'there is no row 4'],
    ['{view.custom.lots}[0, "Colour"]', 'the dataset has no column "Colour"'],
    ['{view.custom.none}["a"]', 'null has no parts'],
    ['"abc"[0]', 'a String has no parts'],
  ])('%s has no value, and says why', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });

  it('calls two hundred functions in each other, and refuses ten thousand brackets and a million characters', () => {
    const nested = (depth: number): string => 'abs('.repeat(depth) + '-1' + ')'.repeat(depth);
    expect(valueOf(nested(200))).toBe(1);
    expect(() => parseExpression(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`)).toThrow('nested deeper than 500');
    expect(() => parseExpression('!'.repeat(10_000))).toThrow('nested deeper than 500');
    expect(() => parseExpression('{a}'.padEnd(1_000_000, '[0]'))).toThrow('more than 100000 characters');
    expect(() => parseExpression(`"${'['.repeat(90_000)}`)).toThrow('is not closed');
  });

  it('adds up a long sum without going deep', () => {
    const ones = Array.from({ length: 30_000 }, () => '1').join('+');
    expect(valueOf(ones)).toBe(30_000);
    expect(referencesOf(parseExpression(`${ones}+{view.custom.n}`))).toEqual(['view.custom.n']);
  });

  it('names what an expression refers to and which functions it calls, also where it does not go', () => {
    const text = 'if({a.b}, tag({c.d} + "x"), nonsense({a.b})[0, {e.f}])';
    expect(referencesOf(readExpression(text))).toEqual(['a.b', 'c.d', 'e.f']);
    expect(functionsOf(readExpression(text))).toEqual(['if', 'tag', 'nonsense']);
  });

  it('answers any text with a value or a refusal, never with a crash', () => {
    const words = fc.constantFrom(
      ...'if( case( replace( split( repeat( now( tag( {view.custom.n} {view.custom.lots} [ ] ( ) , + - * / % ^ & | ~ xor like'.split(
        ' ',
      ),
      ...'"a" "(" 1 0x1 2.5 null true = != < << "%d" toStr( stringFormat( jsonGet( sum( addDays( dateFormat( toDate( !'.split(
        ' ',
      ),
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 20 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          valueOf(text);
        } catch (error) {
          expect(error).toHaveProperty('code', 'illegal-argument');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the quality of an expression', () => {
  it('HM-1 is the worst of what was used, and the value is still computed', () => {
    expect(qualifiedOf('{[default]Pressure} + {view.custom.n}')).toMatchObject({ value: 10.02, quality: stale });
    expect(qualifiedOf('qualifiedValue(123,"Bad")+1')).toEqual({ value: 124, quality: { code: 'Bad' } });
    expect(qualifiedOf('concat({[default]Pressure}, {[default]Failed})').quality.code).toBe('Error_TagExecution');
    expect(qualifiedOf('{view.custom.list}[{[default]Gone} = null]').quality.code).toBe('Bad_NotFound');
  });

  it.each([
    ['if(true, {view.custom.n}, {[default]Pressure})', 7],
    ['if(true,1,1/0)', 1],
    ['false && (1/0 > 0)', false],
    ['false && {[default]Pressure} > 1', false],
    ['true || tag("[default]Gone")', true],
    ['case(1, 1, "a", {[default]Gone}, "b", {[default]Gone})', 'a'],
    ['switch(2, 1, 2, {[default]Gone}, "b", {[default]Gone})', 'b'],
    ['coalesce({[default]Gone}, "else", {[default]Pressure})', 'else'],
    ['isGood({[default]Pressure})', false],
    ['isBad({[default]Pressure})', true],
    ['isUncertain(qualifiedValue(1, 1))', true],
    ['isError(1 + null)', true],
    ['isBadOrError({[default]Failed})', true],
    ['isGood(qualityOf({[default]Pressure}))', false],
    ['isGood(tag("[default]Line/State.Quality"))', false],
    ['isNull(1 + null)', true],
    ['isNull("")', false],
    ['isAvailable({[default]Pressure})', false],
    ['isAvailable({[default]Level})', true],
    ['toStr(qualityOf({[default]Pressure}))', 'Bad_Stale'],
    ['try(qualifiedValue(123,"Error"),-1)', -1],
    ['try({[default]Failed}, -1)', -1],
    ['try(upper(null), "none")', 'none'],
    ['toFloat({[default]Gone}, 7)', 7],
    ['forceQuality({[default]Gone})', null],
  ])('%s is %j and good', (text, value) => {
    expect(qualifiedOf(text)).toEqual({ value, quality: { code: 'Good' } });
  });

  it('is bad for what is missing, which is no error that try catches', () => {
    expect(qualifiedOf('try({[default]Gone}, 1)')).toEqual({ value: null, quality: { code: 'Bad_NotFound' } });
    expect(qualifiedOf('{[default]Gone} * 2')).toEqual({ value: null, quality: { code: 'Bad_NotFound' } });
    expect(qualifiedOf('upper({[default]Gone})')).toEqual({ value: null, quality: { code: 'Bad_NotFound' } });
    expect(qualifiedOf('{[default]Gone}["a"]')).toEqual({ value: null, quality: { code: 'Bad_NotFound' } });
  });

  it('is an error of conversion where the result is no number that a property holds, also behind try', () => {
    for (const text of ['1/0', 'try(1/0, -1)', '0.0/0.0', 'log(0)', 'sqrt(-1)']) {
      expect(qualifiedOf(text)).toMatchObject({ value: null, quality: { code: 'Error_TypeConversion' } });
    }
    expect(valueOf('try(toInt(1/0), -1)')).toBe(-1);
    expect(valueOf('if(1/0 > 1, "much", "little")')).toBe('much');
  });

  it.each([
    ['qualifiedValue(1, "Bad", 516, "old")', { code: 'Bad_Stale', reason: 'old' }],
    ['qualifiedValue(1, 2, "NotFound")', { code: 'Bad_NotFound' }],
    ['qualifiedValue(1, "uncertain")', { code: 'Uncertain' }],
    ['qualifiedValue({[default]Pressure}, 0)', { code: 'Good' }],
    ['forceQuality(1, 0)', { code: 'Bad' }],
    ['forceQuality({[default]Pressure}, 192)', { code: 'Good' }],
    ['forceQuality(1, -2147483129)', { code: 'Bad_NotFound' }],
  ])('%s has the quality %j', (text, quality) => {
    expect(qualifiedOf(text)).toMatchObject({ value: expect.anything(), quality });
  });

  it.each([
    ['qualifiedValue(1, "Fine")', 'Fine is no level of quality'],
    ['qualifiedValue(1, "Bad", 770)', '770 is no code of the level Bad'],
    ['forceQuality(1, 4711)', '4711 is no code of a quality'],
    ['forceQuality(1, "Good")', '"Good" is not a number'],
  ])('refuses %s', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });

  it('comes with the newest time of what was used', () => {
    expect(qualifiedOf('{[default]Pressure} + {[default]Level}').timestamp).toBe(1795701604123);
    expect(valueOf('toMillis(timestampOf({[default]Pressure}))')).toBe(1795701600123);
    expect(valueOf('toMillis(timestampOf(1))')).toBe(1795701605123);
  });
});

describe('what projects write', () => {
  it.each<[string, Json]>([
    ['if({view.params.x} = null, "none", {view.params.x})', 'none'],
    ['{view.custom.s} != None', true],
    ['isNull({view.custom.none}) || len({view.custom.none}) = 0', true],
    ['if(isAvailable (tag ("[default]" + "Level")), tag("[default]Level"), "-")', 4],
    ["if({view.custom.n} > 0, 'var(--dev-sym-faulted)', '')", 'var(--dev-sym-faulted)'],
    ["'url(\\'/system/images/x.png\\')'", "url('/system/images/x.png')"],
    ['len(toDataSet({view.custom.options})) > 0', true],
    ['{view.custom.names}[getDayOfWeek({view.custom.day}) - 4]', 'Tue'],
    ['dateFormat(addDays(midnight(now(0)), -1), "MM/dd/yyyy")', '11/25/2026'],
    ['numberFormat({view.custom.n} / 3, "#,##0.##") + " %"', '2.33 %'],
    [
      'if({view.custom.n} >= 5 && ({view.custom.s} = "abc" || !{view.custom.yes}), "Style/A Style/B", "Style/C")',
      'Style/A Style/B',
    ],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });
});

describe('what an expression reaches', () => {
  it('reads tags and properties at paths that it makes', () => {
    expect(valueOf('tag("[default]" + "Level")')).toBe(4);
    expect(qualifiedOf('tag(null)')).toEqual({ value: null, quality: { code: 'Good' } });
    expect(qualifiedOf('tag({[default]Gone} + "")')).toEqual({ value: null, quality: { code: 'Bad_NotFound' } });
    expect(valueOf('property("view.custom." + "n")')).toBe(7);
    expect(() => valueOf('property("[default]Level")')).toThrow('use tag');
  });

  it('follows the clock at the rate that it names', () => {
    const rates: number[] = [];
    const now = (rate: number): number => rates.push(rate);
    valueOf('toMillis(now()) + toMillis(now(0)) + toMillis(now(60000))', { now });
    expect(rates).toEqual([1000, 0, 60000]);
  });

  it('hands scripts their name, their rate and plain values', () => {
    const calls: unknown[] = [];
    const runScript = (call: unknown) => {
      calls.push(call);
      return { value: 'answered', quality: { code: 'Uncertain_InitialValue' } };
    };
    expect(qualifiedOf('runScript("pkg.mod.fn", 5000, {view.custom.n}, 10/5)', { runScript })).toEqual({
      value: 'answered',
      quality: { code: 'Uncertain_InitialValue' },
    });
    valueOf('runScript("pkg.fn() + 1")', { runScript });
    expect(calls).toEqual([
      { name: 'pkg.mod.fn', pollRate: 5000, args: [7, 2] },
      { name: 'pkg.fn() + 1', pollRate: 0, args: [] },
    ]);
    expect(() => valueOf('runScript("", 0)', { runScript })).toThrow('runScript is told no script');
  });

  it('sees a change once, at each place that asks', () => {
    const memory: NonNullable<typeof references.memory> = new Map();
    let held: Json = { filters: [1] };
    const read = () => ({ value: held, quality: stale });
    const parsed = parseExpression('concat(hasChanged({a}), hasChanged({a}))');
    const seen = (): Json => valueOfParsed(parsed, { read, memory });
    expect(seen()).toBe('falsefalse');
    expect(seen()).toBe('falsefalse');
    held = { filters: [2] };
    expect(seen()).toBe('truetrue');
    held = { filters: [2] };
    expect(seen()).toBe('falsefalse');
  });

  it('follows what a change was not looked for in this time', () => {
    const followed: string[] = [];
    const read = (path: string) => {
      followed.push(path);
      return { value: null, quality: stale };
    };
    valueOf('true || hasChanged({a})', { read, memory: new Map() });
    expect(followed).toEqual(['a']);
  });

  it.each([
    ['isAuthorized(false, "Authenticated/Roles/QA", "Authenticated/Roles/Operator")', true],
    ['isAuthorized(true, "Authenticated/Roles/QA", "Authenticated/Roles/Operator")', false],
    ['isAuthorized(true, "Authenticated")', true],
    ['isAuthorized(true, "Authenticated/Role")', false],
    ['isAuthorized(true, "Public")', true],
    ['try(isAuthorized(false, null), false)', false],
    ['try(isAuthorized(null, "Authenticated"), false)', false],
    ["// only for some\ntry(hasRole('Administrator', {session.props.auth.user.userName}, 'default'), false)", false],
    ["try(isAuthorized(false, 'Authenticated/Roles/A', 'Authenticated/Roles/Operator'), false)", true],
    ['hasRole("Operator")', true],
    ['hasRole("Administrator")', false],
    ['hasRole("Operator", "anna")', true],
    ['try(hasRole("Operator", "ben"), "unknown")', 'unknown'],
    ['hasRole("QA", "ben", "default")', true],
    ['try(hasRole("QA", "carl", "default"), "unknown")', 'unknown'],
    ['try(hasRole("QA", null, "default"), "unknown")', 'unknown'],
  ])('asks what somebody may: %s is %j', (text, answer) => {
    const roles = (user: string) => (user === 'ben' ? ['QA'] : undefined);
    expect(valueOf(text, { levels: () => new Set(['Authenticated/Roles/Operator']), roles })).toBe(answer);
  });

  it.each([
    ['now()', 'there is no clock here'],
    ['tag("x")', 'no tag can be read here'],
    ['runScript("x")', 'no script can be run here'],
    ['isAuthorized(true, "x")', 'nobody is known here'],
    ['hasChanged(1)', 'nothing is remembered here'],
    ['hasRole("x", "anna", "default")', 'there is no user anna in the user source default here'],
  ])('refuses %s where it has nothing of the kind', (text, reason) => {
    const nothing = { read: references.read };
    expect(() => valueOfParsed(parseExpression(text), nothing)).toThrow(reason);
  });
});
