/** Schedules: the steps of their scale, and what stands beside each other in a row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../renderer/components/schedule/lanes.ts';
import { partsOf, spanOf, stepsIn, zooms, type Zoom } from '../../renderer/components/schedule/scale.ts';

const zone = 'Europe/Berlin';
const hour = 3_600_000;

describe('the scale of a schedule', () => {
  it('has the hours of each day, also of those on which the clock is set', () => {
    const words = (zoom: Zoom, from: string, to: string): readonly string[] =>
      stepsIn(zoom, { from: Date.parse(from), to: Date.parse(to) }, zone, 'en').map((step) => step.words);
    expect(words('hours', '2026-03-28T23:00Z', '2026-03-29T22:00Z')).toHaveLength(23);
    expect(words('hours', '2026-10-24T22:00Z', '2026-10-25T23:00Z').filter((one) => one === '02:00')).toHaveLength(2);
    expect(words('12-hr', '2026-03-28T23:00Z', '2026-03-29T22:00Z')).toEqual(['00', '12']);
  });

  it('goes without a gap over what is asked, and so do the parts that its steps are in', () => {
    const hours = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...zooms), fc.integer({ min: 0, max: 9600 }), hours, (zoom, at, long) => {
        const from = Date.parse('2026-01-01T00:10Z') + at * hour;
        const steps = stepsIn(zoom, { from, to: from + long * hour }, zone, 'en');
        for (const marks of [steps, partsOf(zoom, steps, zone, 'en')]) {
          expect(marks[0]?.from).toBeLessThanOrEqual(from);
          expect(marks.at(-1)?.to).toBeGreaterThanOrEqual(from + long * hour);
          expect(marks.slice(1).map((mark) => mark.from)).toEqual(marks.slice(0, -1).map((mark) => mark.to));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows a week from today where a project says no time', () => {
    const { from, to } = spanOf(5, 5, Date.parse('2026-03-28T12:00Z'), zone);
    expect([from, to]).toEqual([Date.parse('2026-03-27T23:00Z'), Date.parse('2026-04-03T22:00Z')]);
  });
});

describe('a row of a schedule', () => {
  it('has as many lanes as stand there at one time, and nothing over another', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
        const all = spans.map(([from, long]) => ({ from, to: from + long }));
        const { laid, count } = lanesOf(all);
        const at = (time: number): number => all.filter(({ from, to }) => from <= time && to > time).length;
        expect(count).toBe(Math.max(1, ...all.map(({ from }) => at(from))));
        const over = laid.filter(({ one, lane }) =>
          laid.some(
            (other) => other.one !== one && other.lane === lane && other.one.from < one.to && other.one.to > one.from,
          ),
        );
        expect(over).toEqual([]);
      }),
    );
  });
});
