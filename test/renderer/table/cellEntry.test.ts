import { describe, expect, it } from 'vitest';
import { enteredAs, shownToEdit } from '../../../renderer/components/table/cellEntry.ts';

const german = { locale: 'de', zone: 'Europe/Berlin' };
const english = { locale: 'en', zone: 'Europe/Berlin' };

describe('what is entered into a cell', () => {
  it('is a number as the language of the session writes it', () => {
    expect(shownToEdit(1234.5, 'number', german)).toBe('1234,5');
    expect(enteredAs('1234,5', 'number', german)).toBe(1234.5);
    expect(enteredAs('1.234', 'number', german)).toBe(1234);
    expect(enteredAs('1,234', 'number', english)).toBe(1234);
    expect(enteredAs('1.5', 'number', english)).toBe(1.5);
  });

  it('is nothing, a text of nothing, or none of its kind', () => {
    expect(enteredAs('', 'number', german)).toBeNull();
    expect(enteredAs('', 'date', german)).toBeNull();
    expect(enteredAs('', 'string', german)).toBe('');
    expect(enteredAs('many', 'number', german)).toBeUndefined();
    expect(enteredAs('tomorrow', 'date', german)).toBeUndefined();
  });

  it('is a moment on the clock of the session', () => {
    const noon = { $: ['ts', 192, 1_795_690_800_000], $ts: 1_795_690_800_000 };
    expect(shownToEdit(noon, 'date', german)).toBe('2026-11-26T12:00:00');
    expect(enteredAs('2026-11-26T12:00:00', 'date', german)).toEqual(noon);
  });
});
