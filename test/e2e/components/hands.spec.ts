/** What hands do faster than the gateway answers. */
import { alone, expect, holdBack, stageOf } from './stage.ts';

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
