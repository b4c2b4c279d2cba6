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

/** When the page said so first, by the clock of the computer. */
type Watched = Window & { notLiveAt?: number };

test('HM-2 a window whose program does not answer is not live within 3 seconds, takes no input, and comes back as it was', async ({
  show,
}) => {
  const project = { title: 'Live', pages: { '/': 'Busy' }, views: { Busy: view } };
  const station = await show(project);
  await expect(station.page.locator('main').getByText('Near 0', { exact: true })).toBeVisible();
  await station.page.evaluate(() => {
    new MutationObserver(() => {
      const seen: Watched = window;
      const isInert = document.querySelector('.shell')?.hasAttribute('inert') === true;
      const words = document.querySelector('[role="alert"]')?.textContent ?? '';
      if (isInert && words.includes('The station does not answer.')) seen.notLiveAt ??= Date.now();
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  // Longer than it may take, so that a slow machine says so as well.
  const end = await station.app.evaluate(() => {
    const until = Date.now() + 6000;
    while (Date.now() < until);
    return Date.now();
  });
  await expect(station.page.getByText('Not live since')).toHaveCount(0);
  const at = await station.page.evaluate((): number => {
    const seen: Watched = window;
    return seen.notLiveAt ?? Infinity;
  });
  expect(at).toBeLessThan(end);
  await station.button('Next').click();
  await expect(station.page.locator('main').getByText('Near 1', { exact: true })).toBeVisible();
});
