import { describe, expect, it } from 'vitest';
import { inputProblem } from '../../electron/contract/inputProblem.ts';
import { deepestJson, faultOfJson, json } from '../../electron/contract/json.ts';
import { pageCalls } from '../../electron/contract/page.ts';
import { qualityWord } from '../../electron/contract/quality.ts';

describe('what comes from a page', () => {
  it.each([
    ['undefined', { a: undefined }],
    ['NaN', [NaN]],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a symbol', Symbol('x')],
  ])('is plain data or refused: %s', (_what, value) => {
    expect(json.safeParse(value).success).toBe(false);
  });

  it('is refused when it is too deep or too large, without recursion', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(faultOfJson(deep)).toBe('too deep');
    const list = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    expect(faultOfJson(list(deepestJson))).toBeUndefined();
    expect(faultOfJson(list(deepestJson + 1))).toBe('too deep');
    expect(faultOfJson('x'.repeat(50_000_000), 1_000_000)).toBe('too large');
  });

  it('a property write of 50 MB is refused, and says why', () => {
    const parsed = pageCalls.writeProperty.input.safeParse({
      id: 'c1',
      property: 'text',
      value: 'x'.repeat(50_000_000),
    });
    expect(parsed.error && inputProblem('writeProperty', parsed.error)).toBe(
      'The value is too large. Nothing was done.',
    );
  });

  it('a text that is longer than its field is named, and not cut', () => {
    const user = { username: 'x'.repeat(300), displayName: 'x', email: '', roles: [], isSuperUser: false };
    const parsed = pageCalls.addUser.input.safeParse(user);
    expect(parsed.error && inputProblem('addUser', parsed.error)).toMatch(
      /^The username is longer than \d+ characters\. Shorten it\. Nothing was done\.$/,
    );
  });
});

describe('the words of a quality', () => {
  it.each([
    ['Bad', 'Bad'],
    ['Bad_Stale', 'Stale'],
    ['Bad_NotFound', 'Not found'],
    ['Uncertain_LastKnownValue', 'Uncertain, last known value'],
    ['Error_ExpressionEval', 'Error, expression eval'],
  ])('%s is read as "%s"', (code, word) => {
    expect(qualityWord(code)).toBe(word);
  });
});
