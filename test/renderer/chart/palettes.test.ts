import { describe, expect, it } from 'vitest';
import { palettes } from '../../../electron/contract/components/chartParts.ts';
import { penColor } from '../../../renderer/components/chart/palettes.ts';

describe('the colours of pens', () => {
  it.each(palettes)('are those of the palette %s', (name) => {
    const colors = Array.from({ length: 36 }, (_, at) => penColor(at, name));
    expect(colors.every((color) => /^#[0-9a-f]{6}$/.test(color))).toBe(true);
    expect(new Set(colors.slice(0, 12)).size).toBeGreaterThanOrEqual(8);
  });

  it('begin with the dark end of a palette that goes from light to dark, which is seen on a light ground', () => {
    expect(penColor(0, 'RdPu')).toBe('#49006a');
    expect(penColor(0, 'Blues')).toBe('#08306b');
  });

  it('are a project’s own before those', () => {
    expect(penColor(1, 'Spectral', ['red', 'blue'])).toBe('blue');
  });
});
