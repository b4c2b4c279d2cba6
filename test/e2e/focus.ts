/** A walk over a page by keyboard: what the focus reaches, and whether somebody sees where it is. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What a walk by keyboard came to. */
    walked?: Element[];
  }
}

/** What does not hold of a walk; a line for each element. */
export interface Walk {
  /** What is pressed or filled in and was not reached. */
  readonly unreached: readonly string[];
  /** Where the focus was, and too few pixels of it or around it had a contrast of 3:1 to themselves without it (WCAG 2.4.13). */
  readonly unseen: readonly string[];
}

interface Stop {
  readonly name: string;
  /** The box that is looked at; undefined where one of the same kind was looked at before. */
  readonly clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Pixels that must be others: an outline of one pixel around it has as many, or half of a large one. */
  readonly least: number;
}

/** Steps after which a walk is no walk any more. */
const most = 400;
/** Pixels around an element that may show that it has the focus. */
const around = 12;

/** Goes over a part of a page by Tab, from the beginning of the document. The page has to be at rest. */
export async function walk(page: Page, within = 'main'): Promise<Walk> {
  const unseen: string[] = [];
  // What moves is another picture each time, and may come into the way of the focus.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(fromTheBeginning);
  const kinds: string[] = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopHere, { within, kinds, around });
    if (stop === 'end') break;
    if (stop === 'outside' || stop.clip === undefined) continue;
    const { clip, name, least } = stop;
    kinds.push(name);
    const shot = async (): Promise<string> => (await page.screenshot({ clip })).toString('base64');
    const focused = await shot();
    await page.evaluate(() => {
      const { activeElement: active } = document;
      if (active instanceof HTMLElement || active instanceof SVGElement) active.blur();
    });
    const plain = await shot();
    await page.evaluate(() => {
      const last = window.walked?.at(-1);
      if (last instanceof HTMLElement || last instanceof SVGElement) last.focus();
    });
    const seen = await page.evaluate(pixelsApart, { focused, plain });
    if (seen < least) unseen.push(`${name}: ${seen} of ${least}`);
  }
  await page.emulateMedia({ reducedMotion: null });
  return { unseen, unreached: await page.evaluate(leftOut, within) };
}

/** In the page: the next Tab goes to the first thing of the document. */
function fromTheBeginning(): void {
  window.walked = [];
  const first = document.createElement('button');
  document.body.prepend(first);
  first.focus();
  first.remove();
}

/** In the page: where the focus is. */
function stopHere({
  within,
  kinds,
  around,
}: {
  readonly within: string;
  readonly kinds: readonly string[];
  readonly around: number;
}): Stop | 'end' | 'outside' {
  const active = document.activeElement;
  const walked = (window.walked ??= []);
  // A field of a date has several stops in it.
  if (active !== null && active === walked.at(-1)) return 'outside';
  if (active === null || active === document.body || walked.includes(active)) return 'end';
  walked.push(active);
  if (active.closest(within) === null) return 'outside';
  const name = `${active.tagName.toLowerCase()}.${[...active.classList].join('.')} ${active.getAttribute('role') ?? active.getAttribute('type') ?? ''}`;
  if (kinds.includes(name)) return { name, least: 0 };
  const box = active.getBoundingClientRect();
  // What draws a field may stand around it.
  const boxes = [box, ...[active.closest('label')].flatMap((label) => label?.getBoundingClientRect() ?? [])];
  const left = Math.max(0, Math.min(...boxes.map((one) => one.left)) - around);
  const top = Math.max(0, Math.min(...boxes.map((one) => one.top)) - around);
  const right = Math.min(window.innerWidth, Math.max(...boxes.map((one) => one.right)) + around);
  const bottom = Math.min(window.innerHeight, Math.max(...boxes.map((one) => one.bottom)) + around);
  const [width, height] = [right - left, bottom - top];
  if (width < 1 || height < 1) return { name, least: 0 };
  return { name, clip: { x: left, y: top, width, height }, least: Math.min(box.width, box.height) };
}

/** In the page: how many pixels of two pictures have a contrast of 3:1 to each other. */
async function pixelsApart({ focused, plain }: { readonly focused: string; readonly plain: string }): Promise<number> {
  const read = async (text: string): Promise<Uint8ClampedArray> => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
  };
  const light = (data: Uint8ClampedArray, at: number): number => {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((part) => {
      const share = (data[at + part] ?? 0) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [one, other] = [await read(focused), await read(plain)];
  let apart = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [a, b] = [light(one, at), light(other, at)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3) apart += 1;
  }
  return apart;
}

/** In the page: what is pressed or filled in, can be seen, and was not reached. */
function leftOut(within: string): string[] {
  const all = document.querySelectorAll(
    ['button', 'input', 'select', 'textarea', 'a[href]', '[tabindex]'].map((kind) => `${within} ${kind}`).join(),
  );
  const walked = window.walked ?? [];
  return [...all]
    .filter((element) => {
      if (walked.includes(element) || !element.checkVisibility({ visibilityProperty: true })) return false;
      // One of several, of which one has the focus for all: arrows go on from there.
      if (element.matches(':disabled, [tabindex="-1"], [inert] *, [aria-hidden="true"] *')) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      return !walked.some((one) => one instanceof HTMLInputElement && one.name === element.name);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
