import { describe, expect, it } from 'vitest';
import { shownIn, type Segments } from '../../renderer/components/segments.ts';

const lit = (text: string, segments: Segments): readonly number[] =>
  shownIn(text, segments).characters.map((one) => (one.kind === 'segments' ? one.on.split('M').length - 1 : -1));

describe('characters of segments', () => {
  it('light as many segments as a figure has', () => {
    expect(lit('0123456789', '7 segment')).toEqual([6, 2, 5, 5, 4, 5, 6, 3, 7, 6]);
  });

  it('of 14 segments show letters, small ones as capitals', () => {
    expect(shownIn('line', '14 segment')).toEqual(shownIn('LINE', '14 segment'));
    expect(
      shownIn('ABCDEFGHIJKLMNOPQRSTUVWXYZ', '14 segment').characters.every(({ kind }) => kind === 'segments'),
    ).toBe(true);
  });

  it('points take no place of a figure', () => {
    const { characters, width } = shownIn('1.5', '7 segment');
    expect(characters.map(({ kind }) => kind)).toEqual(['segments', 'points', 'segments']);
    expect(width).toBeLessThan(shownIn('125', '7 segment').width);
  });

  it('what segments cannot show stands as a letter', () => {
    expect(shownIn('M', '7 segment').characters).toEqual([{ kind: 'letter', x: 0, letter: 'M' }]);
    expect(shownIn('M', '14 segment').characters[0]?.kind).toBe('segments');
    expect(shownIn('é', '14 segment').characters).toEqual([{ kind: 'letter', x: 0, letter: 'é' }]);
  });

  it('the minus and the spaces of locales are those of the display', () => {
    expect(shownIn('\u22121\u202f234', '14 segment')).toEqual(shownIn('-1 234', '14 segment'));
  });
});
