import { expect, it } from 'vitest';
import { runScript } from './runScript.ts';

it('a logger has the levels and the patterns of Ignition, and tells where an exception came from', async () => {
  const { station, printed, problem } = await runScript(`
import java.lang.Exception
log = system.util.getLogger("line 4")
log.info("100 % of ü")
log.infof("%s: %d of %.1f%%", "B-7", 5, 2.25)
log.tracef("%5s|", "a")
log.fatal("gone")
def divide():
	return 1 / 0
try:
	divide()
except Exception as error:
	log.error("The sum failed", error)
for wrong in (lambda: log.infof("%d", 2.5), lambda: log.infof("%s"), lambda: log.warn("a", "b")):
	try:
		wrong()
	except (Exception, java.lang.Exception) as error:
		print(type(error).__name__)
print(log.getName(), log.isDebugEnabled())
`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    'IllegalFormatConversionException',
    'MissingFormatArgumentException',
    'TypeError',
    "(u'line 4', True)",
  ]);
  const said = station.log.lines.filter(({ details }) => details['logger'] === 'line 4');
  expect(said.map(({ level, message }) => [level, message])).toEqual([
    ['info', '100 % of ü'],
    ['info', 'B-7: 5 of 2.3%'],
    ['debug', '    a|'],
    ['error', 'gone'],
    [
      'error',
      expect.stringMatching(
        /^The sum failed\nTraceback .*\n {2}File ".*", line \d+, in \S+\n.*in divide\nZeroDivisionError: .*by zero$/s,
      ),
    ],
  ]);
});

it('a wrong argument is told with the name by which the script called', async () => {
  const { printed } = await runScript(`
for call in (
	lambda: system.tag.readBlocking(),
	lambda: system.tag.readBlocking(["a"], 1, 2),
	lambda: system.tag.writeBlocking(paths=["a"]),
	lambda: system.date.addDays(),
	lambda: system.tag.exists(),
	lambda: system.util.getLogger(),
	lambda: system.util.getLogger("a").infof(),
	lambda: system.perspective.navigate(nowhere=1),
):
	try:
		call()
	except TypeError as error:
		print(error)
`);
  expect(printed).toEqual([
    "system.tag.readBlocking() missing 1 required positional argument: 'tagPaths'",
    'readBlocking() takes at most 2 arguments (3 given)',
    "writeBlocking() got an unexpected keyword argument 'paths'",
    "system.date.addDays() missing 2 required positional arguments: 'date' and 'value'",
    "system.tag.exists() missing 1 required positional argument: 'tagPath'",
    "system.util.getLogger() missing 1 required positional argument: 'name'",
    "Logger.infof() missing 1 required positional argument: 'message'",
    'system.perspective.navigate has no argument nowhere',
  ]);
});
