/** What a project asks of sessions that nobody uses, and what it says of sessions as a whole. */
import { describe, expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { openStation, testPassword } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, property, script, view } from '../../support/views.ts';

const at = (name: string): string => `com.inductiveautomation.perspective/${name}/data.bin`;
const minutes = 60_000;
const idle = (timeoutAction: string) => ({
  isIdleTimeoutEnabled: true,
  idleMinutes: 2,
  gracePeriod: 30,
  gracePeriodMessage: 'Signed out in {seconds} s',
  timeoutAction,
});

describe('a session that nobody uses', () => {
  const open = async (inactivity: unknown) => {
    const clock = testClock();
    const station = await openStation({
      clock,
      files: {
        ...view([label('L', property('session.custom.n'))]),
        [at('inactivity-properties')]: inactivity,
        [at('general-properties')]: { sessionClosedMessage: 'Nobody was here.' },
      },
    });
    await station.addUser('sam', 'Supervisor');
    const page = station.openPage({ reloads: false });
    await station.session.signIn.signIn({ userName: 'sam', password: testPassword });
    const who = (): string | undefined => station.session.signIn.current()?.userName;
    return { ...station, clock, page, who };
  };

  it('is told of, and its person is signed out; whoever uses it stays', async () => {
    const { clock, page, session, who } = await open(idle('UserLogout'));
    clock.advance(1.5 * minutes);
    session.signIn.used();
    clock.advance(1.9 * minutes);
    expect(page.notices).toEqual([]);
    clock.advance(0.3 * minutes);
    expect(page.notices).toEqual([{ level: 'info', message: 'Signed out in 30 s', passes: true }]);
    session.signIn.used();
    expect(page.settled()).toBe(1);
    clock.advance(1.9 * minutes);
    expect(who()).toBe('sam');
    clock.advance(minutes);
    await until(() => expect(who()).toBeUndefined());
  });

  it('is closed where the project asks it, with its message', async () => {
    const { clock, page, who } = await open(idle('CloseSession'));
    clock.advance(3 * minutes);
    await until(() => expect(who()).toBeUndefined());
    expect(page.commands).toContainEqual({ kind: 'closed', what: 'session', message: 'Nobody was here.' });
  });

  it('stands where the project lets it', async () => {
    const { clock, page, who } = await open({ ...idle('UserLogout'), isIdleTimeoutEnabled: false });
    clock.advance(4 * minutes);
    expect([who(), page.notices]).toEqual(['sam', []]);
  });
});

it('a session has the theme and the zone of its project, and knows its client, where it is and when it was used', async () => {
  const clock = testClock();
  const station = await openStation({
    clock,
    files: {
      ...view([
        label('Theme', property('session.props.theme')),
        label('Zone', property('session.props.timeZoneId')),
        label('Device', property('session.props.device.type')),
        label('Offset', property('session.props.device.timezone.utcOffset')),
        label('Identifier', property('session.props.device.identifier')),
        label('Address', property('session.props.gateway.address')),
        label('Language', property('session.props.locale')),
        label('Bar', property('session.props.appBar.togglePosition')),
        label('On page', property('page.props.appBarVisible')),
        label('Mode', property('view.props.loading.mode')),
        label('Granted', property('session.props.geolocation.permissionGranted')),
        label('Place', property('session.props.geolocation.data.latitude')),
        button('Write', script('self.session.props.device = {}')),
        button('Hide', script('self.session.props.appBar.togglePosition = "hidden"')),
        button('Show', script('self.session.props.appBar.togglePosition = "right"')),
      ]),
      'com.inductiveautomation.perspective/session-props/props.json': { props: { theme: 'dark', locale: 'es-MX' } },
      [at('general-properties')]: { timezone: 'America/Chicago', locale: 'Browser' },
    },
  });
  const page = station.openPage();
  const texts = ['Theme', 'Zone', 'Device', 'Offset'].map((name) => page.node(name).props['text']);
  expect(texts).toEqual(['dark', 'America/Chicago', 'workstation', 1]);
  expect(['Language', 'Bar', 'On page', 'Mode', 'Granted'].map((name) => page.node(name).props['text'])).toEqual([
    'en-US',
    'hidden',
    false,
    'non-blocking',
    false,
  ]);
  expect(page.node('Identifier').props['text']).toBe(station.gateway.station.id);
  expect(page.node('Address')).toMatchObject({ props: { text: null }, quality: {} });
  expect(page.node('Place').quality['text']).toEqual({
    code: 'Bad_NotFound',
    reason: 'session.props.geolocation.data.latitude is of mobile devices, and this is none',
  });
  const browser = { address: null, host: 'tablet', userAgent: '', scope: 'browser' } as const;
  const gatewayAddress = 'https://hall.plant.local:8088';
  const tablet = station.openPage({ session: station.gateway.openSession({ ...browser, gatewayAddress }) });
  expect(['Address', 'Identifier'].map((name) => tablet.node(name).props['text'])).toEqual([gatewayAddress, null]);
  const offsetOf = (zone: string | undefined): unknown =>
    station
      .openPage({
        session: station.gateway.openSession({ ...browser, zone }),
      })
      .node('Offset').props['text'];
  expect([offsetOf('Asia/Kolkata'), offsetOf(undefined)]).toEqual([5.5, null]);
  await page.frame.fire(page.node('Write').id, 'component.onActionPerformed', {});
  await until(() =>
    expect(JSON.stringify(page.notices)).toContain('session.props.device is written by the system only'),
  );
  const told = page.notices.length;
  await page.frame.fire(page.node('Hide').id, 'component.onActionPerformed', {});
  expect(page.notices).toHaveLength(told);
  await page.frame.fire(page.node('Show').id, 'component.onActionPerformed', {});
  await until(() => expect(JSON.stringify(page.notices)).toContain('There is no app bar here'));
});
