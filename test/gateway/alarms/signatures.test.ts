/** Alarms that are acknowledged with a signature. */
import { expect, it } from 'vitest';
import { alarmBoard, type AlarmAct } from '../../../electron/contract/alarms.ts';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import {
  findNode,
  testPassword,
  templateFile,
  viewFile,
  type TestPage,
  type TestStation,
} from '../../support/station.ts';
import { tags } from '../../support/views.ts';

const high = { name: 'High', mode: 'AboveValue', setpointA: 80 };
const hot = (path: string, alarm: JsonObject = {}) => ({ path, value: 85, alarms: [{ ...high, ...alarm }] });
const byLine = { ackSignature: 'Line Release Approval' };
const button = (name: string, script: string) => ({
  type: 'ia.input.button',
  meta: { name },
  events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script: `\t${script}` } } } },
});

async function scene(...entries: readonly JsonObject[]): Promise<SignatureScene> {
  const opened = await openSignatureScene({
    files: {
      ...tags(...entries),
      [templateFile('both')]: { name: 'Two People', expression: '{role:Operator} AND {role:Quality}' },
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            { type: 'ia.display.alarmstatustable', meta: { name: 'Alarms' } },
            button('Take', 'system.alarm.acknowledge([one.getId() for one in system.alarm.queryStatus()], "seen")'),
          ],
        },
      },
    },
  });
  await signIn(opened.station, 'olga');
  return opened;
}

async function signIn(station: TestStation, userName: string): Promise<void> {
  await station.session.signIn.signIn({ userName, password: testPassword });
}

/** What stands in the table of a page, by the paths of the alarms: who acknowledged each. */
function board({ page, clock }: SignatureScene): Record<string, string | null> {
  // The tables of pages are refreshed in steps.
  clock.advance(250);
  const props = findNode(page.frame.resume().root ?? page.node('Alarms'), 'Alarms')?.props;
  const { events } = alarmBoard.parse(props?.['alarms']);
  return Object.fromEntries(events.map(({ displayPath, ack }) => [displayPath, ack?.by ?? null]));
}

const idsOf = (page: TestPage): string[] =>
  alarmBoard.parse(page.node('Alarms').props['alarms']).events.map(({ id }) => id);
const acknowledge = (page: TestPage, note = '', events = idsOf(page)) => {
  const act: AlarmAct = { kind: 'acknowledge', events, note };
  return page.frame.handleAlarms(page.node('Alarms').id, act);
};
const acknowledgements = ({ station }: SignatureScene) =>
  station.gateway.trail.latest(50).filter(({ action }) => action === 'alarm.acknowledged');
const open = ({ page }: SignatureScene): string => page.shown.at(-1)?.id ?? '';

it('acknowledges by a table once the signature is there, and not before; the trail names who asked, who signed and the request', async () => {
  const scenery = await scene(hot('Line/Temp', byLine));
  const { page, station, sign } = scenery;
  await expect(acknowledge(page, 'Opened the door')).resolves.toEqual({ done: 0, signing: 1, refused: [] });
  const [shown] = page.shown;
  expect(shown?.requestName).toBe('Acknowledge Line/Temp/High');
  expect(shown?.content.map(({ label, value }) => [label, value])).toEqual(
    expect.arrayContaining([
      ['Alarms / 1 / Alarm', 'Line/Temp/High'],
      ['Alarms / 1 / Value then', '85'],
      ['Note', 'Opened the door'],
    ]),
  );
  expect([board(scenery), acknowledgements(scenery)]).toEqual([{ 'Line/Temp/High': null }, []]);

  await expect(sign(open(scenery), 'olga')).resolves.toMatchObject({ outcome: 'refused' });
  expect(acknowledgements(scenery)).toEqual([]);
  await expect(sign(open(scenery), 'sam')).resolves.toMatchObject({ outcome: 'signed' });
  await expect.poll(() => acknowledgements(scenery).length).toBe(1);
  const requestId = station.gateway.signature.latest(1)[0]?.requestId;
  expect(acknowledgements(scenery)[0]).toMatchObject({
    actor: { kind: 'person', name: 'sam Example' },
    detail: {
      source: 'prov:default:/tag:Line/Temp:/alm:High',
      notes: 'Opened the door',
      request: requestId,
      signedBy: ['sam Example (sam)'],
      askedBy: 'olga Example',
    },
  });
  expect(station.gateway.trail.latest(50)).toContainEqual(
    expect.objectContaining({ action: 'callback.done', target: `signature-request:${requestId}` }),
  );
});

it('leaves an alarm as it is whose signature is cancelled or rejected, and takes it up again where it is asked again', async () => {
  const scenery = await scene(hot('Line/Temp', byLine));
  const { page, station, trigger, sign } = scenery;
  const { signature } = station.gateway;
  await acknowledge(page, 'first');
  page.frame.cancel(open(scenery));
  expect([signature.pendingCount(), board(scenery)]).toEqual([1, { 'Line/Temp/High': null }]);
  const [before] = signature.latest(1);
  await acknowledge(page, 'first');
  expect([signature.pendingCount(), signature.latest(1)[0]?.uuid]).toEqual([1, before?.uuid]);
  page.frame.cancel(open(scenery));
  // Another note is another record: what nobody signed is asked anew.
  await acknowledge(page, 'second');
  expect(signature.getAuthRequest(before?.uuid ?? '')).toMatchObject({
    state: 'cancelled',
    reason: 'it is asked for anew',
  });
  page.frame.cancel(open(scenery));
  const [now] = signature.latest(1);
  await expect(sign(await trigger(now?.uuid ?? '', 'reject'), 'sam')).resolves.toMatchObject({ outcome: 'signed' });
  expect([signature.pendingCount(), acknowledgements(scenery), board(scenery)]).toEqual([
    0,
    [],
    { 'Line/Temp/High': null },
  ]);
});

it('ES-22 acknowledges with whoever signed last, also where the clock was set back before', async () => {
  const scenery = await scene(hot('Line/Temp', { ackSignature: 'Two People' }));
  await acknowledge(scenery.page);
  await expect(scenery.sign(open(scenery), 'olga')).resolves.toMatchObject({ outcome: 'signed' });
  scenery.clock.jump(-3_600_000);
  const [second = ''] = scenery.station.gateway.signature.pending().slots.map(({ uuid }) => uuid);
  await expect(scenery.sign(await scenery.trigger(second), 'quinn')).resolves.toMatchObject({ outcome: 'signed' });
  await expect.poll(() => board(scenery)).toEqual({ 'Line/Temp/High': 'quinn' });
  expect(acknowledgements(scenery)[0]?.actor).toMatchObject({ name: 'quinn Example' });
});

it('goes on with no request of a script, whatever its record looks like', async () => {
  const scenery = await scene(hot('Line/Temp', byLine));
  const { page, station, sign } = scenery;
  const [event = ''] = idsOf(page);
  const record = { content: { Alarms: [{ Event: event }], Note: '', 'And then': 'release batch 7' } };
  scenery.queue('Line Release Approval', { record });
  await acknowledge(page);
  expect(page.shown.at(-1)?.content.map(({ label }) => label)).not.toContain('And then');
  await expect(sign(open(scenery), 'sam')).resolves.toMatchObject({ outcome: 'signed' });
  expect([board(scenery), station.gateway.signature.pendingCount()]).toEqual([{ 'Line/Temp/High': 'sam' }, 1]);
});

it('acknowledges with the last of several signatures, also of the queue after a restart', async () => {
  const scenery = await scene(hot('Line/Temp', { ackSignature: 'Two People', ackNotesReqd: true }));
  await expect(acknowledge(scenery.page)).resolves.toMatchObject({ signing: 0, refused: [{ why: /note/ }] });
  await acknowledge(scenery.page, 'seen');
  await expect(scenery.sign(open(scenery), 'olga')).resolves.toMatchObject({ outcome: 'signed' });
  expect(board(scenery)).toEqual({ 'Line/Temp/High': null });
  await expect(acknowledge(scenery.page, 'other')).rejects.toThrow(
    '“Acknowledge Line/Temp/High” is signed in part, with the note “seen”',
  );

  const station = await scenery.station.restart();
  const again = await openSignatureScene({ station, clock: scenery.clock });
  await signIn(station, 'quinn');
  await acknowledge(again.page, 'seen');
  expect(again.page.shown.at(-1)?.slot.needs).toContain('Quality');
  await expect(again.sign(open(again), 'quinn')).resolves.toMatchObject({ outcome: 'signed' });
  await expect
    .poll(() => acknowledgements(again)[0]?.detail['signedBy'])
    .toEqual(['olga Example (olga)', 'quinn Example (quinn)']);
  await expect.poll(() => board(again)).toEqual({ 'Line/Temp/High': 'quinn' });
});

it('lists several alarms in one record, those too that ask for no signature, and refuses those that ask for different ones', async () => {
  const scenery = await scene(hot('A', byLine), hot('B', byLine), hot('C'));
  const { page, sign } = scenery;
  await page.press('Take');
  expect(page.shown.at(-1)?.requestName).toBe('Acknowledge 3 alarms');
  expect(board(scenery)).toEqual({ 'A/High': null, 'B/High': null, 'C/High': null });
  await sign(open(scenery), 'sam');
  await expect.poll(() => board(scenery)).toEqual({ 'A/High': 'sam', 'B/High': 'sam', 'C/High': 'sam' });

  const mixed = await scene(
    hot('A', byLine),
    hot('B', { ackSignature: 'Two People' }),
    hot('C', { ackSignature: 'Gone' }),
  );
  await expect(acknowledge(mixed.page)).rejects.toThrow(
    'They ask for different signatures (Line Release Approval, Two People, Gone): acknowledge those of one at a time. None was acknowledged.',
  );
  const [, , gone = ''] = idsOf(mixed.page);
  await expect(acknowledge(mixed.page, '', [gone])).rejects.toThrow(
    'The alarm asks for the signature “Gone”, and there is no such template. None was acknowledged.',
  );
  expect(mixed.page.shown).toEqual([]);
});

it('is named where nobody could acknowledge it with a signature', () => {
  const { tags: read, problems } = tagsOf([hot('A', { ackMode: 'Auto', ...byLine })]);
  expect([read[0]?.alarms, problems]).toEqual([
    [],
    [expect.stringContaining('ackSignature asks for a signature, and with this ackMode nobody acknowledges')],
  ]);
});
