/** What the gateway asks of other computers: only those that the site lists, and never more than it can hold. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openOutgoing } from '../../../electron/gateway/outgoing/outgoing.ts';
import { plantComputer } from '../../support/plantComputer.ts';
import { findNode, newDataDir, openStation, temporaryFolder } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, script, view } from '../../support/views.ts';

const get = (url: string, timeout = 10_000) => ({ url, method: 'GET', timeout });

/** What is asked by the settings of a site. */
function open(settings: unknown) {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'outgoing.json'), JSON.stringify(settings));
  return openOutgoing(dataDir);
}

describe('another computer', () => {
  it('answers with what its JSON says, or with its text', async () => {
    const origin = await plantComputer(({ url }, response) => {
      if (url === '/json') response.setHeader('content-type', 'application/json').end('{"orders":[1,2]}');
      else response.end(`you asked ${url}`);
    });
    const { ask } = open({ allow: [origin] });
    expect(await ask(get(`${origin}/json`))).toEqual({ orders: [1, 2] });
    expect(await ask(get(`${origin}/x?y=1`))).toBe('you asked /x?y=1');
  });

  it('is not asked where the site lists none, or others, also where an address only looks like one that is listed', async () => {
    const asked: string[] = [];
    const origin = await plantComputer(({ url }, response) => {
      asked.push(url ?? '');
      response.end();
    });
    await expect(openOutgoing(temporaryFolder()).ask(get(origin))).rejects.toThrow(
      `${origin} was not asked: this station's outgoing.json does not list it.`,
    );
    const { port } = new URL(origin);
    for (const url of [
      `http://localhost:${port}`,
      `http://user@127.0.0.1:${port}`,
      'http://127.0.0.1',
      'file:///etc/passwd',
      `http://127.0.0.1:${port}.example.org`,
      'nothing',
    ]) {
      await expect(open({ allow: [origin] }).ask(get(url))).rejects.toThrow();
    }
    expect(asked).toEqual([]);
  });

  it.each([
    ['sends elsewhere', 302, {}],
    ['fails', 500, {}],
    ['says JSON and gives none', 200, { 'content-type': 'application/json' }],
  ])('that %s gives no answer', async (_what, status, headers) => {
    const other = await plantComputer((_, response) => response.end('secret'));
    const origin = await plantComputer((_, response) => {
      response.writeHead(status, { location: other, ...headers }).end('{');
    });
    await expect(open({ allow: [origin] }).ask(get(origin))).rejects.toThrow(`${origin} gave no answer: `);
  });

  it('that never ends its answer is given up', async () => {
    const origin = await plantComputer((_, response) => response.write('...'));
    await expect(open({ allow: [origin] }).ask(get(origin, 100))).rejects.toThrow('it took too long');
  });

  it('that gives more than anybody reads is cut off', async () => {
    const origin = await plantComputer((_, response) => {
      const more = (): void => void (response.writable && response.write('x'.repeat(100_000), more));
      more();
    });
    await expect(open({ allow: [origin] }).ask(get(origin))).rejects.toThrow('it has more than 5 MB');
  });

  it.each([[{ allow: ['https://plant.local/path'] }], [{ allow: ['ftp://plant.local'] }], [{ allow: 'all' }]])(
    'is not listed by %j, which the start refuses',
    (settings) => {
      expect(() => open(settings)).toThrow(/outgoing\.json .* Mend the file, or remove it to ask nobody\./s);
    },
  );
});

describe('an http binding', () => {
  const binding = (request: object) => ({ type: 'http', config: { request, polling: { enabled: false, rate: '' } } });

  it('follows its address, and is asked again when it is refreshed', async () => {
    const asked: string[] = [];
    const origin = await plantComputer(({ url }, response) => {
      asked.push(url ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ at: url }));
    });
    const dataDir = newDataDir();
    writeFileSync(join(dataDir, 'outgoing.json'), JSON.stringify({ allow: [origin] }));
    const request = {
      url: `"${origin}/" + {view.custom.line}`,
      method: 'GET',
      header: [],
      auth: { type: 'None', value: '' },
    };
    const { openPage } = await openStation({
      dataDir,
      files: view(
        [
          label('L', binding(request)),
          button('Go', script('self.view.custom.line = "B"')),
          button('Again', script('self.getSibling("L").refreshBinding("props.text")')),
        ],
        { custom: { line: 'A' } },
      ),
    });
    const page = openPage();
    const text = () => findNode(page.frame.resume().root, 'L')?.props['text'];
    await until(() => expect(text()).toEqual({ at: '/A' }));
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    await until(() => expect(text()).toEqual({ at: '/B' }));
    await page.frame.fire(page.node('Again').id, 'component.onActionPerformed', {});
    await until(() => expect(asked).toEqual(['/A', '/B', '/B']));
  });

  it('says that nobody is asked where the site lists nobody, and names what it does not do', async () => {
    const { openPage } = await openStation({
      files: view([
        label('L', binding({ url: '"http://127.0.0.1:9/x"' })),
        label('Post', binding({ url: '"http://127.0.0.1:9/x"', method: 'POST' })),
        label('Auth', binding({ url: '"http://127.0.0.1:9/x"', auth: { type: 'Basic', value: 'x' } })),
      ]),
    });
    const page = openPage();
    const quality = (name: string) => findNode(page.frame.resume().root, name)?.quality['text'];
    await until(() =>
      expect(quality('L')).toEqual({
        code: 'Error_IO',
        reason: "http://127.0.0.1:9 was not asked: this station's outgoing.json does not list it.",
      }),
    );
    expect([quality('Post')?.reason, quality('Auth')?.reason]).toEqual([
      'http bindings with the method "POST" are not supported',
      'http bindings with authentication "Basic" are not supported',
    ]);
  });
});
