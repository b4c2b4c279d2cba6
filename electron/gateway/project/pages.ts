/** The pages of a project (`page-config/config.json`): their addresses, the views that they show, and their docks. */
import { parseJson, type Read } from '../platform/readJson.ts';
import { readDocks, type DockSet } from './docks.ts';
import { mendEntryOf, pageConfigFile } from './schemas.ts';

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly viewPath: string;
  /** Docks of its own, beside those that all pages share. */
  readonly docks?: DockSet;
}

export interface PageConfig {
  readonly pages: readonly Page[];
  readonly sharedDocks: DockSet;
}

/** Reads the text of the file. An odd page or dock takes down itself alone. */
export function readPageConfig(text: string): Read<PageConfig> {
  const read = parseJson(text, pageConfigFile, mendEntryOf('pages'));
  if (!read.ok) return read;
  const problems = [...read.problems];
  const tell = (reason: string): void => void problems.push(reason);
  const pages = Object.entries(read.value.pages).flatMap(([path, page]) => {
    if (page === null) return [];
    if (path.startsWith('/')) {
      const docks = readDocks(page.docks, (reason) => tell(`the docks of the page "${path}": ${reason}`));
      return [{ ...page, path, docks }];
    }
    tell(`the page "${path}" is left out: its path does not begin with "/"`);
    return [];
  });
  const sharedDocks = readDocks(read.value.sharedDocks, (reason) => tell(`sharedDocks: ${reason}`));
  return { ok: true, value: { pages, sharedDocks }, problems };
}
