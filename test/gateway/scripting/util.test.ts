/** `system.util` beside JSON and loggers: the project, what scripts keep, and their entries of the audit trail. */
import { EOL } from 'node:os';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStation, testPassword, type TestStation } from '../../support/station.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

describe('system.util', () => {
  it('tells the project, and what of the computer is no secret', async () => {
    const { printed, problem } = await runScript(`
name = system.util.getProjectName()
print name == system.perspective.getSessionInfo()[0]["project"], type(name)
print repr(str(system.util.getProperty("line.separator"))), system.util.getProperty(propertyName="file.separator")
try:
	system.util.getProperty("user.home")
except (Exception, java.lang.Exception), error:
	print type(error).__name__ + ":", error.message
`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      "True <type 'unicode'>",
      `'${EOL === '\n' ? '\\n' : '\\r\\n'}' ${sep}`,
      'IllegalArgumentException: getProperty tells scripts file.separator, line.separator, path.separator, and no other property',
    ]);
  });

  it('gives a term itself, where a project has no translations', async () => {
    const { printed } = await runScript(`
print repr(system.util.translate("Start")), system.util.translate(u"\\u00e4", "de"), system.util.translate(term="Start", strict=True)
print system.util.getSessionInfo(), system.util.getSessionInfo("anna", "Line 4")
`);
    expect(printed).toEqual(["u'Start' ä None", '[] []']);
  });

  it('keeps what scripts put into globals from one run to the next', async () => {
    const station = await openStation({
      files: buttons({
        Go: 'found = system.util.getGlobals()\nfound["count"] = found.get("count", 0) + 1\nprint found["count"], system.util.globals is found',
      }),
    });
    const page = station.openPage();
    for (const _ of [1, 2]) await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    const printed = station.log.lines
      .filter(({ details }) => details['logger'] === 'print')
      .map(({ message }) => message);
    expect(printed).toEqual(['1 True', '2 True']);
  });
});

describe('system.util.audit', () => {
  const entries = (station: TestStation) =>
    station.gateway.trail.latest(20).filter(({ action }) => action === 'script.audit');

  async function run(script: string, userName?: string) {
    const station = await openStation({ files: buttons({ Go: script }) });
    if (userName !== undefined) {
      await station.addUser(userName, 'Operator');
      await station.session.signIn.signIn({ userName, password: testPassword });
    }
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    return { station, problem: page.notices[0]?.message ?? '' };
  }

  it('writes an entry that says it is a script’s, by the person who is signed in', async () => {
    const { station, problem } = await run(
      `
system.util.audit("The user did a thing!")
system.util.audit(action="Setpoint", actionTarget="Line 4", actionValue=2.5, actor="olga", originatingSystem=["component", "Button"], statusCode=0)
`,
      'olga',
    );
    expect(problem).toBe('');
    const [second, first] = entries(station);
    expect(first?.actor.kind).toBe('person');
    expect(first?.detail).toEqual({ script: expect.stringContaining('root/Go'), action: 'The user did a thing!' });
    expect(second?.actor).toEqual(first?.actor);
    expect(second?.detail).toEqual({
      script: first?.detail['script'],
      action: 'Setpoint',
      actionTarget: 'Line 4',
      actionValue: 2.5,
      originatingSystem: ['component', 'Button'],
      statusCode: 0,
    });
    expect(station.gateway.trail.verify()).toMatchObject({ ok: true });
  });

  it('names the script where nobody is signed in', async () => {
    const { station } = await run('system.util.audit("x")');
    expect(entries(station)[0]?.actor).toMatchObject({ kind: 'script' });
  });

  it('never names another one, and records nothing then', async () => {
    const { station, problem } = await run('system.util.audit("x", actor="sam")', 'olga');
    expect(problem).toMatch(/names who is signed in, which is not sam; leave actor out/);
    expect(entries(station)).toEqual([]);
  });

  it.each([
    ['system.util.audit("x" * 2001)', /action has more than 2000 letters/],
    ['system.util.audit("x", actionValue=[1])', /actionValue is neither a number nor a text/],
    ['system.util.audit("x", secret=1)', /audit has no argument secret/],
  ])('refuses %s', async (script, words) => {
    const { station, problem } = await run(script);
    expect(problem).toMatch(words);
    expect(entries(station)).toEqual([]);
  });

  it('is found in the trail by its kind, by whoever is signed in', async () => {
    const { station } = await run(
      'system.util.audit("Counted")\nprint [entry["action"] for entry in system.countersign.audit.getEntries({"kind": "script"})["entries"]]',
      'olga',
    );
    expect(station.log.lines.map(({ message }) => message)).toContain("[u'script.audit']");
  });
});
