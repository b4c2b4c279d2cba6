/** What is out of sight. */
import { alone, expect, stageOf } from './stage.ts';

const count = (name: string) => ({
  type: 'ia.display.label',
  meta: { name },
  position: { basis: '32px', shrink: 0 },
  propConfig: { 'props.text': { binding: { type: 'property', config: { path: 'view.custom.count' } } } },
});

const test = stageOf({
  Long: alone(
    {
      type: 'ia.container.flex',
      props: { direction: 'column', style: { overflow: 'auto' } },
      children: [
        {
          type: 'ia.input.button',
          meta: { name: 'Count' },
          position: { shrink: 0 },
          props: { text: 'Count' },
          events: {
            component: {
              onActionPerformed: [{ type: 'script', scope: 'G', config: { script: '\tself.view.custom.count += 1' } }],
            },
          },
        },
        count('Near'),
        { type: 'ia.container.flex', meta: { name: 'Between' }, position: { basis: '4000px', shrink: 0 } },
        count('Far'),
      ],
    },
    { custom: { count: 0 } },
  ),
});

test('a label that is out of sight is up to date before it is scrolled to', async ({ open }) => {
  const { main } = await open('Long');
  const near = main.locator('.label').first();
  const far = main.locator('.label').nth(1);
  let now = '';
  await expect(async () => {
    const before = await near.innerText();
    await main.getByRole('button', { name: 'Count' }).click();
    await expect(near).not.toHaveText(before);
    now = await near.innerText();
    // It is not drawn at each change there.
    expect(await far.innerText()).not.toBe(now);
  }).toPass();
  const atScroll = await far.evaluate(async (label) => {
    const scrolls = [...document.querySelectorAll('main *')].find(
      (one) => one.contains(label) && one.scrollHeight > one.clientHeight + 1000,
    );
    scrolls?.scrollBy(0, 20);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return label.textContent;
  });
  expect(atScroll.trim()).toBe(now);
});
