/** Alarms as expressions of pages ask for them. */
import { describe, expect, it } from 'vitest';
import { findNode, openStation, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, expr, label, script, tags, view } from '../../support/views.ts';

const alarm = (name: string, more = {}) => ({ name, mode: 'AboveValue', setpointA: 80, ...more });
const plant = tags(
  { path: 'Line/Temp', value: 85, alarms: [alarm('High', { priority: 'High' }), alarm('Top', { setpointA: 95 })] },
  { path: 'Line/Level', value: 10, alarms: [alarm('High', { displayPath: 'Tank/Level', priority: 'Low' })] },
  { path: 'Other', value: 90, alarms: [alarm('Off', { enabled: false })] },
);
const shown = (page: TestPage, name: string) => {
  const node = findNode(page.frame.resume().root, name);
  return { value: node?.props['text'], quality: node?.quality['text']?.code ?? 'Good' };
};

describe('an expression', () => {
  it.each([
    ['isAlarmActive("[default]Line/Temp")', true, 'Good'],
    ['isAlarmActive("line/temp", "high")', true, 'Good'],
    ['isAlarmActive("Line/Temp", "Top", 1000)', false, 'Good'],
    ['isAlarmActive("Line/*", "*")', true, 'Good'],
    ['isAlarmActive("*", "Off")', false, 'Good'],
    ['isAlarmActive("Other", "Off")', false, 'Good'],
    ['isAlarmActive("Line/Level")', false, 'Good'],
    ['isAlarmActive("Line/*", "Gone")', false, 'Good'],
    ['isAlarmActive("Line/Temp", "Gone")', false, 'Bad_NotFound'],
    ['isAlarmActive("Line/Gone", "High")', false, 'Bad_NotFound'],
    ['isAlarmActive("[plant]Line/Temp", "High")', false, 'Bad_NotFound'],
    ['isAlarmActive("")', null, 'Error_ExpressionEval'],
    ['isAlarmActiveFiltered("[default]*", "*", "*", 0, 4, false, false, false)', true, 'Good'],
    ['isAlarmActiveFiltered("[default]*", "", "", 3, 3, 0, 0, 0)', true, 'Good'],
    ['isAlarmActiveFiltered("[default]*", "*", "*", 0, 2, 1, 1, 1)', false, 'Good'],
    ['isAlarmActiveFiltered("[default]*", "*", "*", 4, 4, 1, 1, 1, 500)', false, 'Good'],
    ['isAlarmActiveFiltered("[default]*", "*", "Tank/*", 0, 4, 1, 1, 1)', false, 'Good'],
    ['isAlarmActiveFiltered("[default]*", "*", "Line/Temp/*", 0, 4, 0, 0, 0)', true, 'Good'],
  ])('asks for the alarms of a tag: %s', async (expression, value, quality) => {
    const { openPage } = await openStation({ files: { ...plant, ...view([label('L', expr(expression))]) } });
    const page = openPage();
    await until(() => expect(shown(page, 'L')).toEqual({ value, quality }));
  });

  it('follows alarms that come and go', async () => {
    const write = (value: number) => script(`system.tag.writeBlocking(["[default]Line/Level"], [${value}])`);
    const asked = (cleared: number, acked: number, shelved: number) =>
      expr(`isAlarmActiveFiltered("Line/Level", "*", "*", 0, 4, ${cleared}, ${acked}, ${shelved})`);
    const { openPage } = await openStation({
      files: {
        ...plant,
        ...view([
          label('Active', expr('isAlarmActive("Line/Level")')),
          label('Unseen', asked(0, 0, 0)),
          label('Cleared', asked(1, 0, 0)),
          label('Shelved', asked(0, 0, 1)),
          button('Rise', write(99)),
          button('Fall', write(1)),
        ]),
      },
    });
    const page = openPage();
    const all = (): unknown[] => ['Active', 'Unseen', 'Cleared', 'Shelved'].map((name) => shown(page, name).value);
    await until(() => expect(all()).toEqual([false, false, false, false]));
    await page.press('Rise');
    await until(() => expect(all()).toEqual([true, true, true, true]));
    await page.press('Fall');
    await until(() => expect(all()).toEqual([false, false, true, false]));
  });
});
