/**
 * How large the panel is (HM-6): Chromium takes each screen for one of 96 dots an inch, and no system tells every one's true size. A site
 * says it in `panel.json` of the data directory, `{ "diagonal": 12.1 }` in inches; what is pressed at a kiosk then has its millimetres.
 */
import { join } from 'node:path';
import { app, screen, type Size } from 'electron';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { readJson } from '../gateway/platform/readJson.ts';

/** Where the site says it. */
export const panelFile = 'panel.json';
const settings = z.strictObject({ diagonal: z.number().min(3).max(120) });

/** Millimetres of an inch. */
const inch = 25.4;

/** The diagonal of the panel in inches, as the site says it. Throws `illegal-argument` for a file that does not. */
export function readDiagonal(dataDir: string): number {
  const read = readJson(join(dataDir, panelFile), settings);
  if (!read.ok) throw new CountersignError(ErrorCode.illegalArgument, `${panelFile} ${read.reason}.`);
  return read.value.diagonal;
}

/** Pixels of a document to a millimetre of a panel. */
export function pixelsOfMillimetre({ width, height }: Size, diagonal: number): number {
  return Math.hypot(width, height) / (diagonal * inch);
}

/** Tells every document that comes from now on how large a millimetre is, and all of them again when the screen becomes another. */
export function tellMillimetre(diagonal: number): void {
  const style = (): string =>
    `:root { --mm: ${pixelsOfMillimetre(screen.getPrimaryDisplay().size, diagonal).toFixed(3)}px !important; }`;
  app.on('web-contents-created', (_event, contents) => {
    const tell = (): void => {
      if (!contents.isDestroyed()) void contents.insertCSS(style()).catch(() => undefined);
    };
    contents.on('dom-ready', tell);
    screen.on('display-metrics-changed', tell);
    contents.once('destroyed', () => screen.off('display-metrics-changed', tell));
  });
}
