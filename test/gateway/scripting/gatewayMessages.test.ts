/** Message handlers of the gateway: `system.util.sendMessage`, `sendRequest` and `sendRequestAsync`. */
import { describe, expect, it } from 'vitest';
import { openStation, type ProjectFiles, type TestStation } from '../../support/station.ts';
import { call, eventScripts, handlerKey, map } from '../../support/serialized.ts';
import { until } from '../../support/until.ts';
import { buttons } from './buttons.ts';

const at = (name: string): string => `ignition/message/${name}/handleMessage.py`;
const printed = ({ log }: TestStation): string[] =>
  log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);

const handlers: ProjectFiles = {
  [at('sum')]: 'def handleMessage(payload):\n\treturn sum(payload["numbers"])\n',
  [at('plant/echo')]: 'def handleMessage(payload):\n\tprint "heard", payload\n\treturn payload\n',
  [at('fail')]: 'def handleMessage(payload):\n\treturn payload["absent"]\n',
  [at('off')]: 'def handleMessage(payload):\n\treturn 1\n',
  'ignition/message/off/resource.json': { attributes: { enabled: false } },
  [at('again')]:
    'def handleMessage(payload):\n\treturn system.util.sendRequest(system.util.getProjectName(), "sum", {"numbers": [1]})\n',
  [at('write')]: 'def handleMessage(payload):\n\tsystem.util.audit("Written", actionTarget="Line 4")\n',
};
const head = 'name = system.util.getProjectName()\n';

/** Opens a station with a button for a script, and presses it. */
async function run(script: string, files: ProjectFiles = handlers) {
  const station = await openStation({ files: { ...buttons({ Go: head + script }), ...files } });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  return { station, problem: page.notices.at(-1)?.message };
}

describe('system.util.sendRequest', () => {
  it('gives what the handler of the gateway returns, dates and datasets among it', async () => {
    const { station, problem } = await run(`
print system.util.sendRequest(name, "sum", {"numbers": [1, 2, 3]})
day = system.date.getDate(2024, 1, 29)
rows = system.dataset.toDataSet(["a"], [[1]])
given = system.util.sendRequest(project=name, messageHandler="plant/echo", payload={"day": day, "rows": rows}, timeoutSec=5, scope="G")
print given["day"] == day, given["rows"].getValueAt(0, "a"), sorted(given)
`);
    expect(problem).toBeUndefined();
    const lines = printed(station);
    expect(lines[0]).toBe('6');
    expect(lines.at(-1)).toBe("True 1 [u'day', u'rows']");
  });

  it.each([
    ['system.util.sendRequest(name, "absent")', /no message handler "absent" for the gateway/],
    ['system.util.sendRequest(name, "off")', /no message handler "off" for the gateway/],
    ['system.util.sendRequest("other", "sum")', /There is no project other here/],
    ['system.util.sendRequest(name, "sum", {}, remoteServer="Hub")', /remoteServer is not supported/],
    ['system.util.sendRequest(name, "sum", {}, timeoutSec=0)', /timeoutSec is not a number of seconds/],
    ['system.util.sendRequest(name, "sum", {}, scope="C")', /a request goes to the gateway/],
    ['system.util.sendRequest(name, "sum", {"f": len})', /is no data/],
  ])('refuses %s', async (script, words) => {
    const { problem } = await run(script);
    expect(problem).toMatch(words);
  });

  it('asks a handler that stands in the one file of before 8.3', async () => {
    const older = map([
      handlerKey('older'),
      'def handleMessage(payload):\n\treturn [payload, system.util.getProjectName()]\n',
    ]);
    const { station, problem } = await run('print system.util.sendRequest(name, "older", 5)[0]\n', {
      'ignition/event-scripts/data.bin': eventScripts(call('setMessageHandlerScripts', older)),
    });
    expect(problem).toBeUndefined();
    expect(printed(station)).toEqual(['5']);
  });

  it('raises what the handler raised, with its file and line', async () => {
    const { station } = await run(`
try:
	system.util.sendRequest(name, "fail", {})
except RuntimeException, error:
	print error.getMessage()
`);
    expect(printed(station)).toEqual(["KeyError: 'absent' (ignition/message/fail/handleMessage.py, line 2)"]);
  });

  it('is refused to a handler, which would wait for itself', async () => {
    const { problem } = await run('system.util.sendRequest(name, "again")');
    expect(problem).toMatch(/cannot wait for "sum": handlers run one after the other/);
  });

  it('runs the handler for no session: the trail names the project’s script and its file', async () => {
    const { station } = await run('system.util.sendRequest(name, "write")');
    const written = station.gateway.trail.latest(5).find(({ action }) => action === 'script.audit');
    expect(written?.actor).toMatchObject({
      kind: 'script',
      name: expect.stringMatching(/a script of no session$/) as string,
    });
    expect(written?.detail).toMatchObject({ script: at('write'), action: 'Written' });
  });
});

describe('system.util.sendRequestAsync', () => {
  it('gives a handle that waits, and calls functions with the answer or the error', async () => {
    const { station, problem } = await run(`
def good(value):
	print "good", value
def bad(error):
	print "bad", error.getMessage()[:18]
request = system.util.sendRequestAsync(name, "sum", {"numbers": [4, 5]}, onSuccess=good, onError=bad)
print request.get(), request.block(), request.getError()
failed = system.util.sendRequestAsync(name, "fail", {})
print failed.block(), failed.getError().getMessage()[:18]
failed.onError(bad)
try:
	failed.get()
except RuntimeException:
	print "raised"
`);
    expect(problem).toBeUndefined();
    await until(() =>
      expect(printed(station).toSorted()).toEqual([
        '9 True None',
        "False KeyError: 'absent'",
        "bad KeyError: 'absent'",
        'good 9',
        'raised',
      ]),
    );
  });

  it('is cancelled: whoever waits is told, once', async () => {
    const { station } = await run(`
request = system.util.sendRequestAsync(name, "plant/echo", 1)
first, second = request.cancel(), request.cancel()
print first or request.block(), second
`);
    await until(() => expect(printed(station)).toContain('True False'));
  });
});

describe('system.util.sendMessage', () => {
  it('reaches a handler of the gateway, unless it is for clients of a name', async () => {
    const { station } = await run(`
print system.util.sendMessage(name, "plant/echo", {"n": 1})
print system.util.sendMessage(name, "plant/echo", {"n": 2}, "G")
print system.util.sendMessage(name, "plant/echo", {"n": 3}, "S")
print system.util.sendMessage(name, "plant/echo", {"n": 4}, user="olga")
`);
    await until(() =>
      expect(printed(station).toSorted()).toEqual([
        '[]',
        '[]',
        "[u'gateway']",
        "[u'gateway']",
        "heard {u'n': 1}",
        "heard {u'n': 2}",
      ]),
    );
  });

  it('says in the log what a handler raised', async () => {
    const { station } = await run('system.util.sendMessage(name, "fail", {}, "G")');
    await until(() =>
      expect(station.log.lines.map(({ message }) => message)).toContain('The message handler "fail" failed.'),
    );
  });
});

it('a handler with what is not supported is named with its file when the project is opened', async () => {
  const station = await openStation({
    files: { ...buttons({}), [at('net')]: 'import socket\ndef handleMessage(payload):\n\treturn 1\n' },
  });
  station.gateway.followProject();
  await until(() =>
    expect(station.gateway.project.problems).toMatchObject([
      { file: at('net'), reason: expect.stringMatching(/^line 1: the module socket/) as string },
    ]),
  );
});
