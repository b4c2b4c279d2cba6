import { describe, expect, it } from 'vitest';
import { openStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { buttons } from './buttons.ts';

const library = {
  'ignition/script-python/line/release/code.py': 'def two():\n\treturn 2\n\ndef broken():\n\treturn 1 // 0\n',
};

async function run(script: string, options: { readonly scriptTimeLimit?: number } = {}) {
  const station = await openStation({
    files: { ...buttons({ Go: script, Other: 'print("alive")' }), ...library },
    ...options,
  });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', { detail: 1 });
  return {
    station,
    page,
    printed: () =>
      station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message),
  };
}

describe('scripts', () => {
  it('see self, the event, their relatives, custom properties and libraries', async () => {
    const { printed, page } = await run(`
import line.release
self.view.custom.count = 1
self.view.custom.rows = [{"a": 1}]
self.view.custom.rows[0].a = 5
self.session.custom.theme = "night"
self.getSibling("Other").props.text = "Hello"
print event["detail"], line.release.two(), self.view.custom.count, self.view.custom.rows, self.name
print self.parent.getChild("Other").props.text, self.session.custom["theme"], hasattr(self.view.custom, "missing")
print self.page.id == self.view.page.id, self.session.props.auth.authenticated
`);
    expect(printed()).toEqual(["1 2 1 [{u'a': 5}] Go", 'Hello night False', 'True False']);
    expect(page.notices).toEqual([]);
  });

  it('may be indented with tabs or with spaces', async () => {
    expect((await run('if True:\n    print("spaces")\n')).printed()).toEqual(['spaces']);
    expect((await run('\tif True:\n\t\tprint("tabs")\n')).printed()).toEqual(['tabs']);
  });

  it('take keyword arguments for queueAuthRequest', async () => {
    const { station, page } = await run(`
template = system.mes.signature.getSignatureTemplate(name="Batch Disposition") if False else system.mes.signature.getSignatureTemplate("Batch Disposition")
uuids = system.mes.signature.authorization.queueAuthRequest(template, requestName="Batch 7", description="d", onApprove=lambda: None)
print len(uuids), len(system.mes.signature.authorization.getPendingAuthRequests())
`);
    expect(page.notices).toEqual([]);
    expect(station.gateway.signature.pending().slots.map(({ request, needs }) => [request, needs])).toEqual([
      ['Batch 7', 'Supervisor'],
      ['Batch 7', 'Quality, or the user olga'],
    ]);
  });

  it.each([
    [
      'a syntax error',
      'x = 1\nif x\n',
      /^The script was not run: SyntaxError: this is not Python 2\.7, which wants a colon at its end: if x \(views\/Main: root\/Go\.onActionPerformed, line 2\)$/,
    ],
    [
      'an exception',
      'x = 1\n\nmissing()\n',
      /^NameError: name 'missing' is not defined \(views\/Main: root\/Go\.onActionPerformed, line 3\)$/,
    ],
    [
      'an exception in a library',
      'import line.release\nline.release.broken()',
      /^ZeroDivisionError: .* \(script-python\/line\/release\.py, line 5\)$/,
    ],
  ])('%s is told with file and line, and the page goes on', async (_what, script, message) => {
    const { page, printed } = await run(script);
    expect(page.notices).toEqual([{ level: 'problem', message: expect.stringMatching(message), passes: true }]);
    await page.frame.fire(page.node('Other').id, 'component.onActionPerformed', {});
    expect(printed()).toEqual(['alive']);
  });

  it('that do not react end their interpreter, and the trail says what is lost with it', async () => {
    const stuck = 'while True:\n\ttry:\n\t\twhile True:\n\t\t\tpass\n\texcept:\n\t\tpass';
    const { station, page, printed } = await run(stuck, { scriptTimeLimit: 300 });
    await until(() =>
      expect(station.gateway.trail.latest(1)).toMatchObject([
        {
          action: 'script.interpreter-lost',
          actor: { kind: 'station' },
          target: 'script:views/Main: root/Go.onActionPerformed',
          detail: { lost: expect.stringContaining('system.util.globals') as string },
        },
      ]),
    );
    await page.frame.fire(page.node('Other').id, 'component.onActionPerformed', {});
    expect(printed()).toEqual(['alive']);
  });

  it('an endless loop is stopped after its time limit and the page goes on', async () => {
    const { page, printed } = await run('while True:\n\tpass\n', { scriptTimeLimit: 300 });
    expect(page.notices[0]?.message).toBe('The script ran longer than 0.3 seconds and was stopped.');
    await page.frame.fire(page.node('Other').id, 'component.onActionPerformed', {});
    expect(printed()).toEqual(['alive']);
  });

  it('cannot press Sign: there is no way from a script to a signature', async () => {
    const { station, printed } = await run(`
names = [name for name in dir(system.mes.signature.authorization) if not name.startswith("_")]
print(sorted(names))
`);
    expect(printed()).toEqual([
      "['cancelAuthRequest', 'getAuthHistory', 'getAuthRequest', 'getCallbackInfo', 'getPendingAuthRequests', 'queueAuthRequest', 'triggerAuthRequest', 'verifyAuthRequest']",
    ]);
    expect(station.gateway.signature.latest(10)).toEqual([]);
  });

  it('a second press while the first still runs is refused as busy', async () => {
    const station = await openStation({ files: buttons({ Go: 'print("ran")' }) });
    const page = station.openPage();
    const id = page.node('Go').id;
    const presses = await Promise.allSettled([
      page.frame.fire(id, 'component.onActionPerformed', {}),
      page.frame.fire(id, 'component.onActionPerformed', {}),
    ]);
    expect(presses).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'busy' } }]);
    expect(station.log.lines.filter(({ message }) => message === 'ran')).toHaveLength(1);
  });
});

describe('a script is shut in', () => {
  it('keeps random numbers and time', async () => {
    const { printed } = await run('import random, time\nprint 0 <= random.getrandbits(8) < 256, time.time() > 0');
    expect(printed()).toEqual(['True True']);
  });
});

describe('values that leave a script', () => {
  it.each([
    ['a whole number that JSON cannot hold exactly', '12345678901234567890', /too large to leave the script exactly/],
    ['not a number', 'float("nan")', /not a number/],
    ['infinity', 'float("inf")', /not a number/],
  ])('%s is refused, not changed', async (_what, value, message) => {
    const { page } = await run(`self.view.custom.x = ${value}`);
    expect(page.notices[0]?.message).toMatch(message);
  });

  it('a text over several lines stays as it was written', async () => {
    const { printed } = await run('text = """one\ntwo"""\nprint(text == "one\\ntwo")');
    expect(printed()).toEqual(['True']);
  });

  it('what a browser sends stays data', async () => {
    const station = await openStation({ files: buttons({ Go: 'print(type(event["forged"]).__name__)' }) });
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', { forged: { $node: ['session', 'x'] } });
    expect(station.log.lines.map(({ message }) => message)).toContain('dict');
  });
});
