import { describe, expect, it } from 'vitest';
import { timeSeriesChart } from '../../../electron/contract/components/timeSeriesChart.ts';
import { layoutOf } from '../../../renderer/components/chart/layout.ts';

const frame = { timeAxis: timeSeriesChart.properties.timeAxis.read({}), xTrace: { visible: true } };
const lanes = (pens: number) => Array.from({ length: 2 }, () => ({ weight: 1, axes: [], pens: Array(pens) }));

describe('the names of pens', () => {
  it('stand beside lanes that are as high as they are, and take their width from the plot', () => {
    const without = layoutOf(lanes(1), frame, 600, 300, undefined);
    const layout = layoutOf(lanes(1), frame, 600, 300, 76);
    expect(layout.hasChips).toBe(true);
    expect(without.plotWidth - layout.plotWidth).toBeGreaterThan(60);
  });

  it('do not where a lane is too low for all of its pens', () => {
    expect(layoutOf(lanes(2), frame, 600, 300, 76)).toEqual(layoutOf(lanes(2), frame, 600, 300, undefined));
    expect(layoutOf(lanes(2), frame, 600, 300, 48).hasChips).toBe(true);
  });
});
