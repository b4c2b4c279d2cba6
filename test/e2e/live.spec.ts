/** Live values in the real window: also those that nobody sees at the moment. */
import { button, column, label, type Node } from './project.ts';
import { expect, test } from './station.ts';

const follows = (name: string): Node => label(name, {}, { 'props.text': `"${name} " + {view.custom.n}` });
const place = (component: Node, basis: number): Node => ({ ...component, position: { basis, shrink: 0 } });
const view: Node = {
  custom: { n: 0 },
  root: column([
    place(button('Next', 'self.view.custom.n = self.view.custom.n + 1'), 50),
    place(follows('Near'), 4000),
    place(follows('Far'), 50),
  ]),
};

test('a label that is scrolled away has a new value soon, and at once where it is seen', async ({ show }) => {
  const project = { title: 'Live', pages: { '/': 'Live' }, views: { Live: view } };
  const station = await show(project);
  const shown = (text: string) => station.page.locator('main').getByText(text, { exact: true });
  await expect(shown('Far 0')).toHaveCount(1);
  await station.button('Next').click();
  await expect(shown('Near 1')).toBeVisible();
  await expect(shown('Far 1')).toHaveCount(1);
  await shown('Far 1').scrollIntoViewIfNeeded();
  await expect(shown('Far 1')).toBeInViewport();
  await station.button('Next').dispatchEvent('click');
  await expect(shown('Far 2')).toBeInViewport();
});
