import { describe, expect, it } from 'vitest';
import { formatD3 } from '../../electron/format/d3Pattern.ts';

describe('patterns of d3-format', () => {
  it.each([
    [1234.5, '', '1234.5'],
    [1234.5, ',.1f', '1,234.5'],
    [1234.5, '.0f', '1235'],
    [1234567, ',d', '1,234,567'],
    [0.123, '.1%', '12.3%'],
    [0.5, '%', '50.000000%'],
    [1500, '.2s', '1.5k'],
    [0.0015, '.2s', '1.5m'],
    [999999, '.3s', '1.00M'],
    [0, '.2s', '0.0'],
    [12.5, '~f', '12.5'],
    [1234.5, '.3r', '1230'],
    [0.012345, '.3r', '0.0123'],
    [-3, 'd', '-3'],
    [-3, '(d', '(3)'],
    [3, '+d', '+3'],
    [12, '$.2f', '$12.00'],
    [123456, '.2e', '1.23e+5'],
    [-0.001, '.1f', '0.0'],
  ])('writes %d by %s as %s', (value, pattern, text) => {
    expect(formatD3(value, pattern, 'en')).toBe(text);
  });

  it('has the separators of the locale', () => {
    expect(formatD3(1234.5, ',.1f', 'de')).toBe('1.234,5');
  });

  it.each(['x', '>10d', '010d', '#x', 'hello'])('refuses %s, and says where it is not understood', (pattern) => {
    expect(() => formatD3(1, pattern, 'en')).toThrow(/is not read in patterns of d3-format/);
  });
});
