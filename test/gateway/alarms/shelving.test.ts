/** Alarms that people set aside, and those that are out of service. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { fits } from '../../../electron/contract/alarms.ts';
import { scene, temperature } from './scene.ts';

const high = { name: 'High', mode: 'AboveValue', setpointA: 80, priority: 'High' };
const source = 'prov:default:/tag:Line/Temp:/alm:High';
const olga = { by: 'olga', seconds: 600 };
const nothing = (): undefined => undefined;

describe('a shelved alarm', () => {
  it('ends where the clock is set back so far that it would last for more than a week', () => {
    const { alarms, clock } = scene(temperature(high));
    alarms.shelve({ patterns: ['*'] }, { by: 'olga', seconds: 3600.0005 }, nothing);
    clock.jump(-3_600_000);
    clock.advance(60_000);
    let told = 0;
    onTestFinished(alarms.onChange(() => (told += 1)));
    clock.advance(120_000);
    expect([alarms.shelvings().length, told]).toEqual([1, 0]);
    clock.jump(-30 * 86_400_000);
    clock.advance(60_000);
    expect([alarms.shelvings(), told]).toEqual([[], 1]);
  });

  it('is not counted and told as shelved until its time is up', async () => {
    const { write, alarms, says, clock } = scene(temperature(high));
    await write(85);
    const noted: string[] = [];
    const until = clock.now() + 600_000;
    alarms.shelve({ patterns: ['*/tag:Line/*'] }, olga, (shelved) =>
      noted.push(...shelved.map((alarm) => alarm.source)),
    );
    expect([noted, alarms.shelvings()]).toEqual([[source], [{ source, by: 'olga', since: until - 600_000, until }]]);
    const counts = () => ['Active', 'ActiveUnacknowledged', 'Highest', 'Shelved'].map((path) => says(path).value);
    expect(counts()).toEqual([0, 0, '', 1]);
    expect(says('Rows').value).toMatchObject([{ source, shelvedBy: 'olga', state: 'Active, Unacknowledged' }]);
    clock.advance(600_000);
    expect(counts()).toEqual([1, 1, 'High', 0]);
  });

  it('stays shelved over a restart, and its events say that it was', async () => {
    const before = scene(temperature(high));
    before.alarms.shelve({ patterns: ['Line/Temp/High'] }, olga, nothing);
    const after = before.restart(temperature(high));
    await after.write(85);
    expect(after.alarms.events()).toMatchObject([{ wasShelved: true }]);
    expect(after.alarms.shelving(source)?.by).toBe('olga');
    after.alarms.unshelve({ patterns: ['Line/*'] }, nothing);
    expect(after.restart(temperature(high)).alarms.shelvings()).toEqual([]);
  });

  it('is not there where one of them may not be shelved, is not there, or the time is none', () => {
    const { alarms } = scene(temperature(high, { ...high, name: 'Fixed', shelvingAllowed: false }));
    const noted = (): never => expect.unreachable('nothing is shelved');
    const shelve = (pattern: string, seconds = 60) =>
      alarms.shelve({ patterns: [pattern] }, { by: 'olga', seconds }, noted);
    expect(() => shelve('Line/*')).toThrow('The alarm Line/Temp/Fixed may not be shelved. None was shelved.');
    expect(() => shelve('Lime/*')).toThrow('There is no alarm Lime/*. None was shelved.');
    for (const seconds of [0, -5, 604_801, Number.NaN])
      expect(() => shelve('Line/Temp/High', seconds)).toThrow('for a week at most');
    expect(() => alarms.unshelve({ patterns: ['Lime/*'] }, nothing)).toThrow(
      'There is no alarm Lime/*. None was taken back.',
    );
    expect(alarms.shelvings()).toEqual([]);
  });

  it('is not shelved where the trail does not take it', () => {
    const { alarms, restart } = scene(temperature(high));
    const full = (): never => {
      throw new Error('the disk is full');
    };
    expect(() => alarms.shelve({ patterns: ['*'] }, olga, full)).toThrow('the disk is full');
    expect([alarms.shelvings(), restart(temperature(high)).alarms.shelvings()]).toEqual([[], []]);
  });
});

it('tells which alarms are out of service, and judges none of them', async () => {
  const { write, alarms, says } = scene(temperature({ ...high, enabled: false }), {
    ...temperature({ name: 'Low' }),
    path: 'Line/Off',
    enabled: false,
  });
  expect(await write(85)).toEqual([]);
  expect(alarms.outOfService().map(({ displayPath }) => displayPath)).toEqual(['Line/Temp/High', 'Line/Off/Low']);
  expect(says('OutOfService').value).toBe(2);
});

it.each([
  ['Line/Temp', 'line/temp', true],
  ['Line/Temp', 'Line', false],
  ['Line/Temp', 'Line/*', true],
  ['Line/Temp', '*', true],
  ['Line/Temp', '*temp', true],
  ['Line/Temp', 'L*n*T*p', true],
  ['aba', 'ab*ba', false],
  ['[default]x', '[default]*', true],
])('%s is what %s says: %s', (text, pattern, expected) => {
  expect(fits(text, pattern)).toBe(expected);
});
