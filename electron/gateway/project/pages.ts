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
  for (const key of read.value.unread) tell(`${key} is not read in this version`);
  const addresses = new Map<string, string>();
  const pages = Object.entries(read.value.pages).flatMap(([path, page]) => {
    if (page === null) return [];
    if (!path.startsWith('/')) {
      tell(`the page "${path}" is left out: its path does not begin with "/"`);
      return [];
    }
    const address = addressOf(path);
    const twin = addresses.get(address);
    if (twin !== undefined) {
      tell(`the page "${path}" is left out: its addresses are those of the page "${twin}"`);
      return [];
    }
    addresses.set(address, path);
    const { unread, docks: given, ...own } = page;
    for (const key of unread) tell(`the page "${path}": ${key} is not read in this version`);
    const docks = readDocks(given, (reason) => tell(`the docks of the page "${path}": ${reason}`));
    return [{ ...own, path, docks }];
  });
  const sharedDocks = readDocks(read.value.sharedDocks, (reason) => tell(`sharedDocks: ${reason}`));
  return { ok: true, value: { pages, sharedDocks }, problems };
}

/** What a path says of its addresses: parameters stand for anything, whatever they are called, and a `/` at its end for nothing. */
function addressOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return `/${segments.map((segment) => (segment.startsWith(':') ? ':' : segment)).join('/')}`;
}
