import { describe, expect, it } from 'vitest';
import { momentParts } from '../../electron/format/momentParts.ts';

describe('the parts of a pattern of moment.js', () => {
  it.each([
    ['lll', 'll', 'LT'],
    ['LLLL', 'LL', 'LT'],
    ['YYYY-MM-DD HH:mm:ss ZZ', 'YYYY-MM-DD', 'HH:mm:ss ZZ'],
    ['MMM DD, YYYY HH:mm A', 'MMM DD, YYYY', 'HH:mm A'],
    ['YYYY-MM-DDTHH:mm', 'YYYY-MM-DD', 'HH:mm'],
    ['HH:mm, D.M.YYYY', 'D.M.YYYY', 'HH:mm'],
    ['L LT', 'L', 'LT'],
    ['MM/DD/YYYY', 'MM/DD/YYYY', null],
    ['hh:mm a', null, 'hh:mm a'],
    // The day stands on both sides of the time.
    ['DD HH:mm YYYY', null, null],
    ['[week] W', '[week] W', null],
    ['', null, null],
  ])('of %j are %j and %j', (pattern, date, time) => {
    expect(momentParts(pattern)).toEqual({ date, time });
  });
});
