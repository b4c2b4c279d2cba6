import { expect, it } from 'vitest';
import { until } from '../../support/until.ts';
import { runScript } from './runScript.ts';

it('invokeAsynchronous runs a function after the script, on its page, with its arguments', async () => {
  const { station, page, problem } = await runScript(`
def work(first, second=0):
	self.view.custom.result = first + second
	system.perspective.print("needs a page")
	print "worked", self.view.custom.result

system.util.invokeAsynchronous(work, [2], {"second": 3}, "adding")
print "asked"
`);
  expect(problem).toBe('');
  const printed = () =>
    station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);
  await until(() => expect(printed()).toEqual(['asked', 'worked 5']));
  expect(page.notices).toEqual([]);
});

it('a function that fails is told of in the log, by the script that asked for it', async () => {
  const { station } = await runScript('system.util.invokeAsynchronous(lambda: missing, description="counting")');
  await until(() =>
    expect(station.log.lines).toContainEqual(
      expect.objectContaining({
        message: 'counting, started by views/Main: root/Go.onActionPerformed, failed.',
        details: expect.objectContaining({ reason: expect.stringMatching(/^NameError: .*line 1\)$/) }),
      }),
    ),
  );
});

it('a press does not wait for a function that runs on its own', async () => {
  const { station, page, printed } = await runScript(
    'print "asked"\nsystem.util.invokeAsynchronous(lambda: [None for _ in iter(int, 1)])',
  );
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  expect(printed).toEqual(['asked']);
  expect(page.notices).toEqual([]);
  // Both still run: none has come to its time limit.
  expect(station.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

it.each([
  [
    'what is no function',
    'system.util.invokeAsynchronous(5)',
    /^TypeError: invokeAsynchronous needs a function to call, and got int/,
  ],
  [
    'a loop that asks without end',
    'while True:\n\tsystem.util.invokeAsynchronous(lambda: None)',
    /500 functions wait to be run already/,
  ],
])('%s is refused', async (_what, script, message) => {
  expect((await runScript(script)).problem).toMatch(message);
});
