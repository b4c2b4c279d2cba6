import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tooltipPlaces } from '../../electron/contract/components/tooltip.ts';
import { tooltipPlace } from '../../renderer/components/hintPlace.ts';

const view = { width: 1000, height: 800 };
const own = { width: 100, height: 20 };
const at = { left: 400, top: 300, width: 200, height: 50 };

describe('the place of a tooltip', () => {
  it.each([
    ['bottom', 450, 356],
    ['bottom-left', 400, 356],
    ['bottom-right', 500, 356],
    ['top', 450, 274],
    ['top-right', 500, 274],
    ['center', 450, 315],
    ['center-left', 294, 315],
    ['center-right', 606, 315],
  ] as const)('%s of its component', (location, left, top) => {
    expect(tooltipPlace(at, own, location, view)).toEqual({ left, top });
  });

  it('is on the other side where there is no room on its own', () => {
    expect(tooltipPlace({ ...at, top: 770 }, own, 'bottom', view).top).toBe(744);
    expect(tooltipPlace({ ...at, top: 10 }, own, 'top', view).top).toBe(66);
    expect(tooltipPlace({ ...at, left: 20 }, own, 'center-left', view).left).toBe(226);
    expect(tooltipPlace({ ...at, left: 750 }, own, 'center-right', view).left).toBe(644);
  });

  it('is all in view, wherever its component is', () => {
    const pixel = fc.integer({ min: -500, max: 1500 });
    fc.assert(
      fc.property(pixel, pixel, fc.constantFrom(...tooltipPlaces), (left, top, location) => {
        const place = tooltipPlace({ ...at, left, top }, own, location, view);
        expect(place.left).toBeGreaterThan(0);
        expect(place.left + own.width).toBeLessThan(view.width);
        expect(place.top).toBeGreaterThan(0);
        expect(place.top + own.height).toBeLessThan(view.height);
      }),
    );
  });
});
