/** The part of the story in which the demo has a plant of its own, which is stopped: nothing of it is shown or signed as live. */
import { confirmFirstRun } from './driver.ts';
import type { DemoPlant } from './plant.ts';
import type { Place, Teller } from './story.ts';

/** Tells it at a place that shows the demo of `plant` for the first time. */
export async function tellPlant(
  plant: DemoPlant,
  { page, surface }: Pick<Place, 'page' | 'surface'>,
  step: Teller['step'],
): Promise<void> {
  const isGone = page.getByText('Not connected').first();
  const speed = page.getByText(/^1[78]\d$/).first();

  await step('The values come from an OPC UA server', async () => {
    await confirmFirstRun({ surface });
    await speed.waitFor();
    await isGone.waitFor({ state: 'hidden' });
  });
  await step('The server is gone, and its values say so', async () => {
    await plant.stop();
    await isGone.waitFor();
    await speed.waitFor({ state: 'hidden' });
  });
  await step('What would be signed says so too', async () => {
    await page.getByRole('button', { name: 'Release line' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await surface.getByText('Not connected').first().waitFor();
  });
  await step('The server is back, and its values are live', async () => {
    await surface.getByRole('button', { name: 'Cancel' }).click();
    await plant.start();
    await speed.waitFor();
    await isGone.waitFor({ state: 'hidden' });
  });
}
