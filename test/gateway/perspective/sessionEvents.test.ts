/** The scripts of a session's events, and messages to sessions. */
import { describe, expect, it } from 'vitest';
import { openStation, type TestPage, type TestStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, property, script, view } from '../../support/views.ts';

const file = 'com.inductiveautomation.perspective/session-scripts/data.bin';
const press = (page: TestPage, name: string): Promise<void> =>
  page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
const printed = ({ log }: TestStation): string[] =>
  log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);

describe('a session runs the scripts of its events', () => {
  it('at its start, for each page, and at its end, with what it holds', async () => {
    const station = await openStation({
      files: {
        ...view([label('L', property('session.custom.greeting'))]),
        [file]: {
          onStartup: '\tsession.custom.greeting = "hello"\n\tprint "start"',
          onPageStartup: '\tprint "page", page.props.pageId == page.id, page.session.custom.greeting',
          onShutdown: '\tprint "end", session.custom.greeting',
        },
      },
    });
    station.openPage();
    await until(() => expect(printed(station)).toEqual(['start', 'page True hello']));
    await station.gateway.close();
    expect(printed(station)).toEqual(['start', 'page True hello', 'end hello']);
  });

  it('that are files of their own, as the platform keeps them since 8.3, unless they are switched off', async () => {
    const at = (path: string): string => `com.inductiveautomation.perspective/${path}`;
    const start = 'def said():\n\treturn "start"\n\ndef onStartup(session):\n\tsession.custom.n = 1\n\tprint said()\n';
    const station = await openStation({
      files: {
        ...view([
          button('Say', script('system.util.sendMessage(system.util.getProjectName(), "hello", {"n": 2}, "S")')),
        ]),
        [file]: { onStartup: '\tprint "older"', onPageStartup: '\tprint "page"' },
        [at('startup/onStartup.py')]: start,
        [at('startup/resource.json')]: { attributes: { enabled: true } },
        [at('shutdown/onShutdown.py')]: 'def onShutdown(session):\n\tprint "end"\n',
        [at('shutdown/resource.json')]: { attributes: { enabled: false } },
        [at('message/hello/handleMessage.py')]:
          'def handleMessage(session, payload):\n\tprint session.custom.n, payload["n"]\n',
        [at('auth-challenge/onAuthChallengeCompleted.py')]: 'import socket\n',
      },
    });
    station.gateway.followProject();
    await until(() =>
      expect(station.gateway.project.problems).toMatchObject([
        {
          file: at('auth-challenge/onAuthChallengeCompleted.py'),
          reason: expect.stringMatching(/^line 1: /) as string,
        },
      ]),
    );
    const page = station.openPage();
    await until(() => expect(printed(station)).toEqual(['start', 'page']));
    await press(page, 'Say');
    await until(() => expect(printed(station)).toEqual(['start', 'page', '1 2']));
    await station.gateway.close();
    expect(printed(station)).not.toContain('end');
  });

  it('and one that fails is told, and the others run', async () => {
    const station = await openStation({
      files: { ...view([]), [file]: { onStartup: '\t1 / 0', onPageStartup: '\tprint "page"' } },
    });
    station.openPage();
    await until(() => expect(printed(station)).toEqual(['page']));
    expect(station.log.lines.map(({ details }) => details['reason'])).toContain(
      'ZeroDivisionError: integer division or modulo by zero (session-scripts: onStartup, line 1)',
    );
  });

  it('and a script that is not run here is a problem of the project, with its place', async () => {
    const station = await openStation({ files: { ...view([]), [file]: { onStartup: '\timport socket' } } });
    station.gateway.followProject();
    await until(() =>
      expect(station.gateway.project.problems).toMatchObject([
        { file, reason: expect.stringMatching(/^onStartup, line 1: /) as string },
      ]),
    );
  });
});

describe('HM-12 a scan that nothing on the page takes', () => {
  const scanned =
    '\tprint data.text, repr(data.barcodeType), data["timestamp"] > 1000000000000, context["pageId"], session.props.host';

  it('runs the script of scans of the session, with what was read and the page', async () => {
    const station = await openStation({ files: { ...view([]), [file]: { onBarcodeDataReceived: scanned } } });
    const page = station.openPage();
    expect(page.snapshot().hearsScans).toBe(true);
    await page.frame.scan('4711');
    expect(printed(station)).toEqual([`4711 u'' True ${page.frame.pageId} test`]);
  });

  it('or the one that is a file of its own, as the platform keeps it since 8.3', async () => {
    const path = 'com.inductiveautomation.perspective/barcode/onBarcodeDataReceived.py';
    const text = 'def onBarcodeDataReceived(session, data, context):\n\tprint "own", data.text\n';
    const station = await openStation({
      files: { ...view([]), [file]: { onBarcodeDataReceived: scanned }, [path]: text },
    });
    await station.openPage().frame.scan('4711');
    expect(printed(station)).toEqual(['own 4711']);
    expect(station.gateway.project.problems).toEqual([]);
  });

  it('is refused where there is none, and while a signing surface lies over the page', async () => {
    const silent = await openStation({ files: { ...view([]), [file]: { onBarcodeDataReceived: '\t' } } });
    const page = silent.openPage();
    expect(page.snapshot().hearsScans).toBe(false);
    await expect(page.frame.scan('4711')).rejects.toMatchObject({ code: 'project' });

    const station = await openStation({ files: { ...view([]), [file]: { onBarcodeDataReceived: scanned } } });
    const { frame } = station.openPage();
    frame.askSignIn();
    await expect(frame.scan('4711')).rejects.toMatchObject({ code: 'forbidden' });
    expect(printed(station)).toEqual([]);
  });
});

describe('system.util.sendMessage', () => {
  const files = {
    ...view([
      button(
        'All',
        script(
          'print system.util.sendMessage(system.util.getProjectName(), "hello", {"n": 1}, "S") == [self.session.id]',
        ),
      ),
      button(
        'Nobody',
        script('print system.util.sendMessage(system.util.getProjectName(), "hello", {}, user="nobody")'),
      ),
      button('Unheard', script('print system.util.sendMessage(system.util.getProjectName(), "silent", {})')),
      button('Elsewhere', script('system.util.sendMessage("other", "hello", {})')),
    ]),
    [file]: {
      messageHandlers: [
        { name: 'hello', enabled: true, script: '\tprint "heard", payload["n"], session.props.host' },
        { name: 'hello', enabled: false, script: '\tprint "off"' },
        null,
      ],
    },
  };
  const open = async () => {
    const station = await openStation({ files });
    return { station, page: station.openPage() };
  };

  it('reaches the handlers of sessions, and answers which', async () => {
    const { station, page } = await open();
    await press(page, 'All');
    await press(page, 'Nobody');
    await press(page, 'Unheard');
    await until(() => expect(printed(station).toSorted()).toEqual(['True', '[]', '[]', 'heard 1 test']));
  });

  it('and the other events run beside scripts that are none, which are named', async () => {
    const scripts = {
      onStartup: '\tprint "started"',
      onPageStartup: 5,
      onShutdown: ['x'],
      messageHandlers: [
        { name: 'hello', script: '\tprint "heard"' },
        { name: 'other', script: 5 },
        { script: '\tpass' },
      ],
    };
    const station = await openStation({ files: { ...files, [file]: scripts } });
    const page = station.openPage();
    await press(page, 'All');
    await until(() => expect(printed(station).toSorted()).toEqual(['True', 'heard', 'started']));
    expect(station.gateway.project.problems.map(({ reason }) => /, ([\w[\].]+):/.exec(reason)?.[1])).toEqual([
      'onShutdown',
      'onPageStartup',
      'messageHandlers[1].script',
      'messageHandlers[2].name',
    ]);
  });

  it('refuses another project by name', async () => {
    const { page } = await open();
    await press(page, 'Elsewhere');
    expect(page.notices.at(-1)?.message).toContain('There is no project other here.');
  });
});
