/** Fingers, palms and drops on a panel, as the browser hears them. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What touches the panel, point by point; gives up what the browser then knows of. */
export async function fingers(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  type Point = { readonly x: number; readonly y: number; readonly radiusX?: number; readonly id?: number };
  const touch = (type: 'touchStart' | 'touchEnd', points: readonly Point[], seconds: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point) => ({ radiusX: 12, radiusY: 12, ...point })),
      timestamp: seconds,
    });
  /** The browser believes the times that it is told, in seconds since 1970; its page counts from a time of its own. */
  const told = (ahead: number): Promise<number> =>
    page.evaluate((more) => (performance.timeOrigin + performance.now() + more) / 1000, ahead);
  const heard = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const hear = ({ timeStamp }: Event): void => resolve(performance.now() - timeStamp);
        window.addEventListener('pointerdown', hear, { capture: true, once: true });
      }),
  );
  await touch('touchStart', [{ x: 2, y: 2 }], await told(0));
  const ahead = await heard;
  await touch('touchEnd', [], await told(ahead));
  const now = (): Promise<number> => told(ahead);
  return {
    press: async (points: readonly Point[], takes = 0.09): Promise<void> => {
      const began = await now();
      await touch('touchStart', points, began);
      await touch('touchEnd', [], began + takes);
    },
    /** The browser itself waits for a finger that stays. */
    hold: async (point: Point): Promise<void> => {
      const began = await now();
      await touch('touchStart', [point], began);
      await expect.poll(now).toBeGreaterThan(began + 1.5);
      await touch('touchEnd', [], await now());
    },
    end: async (): Promise<void> => {
      await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
      await session.detach();
    },
  };
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

export async function boxOf(of: Locator): Promise<Box> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box;
}

export const middle = ({ x, y, width, height }: Box): { readonly x: number; readonly y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
});
