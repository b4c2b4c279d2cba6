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

it('a thread and a timer of Python run after the script that starts them, a cancelled one never', async () => {
  const { station, problem } = await runScript(`
from threading import Timer
import threading
def said(*words):
	print threading.currentThread().getName(), words
late = Timer(0.2, said, ["late"])
late.start()
dropped = Timer(0.01, said, ["dropped"])
dropped.start()
dropped.cancel()
class Own(threading.Thread):
	def run(self):
		said("own")
own = Own(name="Own")
own.setDaemon(True)
own.start()
lock = threading.RLock()
with lock:
	with lock:
		print own.isAlive(), lock.acquire(False), threading.currentThread().name
`);
  expect(problem).toBe('');
  const printed = () =>
    station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);
  await until(() =>
    expect(printed()).toEqual([
      'True True MainThread',
      "Own ('own',)",
      expect.stringMatching(/^Thread-\d+ \('late',\)$/),
    ]),
  );
});

it('a thread that fails is told of in the log by its name', async () => {
  const { station } = await runScript('import threading\nthreading.Thread(None, lambda: missing, "Count").start()');
  await until(() =>
    expect(station.log.lines).toContainEqual(
      expect.objectContaining({
        message: 'the thread Count, started by views/Main: root/Go.onActionPerformed, failed.',
      }),
    ),
  );
});

it.each([
  [
    'to wait for a thread',
    'import threading\nt = threading.Thread(target=len, args=[""])\nt.start()\nt.join()',
    /cannot wait/,
  ],
  [
    'to wait for a lock',
    'import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()',
    /nothing runs that could release it/,
  ],
  [
    'to start a thread twice',
    'import threading\nt = threading.Thread()\nt.start()\nt.start()',
    /threads can only be started once/,
  ],
])('asking %s is refused', async (_what, script, message) => {
  expect((await runScript(script)).problem).toMatch(message);
});

it('a timer that waits when the station ends runs no more, and holds nothing up', async () => {
  const { station } = await runScript('from threading import Timer\nTimer(3600, len, [""]).start()');
  await station.gateway.close();
  expect(station.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});
