import { describe, expect, it } from 'vitest';
import { openStation, testPassword, type TestPage, type TestStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { acting, button, label, project, supervisors, view } from './scene.ts';

const views = { Detail: view([label('A', '"a"')]) };

async function opened(script: string): Promise<{ readonly station: TestStation; readonly page: TestPage }> {
  const station = await openStation({
    files: {
      ...project([button('Go', script)], { views }),
      'project.json': { title: 'Plant', description: 'Two lines' },
    },
  });
  return { station, page: station.openPage() };
}
const printed = ({ log }: TestStation): string[] =>
  log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);

describe('system.perspective', () => {
  it('print goes to the console of the page, to the log of the station, or to both', async () => {
    const { station, page } = await opened(
      [
        'system.perspective.print("one")',
        'system.perspective.print([1, u"two"], destination="gateway")',
        'system.perspective.print("three", destination="all")',
      ].join('\n'),
    );
    await page.press('Go');
    expect(page.commands).toEqual([
      { kind: 'print', message: 'one' },
      { kind: 'print', message: 'three' },
    ]);
    const logged = station.log.lines.filter(({ details }) => details['logger'] === 'perspective');
    expect(logged.map(({ message }) => message)).toEqual(["[1, u'two']", 'three']);
  });

  it('alterLogging says from which level on the console hears, and refuses to write to the log', async () => {
    const { page } = await opened(
      [
        'system.perspective.alterLogging(level="error")',
        'system.perspective.print("unheard")',
        'system.perspective.alterLogging()',
        'system.perspective.print("heard")',
        'system.perspective.alterLogging(True)',
      ].join('\n'),
    );
    await page.press('Go');
    expect(page.commands).toEqual([{ kind: 'print', message: 'heard' }]);
    expect(page.notices.at(-1)?.message).toContain('A page does not write to the log of the station.');
  });

  it('setTheme changes this page alone, and session.props.theme all that have none of their own', async () => {
    const { station, page } = await opened('system.perspective.setTheme("dark-cool")');
    const other = station.openPage();
    await page.press('Go');
    expect(page.layout).toEqual([{ kind: 'theme', theme: 'dark' }]);
    expect([page.frame.resume().theme, other.frame.resume().theme]).toEqual(['dark', 'light']);
    expect(other.layout).toEqual([]);
  });

  it('a project that is dark opens its pages so, and tells no change', async () => {
    const station = await openStation({
      files: { ...project([label('A', '"a"')]), 'project.json': { title: 'Night', countersign: { theme: 'dark' } } },
    });
    const page = station.openPage();
    expect(page.frame.resume().theme).toBe('dark');
    expect(page.layout).toEqual([]);
  });

  it.each([
    [
      'setTheme("pink")',
      'There is no theme "pink". There are light, light-cool, light-warm, dark, dark-cool, dark-warm.',
    ],
    ['workstation.exit()', 'belongs to Perspective Workstation, and this page is shown by a browser'],
    ['workstation.toKiosk()', 'system.perspective.workstation.toKiosk belongs to Perspective Workstation'],
    ['openPopup("a", "Detail", sessionId="elsewhere")', 'another session needs a pageId too'],
    ['openPopup("a", "Detail", pageId="elsewhere")', 'has no page elsewhere; it may be closed'],
    ['openPopup("a", "Detail", modal="yes")', 'modal is neither True nor False'],
    ['openPopup("a")', 'openPopup needs view'],
    ['isAuthorized(True, ["A"], "elsewhere")', 'there is no such session'],
    ['print("a", destination="moon")', 'destination is neither client, gateway nor all'],
  ])('%s is refused, in words', async (call, words) => {
    const { page } = await opened(`system.perspective.${call}`);
    await page.press('Go');
    expect(page.notices.at(-1)?.message).toContain(words);
  });

  it('isAuthorized tells whether all or any of some security levels are held', async () => {
    const { station, page } = await opened(
      [
        'ask = system.perspective.isAuthorized',
        'levels = ["Authenticated/Roles/Supervisor", "Authenticated/Roles/Quality"]',
        'print(ask(True, levels), ask(False, levels), ask(True, ["Authenticated"]), ask(isAllOf=True, securityLevels=["Public"]))',
      ].join('\n'),
    );
    await station.addUser('anna', 'Supervisor');
    await page.press('Go');
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'anna', password: testPassword });
    await page.press('Go');
    expect(printed(station)).toEqual(['(False, False, False, True)', '(False, True, True, True)']);
  });

  it('getProjectInfo tells of the project', async () => {
    const { station, page } = await opened(
      'info = system.perspective.getProjectInfo()\nprint(info["title"], info["description"], info["pageConfigs"][0], [v["path"] for v in info["views"]][:2])',
    );
    await page.press('Go');
    expect(printed(station)[0]).toMatch(
      /^\(u?'Plant', u?'Two lines', .*u?'primaryView': u?'Main'.*\[u?'Detail', u?'Main'\]\)$/,
    );
  });

  it('vibrateDevice says in the log that this is no mobile device', async () => {
    const { station, page } = await opened('system.perspective.vibrateDevice(500)');
    await page.press('Go');
    expect(page.notices).toEqual([]);
    expect(station.log.lines.map(({ message }) => message)).toContain(
      'vibrateDevice did nothing: this is no mobile device.',
    );
  });

  it('acts on the page of another session that it names, and on no other', async () => {
    const station = await openStation({
      files: project(
        [
          button(
            'Go',
            [
              'theirs = [row for row in system.perspective.getSessionInfo() if row["userAgent"] == "Browser"][0]',
              'system.perspective.openPopup("p", "Detail", sessionId=theirs["id"], pageId=theirs["pageIds"][0])',
            ].join('\n'),
          ),
        ],
        { views },
      ),
    });
    const browser = { address: '127.0.0.1', host: 'b', userAgent: 'Browser', scope: 'browser' } as const;
    const theirs = station.openPage({ session: station.gateway.openSession(browser) });
    const mine = station.openPage();
    await mine.press('Go');
    expect(theirs.popup('p')).toMatchObject({ path: 'Detail' });
    expect(mine.popup('p')).toBeUndefined();
  });
});

describe('the objects of a page', () => {
  it('tell of the pages of a session, and close them', async () => {
    const station = await openStation({
      files: project([
        button(
          'Ask',
          [
            'session = self.session',
            'print(session.getInfo()["id"] == session.id, [page.id for page in session.getPages()] == session.getInfo()["pageIds"])',
            'print(session.getPage(self.page.id) == self.page, session.getPage("gone"))',
            'print(hasattr(self, "close"), hasattr(self.view, "getPages"))',
          ].join('\n'),
        ),
        button('Page', 'self.page.close("Closed by itself.")'),
        button('Session', 'self.session.close(message="All of it.")'),
      ]),
    });
    const [one, other] = [station.openPage(), station.openPage()];
    await one.press('Ask');
    expect(printed(station)).toEqual(['(True, True)', '(True, None)', '(False, False)']);
    await one.press('Page');
    expect(one.commands).toEqual([{ kind: 'closed', what: 'page', message: 'Closed by itself.' }]);
    expect(other.commands).toEqual([]);
    await other.press('Session');
    expect(other.commands).toEqual([{ kind: 'closed', what: 'session', message: 'All of it.' }]);
  });
});

describe('a page that a script closes', () => {
  it('says so in its place, ends what it showed, and opens again', async () => {
    const { page } = await opened(
      'system.perspective.openPopup("p", "Detail")\nsystem.perspective.closePage("The shift is over.")',
    );
    await page.press('Go');
    expect(page.commands).toEqual([{ kind: 'closed', what: 'page', message: 'The shift is over.' }]);
    expect(() => page.frame.resume()).toThrow('This page shows nothing any more.');
    expect(page.frame.open('/').popups).toEqual([]);
  });

  it('with its session tells all of its pages, and signs the person out, whose next document says so once', async () => {
    const station = await openStation({
      files: project([button('Go', 'system.perspective.closeSession(message="See you.")')]),
    });
    await station.addUser('anna');
    const [first, second] = [station.openPage({ reloads: false }), station.openPage({ reloads: false })];
    first.frame.askSignIn();
    await first.frame.signIn({ userName: 'anna', password: testPassword });
    await second.press('Go');
    const closed = { kind: 'closed', what: 'session', message: 'See you.' };
    expect([first.commands, second.commands]).toEqual([[closed], [closed]]);
    await until(() => expect(second.resets()).toBeGreaterThan(0));
    expect(() => second.reload()).toThrow('See you.');
    expect(second.frame.open('/').status.user).toBeNull();
  });

  it('with its session begins that anew: its scripts run, and what scripts wrote to it is gone', async () => {
    const scripts = {
      onStartup: '\tprint("up", session.custom.line)',
      onShutdown: '\tprint("down", session.custom.line)',
    };
    const station = await openStation({
      files: project(
        [
          button(
            'Go',
            'self.session.custom.line = 7\nself.session.custom.more = 1\nself.session.props.theme = "dark"\nsystem.perspective.closeSession()\nprint("asked")',
          ),
        ],
        {
          files: {
            'com.inductiveautomation.perspective/session-props/props.json': { custom: { line: 4 } },
            'com.inductiveautomation.perspective/session-scripts/data.bin': scripts,
          },
        },
      ),
    });
    const page = station.openPage();
    await page.press('Go');
    await until(() => expect(printed(station)).toEqual(["('up', 4)", 'asked', "('down', 7)", "('up', 4)"]));
    expect(page.frame.open('/').theme).toBe('light');
  });

  it('cancels the signature that is open over it', async () => {
    const station = await openStation({
      files: project([
        button(
          'Sign',
          'template = system.mes.signature.getSignatureTemplate("Line Release Approval")\nids = system.mes.signature.authorization.queueAuthRequest(template, "R", "D", lambda: None, lambda: None, lambda: None)\nsystem.mes.signature.authorization.triggerAuthRequest(ids[0], self.session, self.page, True)',
        ),
        button('Close', 'system.perspective.closePage(pageId=system.perspective.getSessionInfo()[0]["pageIds"][0])'),
      ]),
    });
    const page = station.openPage();
    const other = station.openPage();
    await page.press('Sign');
    expect(page.shown).toHaveLength(1);
    await other.press('Close');
    expect(page.cancelled).toHaveLength(1);
    expect(page.commands).toMatchObject([{ kind: 'closed' }]);
  });
});

describe('the actions of an event', () => {
  const act = (type: string, config: Readonly<Record<string, unknown>> = {}, more = {}) => ({
    type,
    scope: 'C',
    config,
    ...more,
  });
  const script = (text: string, more = {}) => ({
    type: 'script',
    scope: 'G',
    config: { script: `\t${text}` },
    ...more,
  });

  it.each([
    [act('refresh'), [{ kind: 'reload' }]],
    [act('fullscreen'), [{ kind: 'fullscreen', how: 'Toggle' }]],
    [act('fullscreen', { action: 'Enter', type: 'Page' }), [{ kind: 'fullscreen', how: 'Enter' }]],
    [
      act('request-print', { target: 'Page', documentTitle: 'Batch {page.props.path}' }),
      [{ kind: 'printPage', title: 'Batch /' }],
    ],
    [act('console-log', { message: 'hello' }), [{ kind: 'print', message: 'hello' }]],
  ])('do %j', async (action, commands) => {
    const { openPage } = await openStation({ files: project([acting('Go', action)]) });
    const page = openPage();
    expect(page.node('Go').notes).toEqual([]);
    await page.press('Go');
    expect(page.commands).toEqual(commands);
  });

  it('change the theme of the session, and what the console hears', async () => {
    const { openPage } = await openStation({
      files: project([
        acting(
          'Go',
          act('theme', { name: 'dark' }),
          act('alter-logging', { level: 'off' }),
          act('console-log', { message: 'x' }),
        ),
      ]),
    });
    const [one, other] = [openPage(), openPage()];
    await one.press('Go');
    expect([one.frame.resume().theme, other.frame.resume().theme]).toEqual(['dark', 'dark']);
    expect(one.commands).toEqual([]);
  });

  it.each(['auth-challenge', 'authenticationChallenge'])('ask at the page who somebody is: %s', async (type) => {
    const { openPage } = await openStation({
      files: project([acting('Go', act(type, { payload: { a: 1 } }))]),
    });
    const page = openPage();
    await page.press('Go');
    expect(page.sheet()?.kind).toBe('identity');
  });

  it('ask who somebody is as Designer writes it, where Java’s name of the framing stands in capitals', async () => {
    const { openPage } = await openStation({
      files: project([acting('Go', act('auth-challenge', { framing: 'EMBEDDED', payload: null }))]),
    });
    const page = openPage();
    await page.press('Go');
    expect(page.sheet()?.kind).toBe('identity');
  });

  it('begin in their order, and none waits for the one before', async () => {
    const { openPage } = await openStation({
      files: project([
        acting(
          'Go',
          script('import time; time.sleep(0.3); system.perspective.print("slow")'),
          act('console-log', { message: 'quick' }),
        ),
      ]),
    });
    const page = openPage();
    await page.press('Go');
    expect(page.commands.map((command) => command.kind === 'print' && command.message)).toEqual(['quick', 'slow']);
  });

  it('are all or none, by their permissions and by what this version does', async () => {
    const forbidden = act('refresh', {}, { permissions: supervisors });
    const { openPage } = await openStation({
      files: project([
        acting('Forbidden', act('console-log', { message: 'x' }), forbidden),
        acting('Mobile', act('console-log', { message: 'x' }), act('native/barcode')),
        acting('Odd', act('console-log', { message: 'x' }), act('popup', { id: 'p', viewPath: 'Main', modal: 'yes' })),
        acting('Filled', act('console-log', { message: 'x' }), act('popup', { id: 'p', modal: '{page.props.path}' })),
        acting('Gone', act('console-log', { message: 'x' }), act('nav', { page: '{view.custom.gone}' })),
        acting('Off', act('console-log', { message: 'on' }), act('native/ndef', {}, { enabled: false }), {
          type: 'script',
          scope: 'C',
          config: { script: '1/0' },
        }),
      ]),
    });
    const page = openPage();
    await expect(page.press('Forbidden')).rejects.toThrow('You may not do this.');
    await expect(page.press('Mobile')).rejects.toThrow(
      'The action "native/barcode" is for mobile devices, and this is none. What the reader of the site reads raises the session event by itself. Nothing was done.',
    );
    const odd = 'The action cannot be done: modal: Invalid input: expected boolean, received string.';
    await expect(page.press('Odd')).rejects.toThrow(`${odd} Nothing was done.`);
    await expect(page.press('Filled')).rejects.toThrow(`${odd} Nothing was done.`);
    await expect(page.press('Gone')).rejects.toThrow('The action names {view.custom.gone}, which is not there.');
    expect(page.node('Odd').notes).toEqual([odd]);
    expect(page.node('Filled').notes).toEqual([]);
    expect(page.commands).toEqual([]);
    await page.press('Off');
    expect(page.commands).toEqual([{ kind: 'print', message: 'on' }]);
    expect(page.node('Mobile').notes).toEqual([
      'The action "native/barcode" is for mobile devices, and this is none. What the reader of the site reads raises the session event by itself.',
    ]);
    expect(page.node('Off').notes).toEqual([
      'A script of scope C does nothing, as in Perspective: give it the scope G.',
    ]);
  });
});
