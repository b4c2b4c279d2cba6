import { expect, it } from 'vitest';
import { csvLine } from '../../../electron/gateway/audit/csv.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
  '%j is no formula to a spreadsheet',
  (cell) => {
    expect(csvLine([cell, 'b'])).toMatch(/^"?'/);
  },
);

it('a cell is as it was where no spreadsheet takes it for another', () => {
  expect(csvLine([5, 'Anna', 'a=b', 'say "a, b"', ''])).toBe('5,Anna,a=b,"say ""a, b""",');
});
