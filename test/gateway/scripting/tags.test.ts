/** `system.tag` of scripts, also by the names that it had before. */
import { expect, it } from 'vitest';
import { openStation } from '../../support/station.ts';
import { button, script, tags, view } from '../../support/views.ts';

it('reads and writes tags, says of a write whether it was taken, and which tags there are', async () => {
  const lines = [
    'one = system.tag.read("[default]Level")',
    'print one.value, one.quality.isGood()',
    'print system.tag.write("[default]Level", 5), system.tag.write("[default]Gone", 5)',
    'print [found.value for found in system.tag.readAll(["[default]Level", "[default]Gone"])]',
    'print system.tag.writeAll(["[default]Level", "[default]Gone"], [6, 7])',
    'print system.tag.readBlocking(["[default]Level"])[0].value',
    'print system.tag.exists("[default]Level"), system.tag.exists("[default]Gone")',
    'print system.opc.readValue("default", "Level").value, system.opc.readValue("gone", "ns=1;s=Level").quality.isGood()',
    'print system.opc.writeValue("x", "ns=1;s=[default]Level", 8), [one.value for one in system.opc.readValues("default", ["Level", "No"])]',
    'print [one.isGood() for one in system.opc.writeValues("default", ["Level", "No"], [9, 9])]',
    'print system.project.getProjectName() == system.util.getProjectName(), system.project.getProjectNames() == [system.util.getProjectName()]',
  ];
  const station = await openStation({
    files: { ...view([button('Go', script(lines.join('\n\t')))]), ...tags({ path: 'Level', value: 1 }) },
  });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  expect(page.notices).toEqual([]);
  expect(
    station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message),
  ).toEqual([
    '1 True',
    '1 0',
    '[5, None]',
    '[1, 0]',
    '6',
    'True False',
    '6 False',
    'Good [8, None]',
    '[True, False]',
    'True True',
  ]);
});
