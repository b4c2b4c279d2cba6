import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmName, alarmOf, bandsOf, type Limits } from '../../renderer/components/analogBands.ts';

const span = { min: 0, max: 100 };
const none: Limits = {
  desiredLow: undefined,
  desiredHigh: undefined,
  lowAlarm: undefined,
  lowLowAlarm: undefined,
  lowInterlock: undefined,
  highAlarm: undefined,
  highHighAlarm: undefined,
  highInterlock: undefined,
};
const all: Limits = {
  desiredLow: 40,
  desiredHigh: 65,
  lowAlarm: 20,
  lowLowAlarm: 10,
  lowInterlock: 5,
  highAlarm: 80,
  highHighAlarm: 90,
  highInterlock: 95,
};

describe('the alarms of an analog indicator', () => {
  it.each([
    [50, undefined],
    [79.9, undefined],
    [80, 'High'],
    [90, 'High-high'],
    [95, 'Interlock high'],
    [130, 'Interlock high'],
    [20, 'Low'],
    [10, 'Low-low'],
    [5, 'Interlock low'],
    [undefined, undefined],
  ])('at %s it is %s', (value, name) => {
    const alarm = alarmOf(span, all, value);
    expect(alarm === undefined ? undefined : alarmName(alarm)).toBe(name);
  });

  it('a limit at the end of the scale is none that a value at the end is in', () => {
    const limits = { ...none, lowAlarm: 0, highAlarm: 100 };
    expect(alarmOf(span, limits, 0)).toBeUndefined();
    expect(alarmOf(span, limits, 100)).toBeUndefined();
    expect(alarmOf(span, limits, 100.1)).toMatchObject({ kind: 'level2', side: 'high' });
  });
});

describe('its sections', () => {
  it('without limits are one', () => {
    expect(bandsOf(span, none, undefined)).toEqual([{ from: 0, to: 1, kind: 'normal', isOn: false }]);
  });

  it('stand in the order of the limits, and the one of the alarm that is on is marked', () => {
    const bands = bandsOf(span, all, alarmOf(span, all, 85));
    expect(bands.map(({ kind }) => kind)).toEqual(
      'interlock level1 level2 normal desired normal level2 level1 interlock'.split(' '),
    );
    expect(bands.filter(({ isOn }) => isOn)).toEqual([{ from: 0.8, to: 0.9, kind: 'level2', isOn: true }]);
  });

  it('a desired range with one end goes on to the end of the scale', () => {
    expect(bandsOf(span, { ...none, desiredLow: 70 }, undefined).map(({ kind, from }) => [kind, from])).toEqual([
      ['normal', 0],
      ['desired', 0.7],
    ]);
  });

  it('cover the scale without a gap, whatever the limits are', () => {
    const limit = fc.option(fc.integer({ min: -50, max: 150 }), { nil: undefined });
    const limits = fc.record({
      desiredLow: limit,
      desiredHigh: limit,
      lowAlarm: limit,
      lowLowAlarm: limit,
      lowInterlock: limit,
      highAlarm: limit,
      highHighAlarm: limit,
      highInterlock: limit,
    });
    fc.assert(
      fc.property(limits, fc.integer({ min: -60, max: 160 }), (some, value) => {
        const bands = bandsOf(span, some, alarmOf(span, some, value));
        expect(bands[0]?.from).toBe(0);
        expect(bands.at(-1)?.to).toBe(1);
        for (const [index, band] of bands.entries()) {
          if (index > 0) expect(band.from).toBe(bands[index - 1]?.to);
        }
      }),
    );
  });
});
