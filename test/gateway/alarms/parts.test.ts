/** How the alarms of a tag stand, as parts that a path names. */
import { effect } from '@preact/signals-core';
import { expect, it, onTestFinished } from 'vitest';
import { millisOfDate } from '../../../electron/contract/values.ts';
import { tagsFor } from '../../../electron/gateway/tags/readable.ts';
import { scene, temperature } from './scene.ts';

const high = { name: 'High temp', mode: 'AboveValue', setpointA: 80, shelvingAllowed: true };
const low = { name: 'Low', mode: 'BelowValue', setpointA: 5 };

it('say of one alarm and of all of them what they come to, in any case of the letters, and are followed', async () => {
  const { tags, alarms, clock, write } = scene(temperature(high, low));
  const of = (part: string) => tags.tag(`[default]line/TEMP/alarms/high temp.${part}`).value;
  const all = (part: string) => tags.tag(`Line/Temp/Alarms.${part}`).value.value;
  const told: unknown[] = [];
  onTestFinished(effect(() => void told.push(tags.tag('[default]Line/Temp/Alarms/High temp.IsActive').value.value)));
  expect([of('isActive').value, of('IsAcked').value, of('ActiveTime').value, of('AckUser').value]).toEqual([
    false,
    true,
    null,
    '',
  ]);
  await write(85);
  const began = clock.now();
  clock.advance(16);
  expect([of('isActive').value, of('isAcked').value, millisOfDate(of('activeTime').value)]).toEqual([
    true,
    false,
    began,
  ]);
  expect(['HasActive', 'HasUnacknowledged', 'ActiveUnackCount', 'ActiveAckCount'].map(all)).toEqual([true, true, 1, 0]);
  alarms.acknowledge([alarms.active()[0]?.id ?? ''], { by: 'olga', notes: 'seen' }, () => undefined);
  alarms.shelve({ patterns: ['*High temp'] }, { by: 'olga', seconds: 60 }, () => undefined);
  clock.advance(16);
  expect(['isAcked', 'ackUser', 'ackNotes', 'isShelved'].map((part) => of(part).value)).toEqual([
    true,
    'usr-prov:default:/usr:olga',
    'seen',
    true,
  ]);
  await write(20);
  clock.advance(16);
  // Once more when it was acknowledged: that is when its event changed.
  expect(told).toEqual([false, true, true, false]);
  expect(['HasActive', 'ClearUnackCount'].map(all)).toEqual([false, 0]);
});

it('are not found where there is no such alarm, tag or part, and uncertain while nothing judges them', async () => {
  const { tags, clock, write } = scene(temperature(high), { path: 'Line/Alarms/Own.IsActive', value: 'a tag' });
  const quality = (path: string) => tags.tag(path).value.quality;
  expect(quality('Line/Temp/Alarms/Hihg.IsActive')).toEqual({
    code: 'Bad_NotFound',
    reason: 'The tag Line/Temp has no alarm Hihg.',
  });
  expect(quality('Line/Temp/Alarms/High temp.Colour').reason).toBe('The part .Colour of an alarm is not supported.');
  expect(quality('Line/Tmp/Alarms/High temp.IsActive')).toMatchObject({ code: 'Bad_NotFound' });
  expect((await tags.read(['Line/Alarms/Own.IsActive']))[0]?.value).toBe('a tag');
  await write(null);
  clock.advance(16);
  expect((await tags.read(['Line/Temp/Alarms/High temp.IsActive']))[0]).toMatchObject({
    value: false,
    quality: { code: 'Uncertain_LastKnownValue' },
  });
});

it('are read by those alone who may read the tag, and written by nobody', async () => {
  const levels = { type: 'AnyOf', securityLevels: [{ name: 'Authenticated', children: [] }] };
  const { tags } = scene({ ...temperature(high), readPermissions: levels });
  const path = '[default]Line/Temp/Alarms/High temp.IsActive';
  const read = async (...held: string[]) => (await tagsFor(tags, () => new Set(held)).read([path]))[0]?.quality.code;
  expect([await read(), await read('Authenticated')]).toEqual(['Bad_AccessDenied', 'Good']);
  expect((await tags.write([{ path, value: true }], 'gateway'))[0]).toMatchObject({ code: 'Bad_ReadOnly' });
});
