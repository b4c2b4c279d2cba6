import { describe, expect, it } from 'vitest';
import type { Session } from '../../../electron/gateway/session/session.ts';
import { testClock } from '../../support/clock.ts';
import { openStation, templateFile, testPassword, type TestPage, type TestStation } from '../../support/station.ts';
import { buttons } from '../scripting/buttons.ts';
import { until } from '../../support/until.ts';

const people = ['sam', 'quinn', 'lena'] as const;

const scripts = buttons({
  Who: 'print self.session.props.auth.user.userName, self.session.props.address',
  Ask: `
def approved(*args):
    print "heard by", session.props.auth.user.userName
session = self.session
template = system.mes.signature.getSignatureTemplate("Line Release Approval")
self.session.custom.uuid = str(system.mes.signature.authorization.queueAuthRequest(template, "Line of " + str(self.session.props.auth.user.userName), "", approved)[0])
`,
  AskSlowly: `
def approved(*args):
    for count in range(300000):
        pass
    print("slowly heard")
template = system.mes.signature.getSignatureTemplate("Line Release Approval")
self.session.custom.uuid = str(system.mes.signature.authorization.queueAuthRequest(template, "Slow", "", approved)[0])
`,
  Reach: `
for kind, id in event['others']:
    try:
        other = type(self.session)(kind, id)
        other.custom.taken = "by sam"
        print "reached", kind
    except (Exception, java.lang.Exception) as error:
        print(error.message)
`,
  Approve:
    'system.mes.signature.authorization.triggerAuthRequest(self.session.custom.uuid, self.session, self.page, True)',
});

/** After a signature with all components the same person signs on with the password alone. */
const template = {
  name: 'Line Release Approval',
  expression: '{role:Supervisor}',
  meanings: { approve: ['Released by'], reject: ['Rejected by'] },
  forceReauthentication: false,
};

interface Place {
  readonly session: Session;
  readonly page: TestPage;
  readonly press: (name: string) => Promise<void>;
}

/** A station with three sessions, each with a page, and a person signed in on each. */
async function open(
  sso: Readonly<Record<string, unknown>> = {},
): Promise<{ station: TestStation; places: Record<(typeof people)[number], Place>; printed: () => string[] }> {
  const station = await openStation({
    clock: testClock(),
    files: { ...scripts, [templateFile('line')]: template, 'countersign/sso.json': sso },
  });
  const place = async (person: string, index: number): Promise<Place> => {
    await station.addUser(person, 'Supervisor');
    const client = {
      address: `10.0.0.${index + 1}`,
      host: `panel-${index + 1}`,
      userAgent: 'Test',
      scope: 'browser',
    } as const;
    const session = station.gateway.openSession(client);
    const page = station.openPage({ session });
    await session.signIn.signIn({ userName: person, password: testPassword });
    return { session, page, press: (name) => page.frame.fire(page.node(name).id, 'component.onActionPerformed', {}) };
  };
  const places = { sam: await place('sam', 0), quinn: await place('quinn', 1), lena: await place('lena', 2) };
  const printed = (): string[] =>
    station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);
  return { station, places, printed };
}

describe('sessions', () => {
  it('have pages and objects of their own: no script reaches those of another session, whatever it makes up', async () => {
    const { places, printed } = await open();
    const { sam, quinn } = places;
    const others = [
      ['session', quinn.session.id],
      ['page', quinn.page.frame.pageId],
      ['component', `${quinn.page.frame.pageId}/${quinn.page.node('Who').id}`],
      ['view', `${quinn.page.frame.pageId}/v1`],
    ];
    const reach = sam.page.node('Reach').id;
    await sam.page.frame.fire(reach, 'component.onActionPerformed', { others });
    expect(printed()).toEqual(['session', 'page', 'component', 'view'].map((kind) => `This ${kind} is closed.`));
  });

  it('each have the person who signed in there, for the status bar and for scripts', async () => {
    const { station, places, printed } = await open();
    for (const person of people) {
      expect(places[person].page.frame.status().user?.userName).toBe(person);
      await places[person].press('Who');
    }
    expect(printed()).toEqual(['sam 10.0.0.1', 'quinn 10.0.0.2', 'lena 10.0.0.3']);
    expect(station.session.signIn.current()).toBeUndefined();
  });

  it('ES-10 three people sign at the same moment, each under their own name, and nobody is signed in or out by it', async () => {
    const { station, places, printed } = await open();
    await Promise.all(people.map((person) => places[person].press('Ask')));
    await Promise.all(people.map((person) => places[person].press('Approve')));
    const outcomes = await Promise.all(
      people.map((person) => {
        const { frame, shown } = places[person].page;
        const [challenge] = shown;
        expect(challenge).toMatchObject({ requestName: `Line of ${person}`, sessionUser: `${person} Example` });
        const said = { id: challenge?.id ?? '', meaning: 'Released by', comment: '' };
        return frame.sign({ ...said, userName: person, password: testPassword });
      }),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['signed', 'signed', 'signed']);
    const signed = station.gateway.signature.history().slots.map(({ request, signer }) => [request, signer]);
    expect(signed.sort()).toEqual(people.map((person) => [`Line of ${person}`, `${person} Example`]).sort());
    for (const person of people) expect(places[person].session.signIn.current()?.userName).toBe(person);
    const { signature } = station.gateway;
    const made = signature.history().slots.map(({ uuid, signer }) => {
      const [slot] = signature.getAuthRequest(uuid).slots;
      return [signer, slot?.signature?.address];
    });
    expect(made.sort()).toEqual([
      ['lena Example', '10.0.0.3'],
      ['quinn Example', '10.0.0.2'],
      ['sam Example', '10.0.0.1'],
    ]);
    // The function that a session's script handed over runs in that session's interpreter.
    await until(() => expect(printed().sort()).toEqual(people.map((person) => `heard by ${person}`).sort()));
  });

  it('a challenge is heard only from its own page, whoever is signed in on another session', async () => {
    const { places } = await open();
    await places.sam.press('Ask');
    await places.sam.press('Approve');
    const id = places.sam.page.shown[0]?.id ?? '';
    const given = { id, meaning: 'Released by', comment: '', userName: 'quinn', password: testPassword };
    expect(await places.quinn.page.frame.sign(given)).toMatchObject({ outcome: 'refused' });
    expect(places.sam.page.frame.openChallenge()).toMatchObject({ id });
  });

  it('the trail says for whom each script acted', async () => {
    const { station, places } = await open();
    await places.quinn.press('Ask');
    const entry = station.gateway.trail.latest(100).find(({ action }) => action === 'signature.requested');
    expect(entry?.actor).toMatchObject({ kind: 'script', name: 'Test, page /, quinn Example signed in' });
  });

  it('AU-16 a lock, a sign-out and the time without use are one session’s alone', async () => {
    const { station, places } = await open();
    const { sam, quinn, lena } = places;
    sam.session.signIn.lock();
    expect(sam.page.sheet()).toMatchObject({ kind: 'signIn', locked: { userName: 'sam' } });
    expect(quinn.page.sheet()).toBeUndefined();
    await expect(quinn.press('Who')).resolves.toBeUndefined();
    await quinn.session.signIn.signOut();
    expect(quinn.page.resets()).toBe(1);
    expect([sam.page.resets(), lena.page.resets()]).toEqual([0, 0]);
    expect(lena.session.signIn.current()?.userName).toBe('lena');
    station.gateway.suspended();
    expect(lena.session.signIn.isLocked()).toBe(true);
  });

  it('ES-7 a series goes on where it began, and on no other session', async () => {
    const { places } = await open();
    for (const person of ['sam', 'sam', 'quinn'] as const) {
      await places[person].press('Ask');
      await places[person].press('Approve');
      const challenge = places[person].page.shown.at(-1);
      const said = { id: challenge?.id ?? '', meaning: 'Released by', comment: '' };
      await places[person].page.frame.sign({ ...said, userName: 'sam', password: testPassword });
    }
    const shown = [...places.sam.page.shown, ...places.quinn.page.shown];
    expect(shown.map(({ series }) => series?.userName)).toEqual([undefined, 'sam', undefined]);
  });

  it('the rules for addresses are held against the address of the session, for signing in and for signing', async () => {
    const { station, places } = await open({ user_address_list: { olga: ['10.0.0.2'] } });
    await station.addUser('olga', 'Supervisor');
    const credentials = { userName: 'olga', password: testPassword };
    const outcome = async ({ session }: Place) => (await session.signIn.signIn(credentials)).outcome;
    expect(await outcome(places.sam)).toBe('refused');
    for (const person of ['lena', 'quinn'] as const) {
      await places[person].press('Ask');
      await places[person].press('Approve');
      const said = { id: places[person].page.shown.at(-1)?.id ?? '', meaning: 'Released by', comment: '' };
      expect(await places[person].page.frame.sign({ ...said, ...credentials })).toMatchObject({
        outcome: person === 'quinn' ? 'signed' : 'refused',
      });
    }
    expect(await outcome(places.quinn)).toBe('done');
  });

  it('whose client is gone signs nothing more, signs its person out, and leaves the slot to others', async () => {
    const { station, places } = await open();
    const { sam, quinn } = places;
    await sam.press('Ask');
    await sam.press('Approve');
    const id = sam.page.shown[0]?.id ?? '';
    await sam.session.end();
    expect(sam.session.signIn.current()).toBeUndefined();
    const given = { id, meaning: 'Released by', comment: '', userName: 'sam', password: testPassword };
    expect(await sam.page.frame.sign(given)).toMatchObject({ outcome: 'refused' });
    expect(() => sam.page.frame.askSignIn()).toThrow(/closed/);
    const [slot] = station.gateway.signature.pending().slots;
    const host = quinn.session.windows.challengeHost(quinn.page.frame.pageId);
    const actor = { kind: 'script', id: 't', name: 't' } as const;
    const { signature } = station.gateway;
    await signature.triggerAuthRequest({ uuid: slot?.uuid ?? '', decision: 'approve', host, actor });
    expect(quinn.page.frame.openChallenge()).toMatchObject({ requestName: 'Line of sam' });
    expect(quinn.session.signIn.current()?.userName).toBe('quinn');
  });

  it('a callback that runs as the program quits is heard to its end', async () => {
    const { station, places } = await open();
    const { sam } = places;
    await sam.press('AskSlowly');
    await sam.press('Approve');
    const id = sam.page.shown[0]?.id ?? '';
    const given = { id, meaning: 'Released by', comment: '', userName: 'sam', password: testPassword };
    expect(await sam.page.frame.sign(given)).toMatchObject({ outcome: 'signed' });
    await station.gateway.close();
    expect(station.log.lines.map(({ message }) => message)).toContain('slowly heard');
  });

  it('a page that somebody left hears nothing of the next person', async () => {
    const { station } = await open();
    const session = station.gateway.openSession({ address: null, host: '', userAgent: 'Test', scope: 'browser' });
    const page = station.openPage({ session, reloads: false });
    await session.signIn.signIn({ userName: 'sam', password: testPassword });
    session.signIn.lock();
    const before = page.deltas.length;
    page.frame.signIn({ userName: 'quinn', password: testPassword }).catch(() => undefined);
    await until(() => expect(session.signIn.current()?.userName).toBe('quinn'));
    expect(page.deltas).toHaveLength(before);
    expect(page.users).not.toContain('quinn');
    page.reload();
    expect(page.frame.status().user?.userName).toBe('quinn');
  });
});
