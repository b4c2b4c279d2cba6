import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPage, ownAddress } from '../../../electron/gateway/perspective/navigation.ts';
import { newDataDir, openStation, type TestPage } from '../../support/station.ts';
import { acting, button, label, project, supervisors, view } from './scene.ts';

const page = (path: string) => ({ path, title: path, viewPath: 'V' });
const pages = [
  page('/'),
  page('/line/:line'),
  page('/line/all'),
  page('/:area/:line'),
  page('/line/:line/tank/:tank'),
  page('/line/4/tank/:tank'),
];

describe('an address leads to', () => {
  it.each([
    ['/', '/', {}],
    ['', '/', {}],
    ['/line/4', '/line/:line', { line: '4' }],
    ['line/4/', '/line/:line', { line: '4' }],
    ['/line/all', '/line/all', {}],
    ['/hall/4', '/:area/:line', { area: 'hall', line: '4' }],
    ['/line/3/tank/7', '/line/:line/tank/:tank', { line: '3', tank: '7' }],
    ['/line/4/tank/7', '/line/4/tank/:tank', { tank: '7' }],
    ['/line/Line%204', '/line/:line', { line: 'Line 4' }],
    ['/line/100%', '/line/:line', { line: '100%' }],
    ['/line/A%2FB?x=1#y', '/line/:line', { line: 'A/B' }],
  ])('the page that fits it most: %s', (address, path, params) => {
    const found = findPage(pages, address);
    expect(found?.config.path).toBe(path);
    expect(found?.params).toEqual(params);
  });

  it.each(['/nowhere', '/line', '/line/4/tank', '/a/b/c'])('no page where none has that path: %s', (address) => {
    expect(findPage(pages, address)).toBeUndefined();
  });

  it('the first page without parameters for "/", where no page has that path', () => {
    expect(findPage([page('/line/:line'), page('/first')], '/')).toMatchObject({ path: '/first', address: '/first' });
    expect(findPage([page('/line/:line')], '/')).toBeUndefined();
  });

  it('what its query says, and to itself again by its own address', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !['.', '..'].includes(text));
    fc.assert(
      fc.property(name, fc.dictionary(name, fc.string({ unit: 'grapheme' })), (line, query) => {
        const asked = `/line/${encodeURIComponent(line)}?${new URLSearchParams(query).toString()}`;
        const found = findPage([page('/line/:line')], asked);
        expect(found?.params).toEqual({ line });
        expect({ ...found?.urlParams }).toEqual({ ...query });
        expect(findPage([page('/line/:line')], found?.address ?? '')).toEqual(found);
        expect(new URL(found?.address ?? '', 'http://station').pathname).toBe(found?.address.split('?')[0]);
        expect(ownAddress(found?.address ?? '')).toBe(found?.address);
      }),
    );
  });
});

const lineView = view([label('Line', '{view.params.line} + ", " + {page.props.urlParams.tab}')], {
  params: { line: '?' },
});
const files = (...children: readonly unknown[]) =>
  project(children, {
    pages: { '/line/:line': { title: 'A line', viewPath: 'Line' }, '/secret': { viewPath: 'Secret' } },
    views: {
      Line: lineView,
      Other: view([label('Who', '{view.params.who}')], { params: { who: '' } }),
      Secret: view([], { permissions: supervisors }),
    },
  });
const opened = async (...children: readonly unknown[]): Promise<TestPage> =>
  (await openStation({ files: files(...children) })).openPage();

describe('a page', () => {
  it('gets the parameters of its address, and says where it is', async () => {
    const main = await opened(label('Path', '{page.props.path}'));
    const snapshot = main.frame.open('/line/Line%204?tab=2');
    expect(snapshot).toMatchObject({ path: '/line/Line 4', address: '/line/Line%204?tab=2', title: 'A line' });
    expect(snapshot.root.children[0]?.props['text']).toBe('Line 4, 2');
    expect(snapshot.pages.map(({ path }) => path)).not.toContain('/line/:line');
    expect(main.frame.resume()).toEqual({ ...snapshot, status: expect.anything() });
  });

  it('has a title that scripts write, and the rest of page.props that they do not', async () => {
    const main = await opened(
      button('Title', 'self.page.props.title = "Another"'),
      button('Number', 'self.page.props.title = 4'),
      button('Path', 'self.page.props.path = "/x"'),
      label('Size', '{page.props.dimensions.viewport.width}'),
    );
    await main.press('Title');
    expect(main.layout).toEqual([{ kind: 'title', title: 'Another' }]);
    expect(main.frame.resume().title).toBe('Another');
    await main.press('Number');
    expect(main.frame.resume().title).toBe('4');
    expect(main.layout.at(-1)).toEqual({ kind: 'title', title: '4' });
    await main.press('Path');
    expect(main.notices.at(-1)?.message).toContain('page.props.path is written by the system only');
    const size = { width: 1280, height: 800 };
    main.frame.resize({ viewport: size, screen: size, primaryView: size });
    expect(main.frame.resume().root.children[3]?.props['text']).toBe(1280);
  });

  it('that is not there, or not for this person, says so, and the one before stays as it is', async () => {
    const main = await opened(label('Path', '{page.props.path}'));
    expect(() => main.frame.open('/nowhere')).toThrow('This project has no page "/nowhere".');
    expect(() => main.frame.open('/secret')).toThrow('You may not open this page. It needs the role Supervisor.');
    expect(main.frame.resume().path).toBe('/');
  });
});

describe('navigate', () => {
  const script = (call: string): unknown => button('Go', `system.perspective.${call}`);
  it.each([
    ['navigate("/line/Line 4")', { kind: 'navigate', address: '/line/Line%204' }],
    [
      'navigate(page="/line/4?tab=2", view="Other", url="https://x.test")',
      { kind: 'navigate', address: '/line/4?tab=2' },
    ],
    ['navigate(page="", url="/line/4")', { kind: 'navigate', address: '/line/4' }],
    ['navigate(page="/line/4", newTab=True)', { kind: 'tab', address: '/line/4' }],
    ['navigate(url="/line/4")', { kind: 'navigate', address: '/line/4' }],
    ['navigate(url="line/Line 4?tab=2")', { kind: 'navigate', address: '/line/Line%204?tab=2' }],
    ['navigate(url="line/4", newTab=True)', { kind: 'tab', address: '/line/4' }],
    ['navigate(url="https://example.com/a?b=1")', { kind: 'tab', address: 'https://example.com/a?b=1' }],
    ['navigateBack()', { kind: 'history', steps: -1 }],
    ['navigateForward()', { kind: 'history', steps: 1 }],
    ['refresh()', { kind: 'reload' }],
  ])('by %s tells the document', async (call, command) => {
    const main = await opened(script(call));
    await main.press('Go');
    expect(main.commands).toEqual([command]);
    expect(main.notices).toEqual([]);
  });

  it.each([
    ['navigate(url="javascript:alert(1)")', 'Pages open addresses of http and https'],
    ['navigate(url="file:///etc/passwd")', 'Pages open addresses of http and https'],
    ['navigate(url="\\\\\\\\evil.test/x")', 'Pages open addresses of http and https'],
    ['navigate(url="/\\\\evil.test/x")', 'Pages open addresses of http and https'],
    ['navigate(url="//evil.test/x")', 'Pages open addresses of http and https'],
    ['navigate(view="Other", newTab=True)', 'A view has no address'],
    ['navigate()', 'There is no page, view or url to go to.'],
    ['navigate(view="Gone")', 'This page has nothing to show. This project has no view Gone.'],
    ['navigate(view="Secret")', 'You may not open this page. It needs the role Supervisor.'],
  ])('by %s is refused, in words', async (call, words) => {
    const main = await opened(script(call));
    await main.press('Go');
    expect(main.commands).toEqual([]);
    expect(main.notices.at(-1)?.message).toContain(words);
  });

  it('by a view puts it there with its parameters, and leaves the address alone', async () => {
    const main = await opened(script('navigate(view="Other", params={"who": "anna"})'));
    await main.press('Go');
    expect(main.layout).toMatchObject([{ kind: 'primary', root: { children: [{ props: { text: 'anna' } }] } }]);
    expect(main.frame.resume()).toMatchObject({ path: '/', root: { children: [{ props: { text: 'anna' } }] } });
    expect(main.commands).toEqual([]);
  });
});

describe('the action Navigation', () => {
  const nav = (config: Readonly<Record<string, unknown>>) => acting('Go', { type: 'nav', scope: 'C', config });
  it.each([
    [{ page: '/line/4' }, { kind: 'navigate', address: '/line/4' }],
    [{ page: '/line/{view.custom.line}' }, { kind: 'navigate', address: '/line/Line%204' }],
    [
      { url: 'https://example.com', newTab: true },
      { kind: 'tab', address: 'https://example.com/' },
    ],
    [{ relativeNavigationIndex: -1 }, { kind: 'history', steps: -1 }],
    [
      { page: '', view: null, url: '', relativeNavigationIndex: 1 },
      { kind: 'history', steps: 1 },
    ],
  ])('does %j', async (config, command) => {
    const { openPage } = await openStation({
      files: project([], {
        views: { Main: view([nav(config)], { custom: { line: 'Line 4' } }) },
      }),
    });
    const main = openPage();
    await main.press('Go');
    expect(main.commands).toEqual([command]);
  });

  it('shows a view', async () => {
    const main = await opened(nav({ view: 'Other', params: { who: 'ben' } }));
    await main.press('Go');
    expect(main.frame.resume().root.children[0]?.props['text']).toBe('ben');
  });
});

describe('an address outside of the station', () => {
  const external = async (url: string, links?: readonly string[]) => {
    const dataDir = newDataDir();
    if (links !== undefined) writeFileSync(join(dataDir, 'outgoing.json'), JSON.stringify({ links }));
    const asked: string[] = [];
    const station = await openStation({
      dataDir,
      files: files(button('Go', `system.perspective.navigate(url=${JSON.stringify(url)})`)),
    });
    const nothing = (): void => undefined;
    const program = {
      openWindow: nothing,
      openExternal: (address: string) => Promise.resolve(void asked.push(address)),
      fillScreen: nothing,
      setKiosk: nothing,
      exit: nothing,
    };
    const main = station.openPage({ program });
    await main.press('Go');
    return { asked, said: main.notices.at(-1)?.message };
  };

  it.each(['smb://plc.local/x', 'javascript:alert(1)', 'ms-settings:', '//plc.local/x', 'file:///etc/passwd'])(
    'EL-5 is http or https: not %s',
    async (url) => {
      const { asked, said } = await external(url);
      expect(said).toMatch(/is neither\. Nothing was opened/);
      expect(asked).toEqual([]);
    },
  );

  it('EL-5 has no user name in it, by which it looks like that of another computer', async () => {
    const { asked, said } = await external('https://mes.plant.local@evil.example/');
    expect(said).toMatch(/this one leads to evil\.example\. Nothing was opened/);
    expect(asked).toEqual([]);
  });

  it('EL-5 is one of those that the site lists, where it lists some', async () => {
    const links = ['https://mes.plant.local'];
    expect((await external('https://mes.plant.local/order/4', links)).asked).toEqual([
      'https://mes.plant.local/order/4',
    ]);
    for (const url of [
      'http://mes.plant.local/',
      'https://mes.plant.local.evil.example/',
      'https://mes.plant.local:8443/',
    ]) {
      const { asked, said } = await external(url, links);
      expect(said).toMatch(/is not listed among the links in outgoing\.json of this station\. Nothing was opened/);
      expect(asked).toEqual([]);
    }
    expect((await external('http://plc.local/')).asked).toEqual(['http://plc.local/']);
  });
});

it('a window program opens windows and addresses itself', async () => {
  const asked: string[] = [];
  const program = {
    openWindow: (address: string) => void asked.push(`window ${address}`),
    openExternal: (url: string) => Promise.resolve(void asked.push(`external ${url}`)),
    fillScreen: (how: string) => void asked.push(`screen ${how}`),
    setKiosk: (isKiosk: boolean) => void asked.push(`kiosk ${isKiosk}`),
    exit: () => void asked.push('exit'),
  };
  const script = [
    'navigate("/line/4", newTab=True)',
    'navigate(url="http://plc.local/")',
    'workstation.toKiosk()',
    'workstation.toWindowed()',
    'workstation.exit()',
  ].map((call) => `system.perspective.${call}`);
  const station = await openStation({
    files: files(button('Go', script.join('\n')), acting('Full', { type: 'fullscreen', config: {} })),
  });
  const main = station.openPage({ program });
  await main.press('Go');
  await main.press('Full');
  expect(asked).toEqual([
    'window /line/4',
    'external http://plc.local/',
    'kiosk true',
    'kiosk false',
    'exit',
    'screen Toggle',
  ]);
  expect(main.commands).toEqual([]);
});
