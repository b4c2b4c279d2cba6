/** What hands do faster than the gateway answers. */
import type { Page } from '@playwright/test';
import { alone, expect, stageOf } from './stage.ts';

const script = (code: string) => [{ type: 'script', scope: 'G', config: { script: `\t${code}` } }];

const test = stageOf({
  Lot: alone({
    type: 'ia.container.flex',
    children: [
      { type: 'ia.input.text-field', meta: { name: 'Lot' }, props: { deferUpdates: false } },
      {
        type: 'ia.input.button',
        meta: { name: 'Start' },
        props: { text: 'Start' },
        events: {
          component: {
            onActionPerformed: script('self.view.custom.told = self.getSibling("Lot").props.text or "none"'),
          },
        },
      },
    ],
  }),
});

/** Holds back what the page calls; what was held so far goes at each tenth of a second once it is let go, as on a slow way. */
async function holdBack(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { prototype } = WebSocket;
    // oxlint-disable-next-line typescript/unbound-method
    const own = prototype.send;
    let held: (() => void)[] = [];
    prototype.send = function send(this: WebSocket, data): void {
      held.push(() => own.call(this, data));
    };
    Reflect.set(window, 'letGo', async () => {
      for (let times = 0; times < 5; times += 1) {
        const sent = held;
        held = [];
        for (const send of sent) send();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      prototype.send = own;
      for (const send of held) send();
    });
  });
  return () => page.evaluate('letGo()');
}

test('a script reads all that was typed before its button was pressed, also where the gateway has not answered', async ({
  open,
}) => {
  const { page, main } = await open('Lot');
  const start = main.getByRole('button', { name: 'Start' });
  const told = main.locator('.psc-told');
  // The first script waits for the interpreter.
  await start.click();
  await expect(told).toHaveText('none');
  const letGo = await holdBack(page);
  await main.getByRole('textbox').pressSequentially('L-1042');
  await start.click();
  await letGo();
  await expect(told).toHaveText('L-1042');
});
