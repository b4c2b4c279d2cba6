/** `system.tag.queryTagHistory` and its family, in the forms of Ignition 8.1. */
import { expect, it } from 'vitest';
import { runScript, type Ran } from '../scripting/runScript.ts';
import { tags } from '../../support/views.ts';

/** Runs lines of a script, with `day`, `refused` and a tag that is sampled every minute beside one whose changes are stored. */
function run(lines: string): Promise<Ran> {
  const script = `
import java.lang
day = system.date.addHours(system.date.now(), -2)
at = lambda minutes: system.date.addMinutes(day, minutes)
def refused(call):
	try:
		print(call())
	except (Exception, java.lang.Exception) as error:
		print(str(error.getMessage() if isinstance(error, java.lang.Exception) else error))
${lines}`;
  const files = tags(
    { path: 'Sampled', value: 0, historyEnabled: true, sampleMode: 'Periodic', historySampleRate: 60 },
    { path: 'Changes', value: 0, historyEnabled: true },
  );
  return runScript(script, { files });
}
const store = `
system.tag.storeTagHistory("Main", "default", ["Line/Sampled"], [4], None, [day])
paths = ["Sampled", "Sampled", "Changes", "Changes", "Changes"]
system.tag.storeTagHistory("Main", "default", paths, [1, 3, 5, 6, 7], [192] * 5, [day, at(2), day, at(1), at(9)])
`;

it('returnSize 0 gives as many rows as the tags are stored, -1 a row a change, and a number so many', async () => {
  const { printed, problem } = await run(`${store}
ask = lambda size, *paths: system.tag.queryTagHistory(list(paths), day, at(10), size)
natural = ask(0, "Sampled", "Changes")
print(natural.rowCount, [natural.getValueAt(row, 1) for row in range(3)], natural.getValueAt(1, 2))
print([system.date.minutesBetween(day, natural.getValueAt(row, 0)) for row in range(10)])
changes = ask(-1, "Sampled", "Changes")
print([(system.date.minutesBetween(day, changes.getValueAt(row, 0)), changes.getValueAt(row, 1)) for row in range(changes.rowCount)])
print(ask(0, "Changes").rowCount, ask(None, "Changes").rowCount, ask(4, "Changes").rowCount)
refused(lambda: ask(-2, "Changes"))`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    '(10, [1.0, 1.0, 3.0], 6.0)',
    '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]',
    '[(0, 1.0), (1, 1.0), (2, 3.0), (9, 3.0)]',
    '(3, 3, 4)',
    'returnSize is a number of rows, 0 or -1, and not -2',
  ]);
});

it('lengths are given in hours, minutes and seconds, or not at all', async () => {
  const { printed, problem } = await run(`${store}
ask = lambda **more: system.tag.queryTagHistory(["Changes"], startDate=day, **more).rowCount
print(ask(endDate=at(10), intervalSeconds=30), ask(rangeMinutes=1, rangeSeconds=30, intervalSeconds=10))
print(ask(endDate=at(2), intervalHours=None, intervalMinutes=1, rangeHours=None, includeBoundingValues=None))
print(system.tag.queryTagCalculations(["Changes"], ["Maximum"], day, at(9), validatesSCExec=False).getValueAt(0, 1))`);
  expect(problem).toBe('');
  expect(printed).toEqual(['(20, 9)', '2', '6.0']);
});

it('storeTagHistory stores nothing where it is not said of each value how it is, and when', async () => {
  const { printed, problem } = await run(`
given = lambda *more: system.tag.storeTagHistory("Main", "default", ["A", "B"], [1, 2], *more)
refused(lambda: given([192]))
refused(lambda: given(None, [day]))
print(list(system.tag.browseHistoricalTags("[default]", ["A", "B"])))`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    'qualities has one for each of the paths: it has 1, and the paths are 2',
    'timestamps has one for each of the paths: it has 1, and the paths are 2',
    '[]',
  ]);
});

it('browseHistoricalTags gives what is one level below, by name and as many as are asked for', async () => {
  const { printed, problem } = await run(`${store}
names = lambda *given, **more: [(str(one.getPath()), one.hasChildren()) for one in system.tag.browseHistoricalTags(*given, **more).getResults()]
print(names())
print(names("[default]"))
print(names("histprov:Main:/drv:gateway:default:/tag:Line"))
print(names("[default]", ["S*"]), names("[default]", maxSize=1), names(path="[default]Sam"))
refused(lambda: names("[default]", continuationPoint=3))`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    "[('[default]', True)]",
    "[('[default]Changes', False), ('[default]Line', True), ('[default]Sampled', False)]",
    "[('[default]Line/Sampled', False)]",
    "([('[default]Sampled', False)], [('[default]Changes', False)], [])",
    'browseHistoricalTags gives no continuationPoint, and takes none',
  ]);
});
