import { describe, expect, it } from 'vitest';
import { qualityWord } from '../../electron/contract/quality.ts';
import { doubtOf } from '../../renderer/components/doubt.ts';
import { takeZone } from '../../renderer/components/pageZone.ts';
import { qualityWords } from '../../renderer/components/props.ts';
import { readingOf } from '../../renderer/components/reading.ts';

it('since when a value is stale is said on the clock of the session', () => {
  takeZone('Asia/Tokyo');
  expect(qualityWords({ code: 'Bad_Stale', since: '2026-01-02T20:30:05.000Z' })).toBe(
    'Stale since 3 Jan 2026, 05:30:05',
  );
});

describe('HM-1 a value of each code of the list is marked, named, and never shown as live', () => {
  it.each([
    ['Uncertain', 'old', 'Uncertain'],
    ['Uncertain_LastKnownValue', 'old', 'Uncertain, last known value'],
    ['Uncertain_InitialValue', 'old', 'Uncertain, initial value'],
    ['Uncertain_EngineeringUnitsExceeded', 'old', 'Uncertain, engineering units exceeded'],
    ['Bad_Stale', 'old', 'Stale'],
    ['Bad', 'unknown', 'Bad'],
    ['Bad_Unauthorized', 'unknown', 'Unauthorized'],
    ['Bad_AccessDenied', 'unknown', 'Access denied'],
    ['Bad_Disabled', 'unknown', 'Disabled'],
    ['Bad_NotFound', 'unknown', 'Not found'],
    ['Bad_NotConnected', 'unknown', 'Not connected'],
    ['Bad_GatewayCommOff', 'unknown', 'Gateway comm off'],
    ['Bad_OutOfRange', 'unknown', 'Out of range'],
  ] as const)('%s', (code, doubt, words) => {
    expect([doubtOf({ code }), qualityWord(code)]).toEqual([doubt, words]);
    // Of what nobody knows the last number is not there either.
    expect(readingOf(7, { code })).toMatchObject({ value: doubt === 'old' ? 7 : undefined });
  });

  it('none where there is no quality to tell, which is a good one', () => {
    expect(doubtOf(undefined)).toBeUndefined();
  });
});
