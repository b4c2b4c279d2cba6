/** A project that is edited while a window shows it, and its style sheet. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { column, label, writeProject, type Node } from './project.ts';
import { expect, test } from './station.ts';

const perspective = 'com.inductiveautomation.perspective';
const field = (name: string): Node => ({ type: 'ia.input.text-field', meta: { name }, props: { text: '' } });
const line = (text: string): Node => ({
  root: column([
    label('Text', { text, style: { classes: 'Alarm/High', color: 'Var(--mes-blue)' } }),
    label('Plain', { text: 'Plain' }),
    field('Field'),
    { type: 'acme.display.none', meta: { name: 'None' } },
    { type: 'ia.display.view', meta: { name: 'Part' }, props: { path: 'Part' } },
  ]),
});
const part = (text: string): Node => ({ root: column([label('Inner', { text })]) });
const sheet = `
:root { --mes-blue: rgb(1, 2, 3); --target: 999px }
.psc-Alarm\\/High { background-color: rgb(0, 128, 0); position: fixed; background-image: url(http://127.0.0.1/x.png) }
header, .shell { background: rgb(9, 9, 9) !important }
:root ~ header { color: red }
.mark, .unknown { display: none !important }
.psc-Alarm\\/High::before { color: red }
@keyframes blink { from { opacity: 0.9 } to { opacity: 1 } }
`;

test('what is edited in the project is on the page that shows it, and what was typed stays', async ({
  folder,
  start,
}) => {
  const projectDir = writeProject(folder, {
    title: 'Live',
    pages: { '/': 'Line' },
    views: { Line: line('before'), Part: part('inner before') },
    files: {
      [`${perspective}/stylesheet/stylesheet.css`]: sheet,
      [`${perspective}/style-classes/Alarm/High/style.json`]: {
        base: {
          style: {},
          animation: { duration: '3s', keyframes: { '0%': { opacity: 0.8 }, '100%': { opacity: 1 } } },
        },
      },
    },
  });
  const { page } = await start({ projectDir });
  const edit = (path: string, content: Node | string): void =>
    writeFileSync(join(projectDir, perspective, path), typeof content === 'string' ? content : JSON.stringify(content));
  const shown = (text: string) => page.getByText(text, { exact: true });
  const problems = page.getByRole('region', { name: 'Problems of the project' });

  await test.step('the style sheet holds inside of the page, and what it may not is named with its line', async () => {
    await expect(shown('before')).toHaveCSS('background-color', 'rgb(0, 128, 0)');
    await expect(shown('before')).toHaveCSS('color', 'rgb(1, 2, 3)');
    await expect(shown('before')).toHaveCSS('animation-duration', '3s');
    await expect(shown('before')).toHaveCSS('position', 'static');
    await expect(shown('before')).toHaveCSS('background-image', 'none');
    await expect(page.locator('header')).not.toHaveCSS('background-color', 'rgb(9, 9, 9)');
    await expect(page.locator('header')).not.toHaveCSS('min-height', '1015px');
    await expect(page.getByText('does not show components of the type')).toBeVisible();
    await expect(problems).toContainText('line 3: position: fixed is not applied');
    await expect(problems).toContainText('line 3: background-image: url(http://127.0.0.1/x.png) is not applied');
    await expect(problems).toContainText('line 5: :root ~ header is left out: it reaches out of the page');
  });

  await test.step('an embedded view is another one, and nothing around it is', async () => {
    await page.getByRole('textbox').fill('half a senten');
    // The program follows the folder once its first page had the computer for itself.
    await expect(async () => {
      edit('views/Part/view.json', part('inner after'));
      await expect(shown('inner after')).toBeVisible({ timeout: 1500 });
    }).toPass();
    await expect(page.getByRole('textbox')).toHaveValue('half a senten');
  });

  await test.step('within a second', async () => {
    const began = performance.now();
    edit('views/Line/view.json', line('after'));
    await expect(shown('after')).toBeVisible();
    expect(performance.now() - began).toBeLessThan(1000);
  });

  await test.step('a broken file leaves the view that was there, and says why', async () => {
    edit('views/Line/view.json', '{"root": ');
    await expect(problems).toContainText('is not JSON');
    await expect(problems).toContainText('The version before it stays in use');
    await expect(shown('after')).toBeVisible();
    edit('views/Line/view.json', line('mended'));
    await expect(shown('mended')).toBeVisible();
    await expect(problems).not.toContainText('is not JSON');
  });

  await test.step('a changed style sheet is seen', async () => {
    edit('stylesheet/stylesheet.css', '.psc-Alarm\\/High { background-color: rgb(200, 0, 0) }');
    await expect(shown('mended')).toHaveCSS('background-color', 'rgb(200, 0, 0)');
  });
});
