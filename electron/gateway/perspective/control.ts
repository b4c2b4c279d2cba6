/**
 * What scripts and actions do with a page as a whole: moving it to another address, loading it anew, its theme, its
 * console, the window around it.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { logLevels, type LogLevel, type PageCommand, type ScreenFilling } from '../../contract/layout.ts';
import { leadNow, noLead, type Lead } from '../scripting/hops.ts';
import { ownAddress } from './navigation.ts';
import type { PageHost, WindowProgram } from './pageHost.ts';

/** Where to go: `page` before `view` before `url`. `params` are those of a view. */
export interface NavigationRequest {
  readonly page?: string | undefined;
  readonly view?: string | undefined;
  readonly params?: JsonObject | undefined;
  readonly url?: string | undefined;
  readonly newTab?: boolean | undefined;
}

export interface PageControl {
  /** Throws `illegal-argument` for what leads nowhere, `forbidden` for an address that is not opened. */
  readonly navigate: (to: NavigationRequest) => Promise<void>;
  /** Back (-1) and forward (1) in the pages that were shown. */
  readonly goBy: (steps: number) => void;
  readonly reload: () => void;
  /**
   * The page comes to an address. Answers what led there: pages that lead to each other at their
   * start come to an end as other scripts do.
   */
  readonly arrived: () => Lead;
  /** The dialog for printing, with a title for the paper; empty for the page's own. */
  readonly printPage: (title: string) => void;
  readonly fillScreen: (how: ScreenFilling) => void;
  /** A line for the console of the page, where its level of logging lets it through. */
  readonly print: (message: string) => void;
  /** From which level on lines reach the console of the page. */
  readonly setLogLevel: (level: LogLevel) => void;
  /** The program around the page's window. Throws `unsupported` in a browser. */
  readonly program: (what: string) => WindowProgram;
}

/**
 * @param path The path that the page shows.
 * @param links The other computers to which pages may send a person; any where it is undefined.
 */
export function openControl(
  host: PageHost,
  path: () => string,
  showView: (path: string, params: JsonObject) => void,
  links: readonly string[] | undefined,
): PageControl {
  let logLevel: LogLevel = 'info';
  let lead = noLead;
  const command = (given: PageCommand): void => host.send('command', given);
  /** What makes the page come to an address once its document obeyed. */
  const move = (given: PageCommand): void => {
    lead = leadNow();
    command(given);
  };
  const openTab = (address: string): void => {
    if (host.program === undefined) command({ kind: 'tab', address });
    else host.program.openWindow(address);
  };

  return {
    navigate: async ({ page, view, params, url, newTab = false }) => {
      if (isGiven(page)) {
        if (newTab) openTab(ownAddress(page));
        else move({ kind: 'navigate', address: ownAddress(page) });
      } else if (isGiven(view)) {
        if (newTab) {
          throw new CountersignError(
            ErrorCode.illegalArgument,
            'A view has no address, so no new tab shows it. Name a page.',
          );
        }
        showView(view, params ?? {});
      } else if (isGiven(url)) {
        const own = ownPath(url, path());
        if (own !== undefined) {
          if (newTab) openTab(ownAddress(own));
          else move({ kind: 'navigate', address: ownAddress(own) });
          return;
        }
        const address = webAddress(url, links);
        if (host.program === undefined) command({ kind: 'tab', address });
        else await host.program.openExternal(address);
      } else throw new CountersignError(ErrorCode.illegalArgument, 'There is no page, view or url to go to.');
    },
    goBy: (steps) => move({ kind: 'history', steps }),
    reload: () => move({ kind: 'reload' }),
    arrived: () => {
      const led = lead;
      lead = noLead;
      return led;
    },
    printPage: (title) => command({ kind: 'printPage', title }),
    fillScreen: (how) => {
      if (host.program === undefined) command({ kind: 'fullscreen', how });
      else host.program.fillScreen(how);
    },
    print: (message) => {
      if (logLevels.indexOf(logLevel) <= logLevels.indexOf('info')) command({ kind: 'print', message });
    },
    setLogLevel: (level) => {
      logLevel = level;
    },
    program: (what) => {
      if (host.program !== undefined) return host.program;
      throw new CountersignError(
        ErrorCode.unsupported,
        `${what} belongs to Perspective Workstation, and this page is shown by a browser`,
      );
    },
  };
}

/** A setting that is empty says nothing. */
function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

/**
 * The path of a page of this station that an address means: `/line/4`, or `line/4` beside the page that is shown, as a browser
 * reads it; undefined for an address that names a scheme or a computer.
 */
function ownPath(url: string, shown: string): string | undefined {
  if (/^[\\/]{2}|^\\/.test(url)) return undefined;
  if (url.startsWith('/')) return url;
  const here = new URL(shown, 'http://page.invalid');
  const meant = URL.parse(url, here.href);
  return meant?.origin === here.origin ? meant.pathname + meant.search : undefined;
}

/**
 * An address outside of the station (EL-5). Throws `forbidden` for any but those of http and https, for one that carries a user
 * name, by which it looks like another computer's, and for a computer that the site does not list where it lists some.
 */
function webAddress(url: string, links: readonly string[] | undefined): string {
  const refused = (why: string): CountersignError =>
    new CountersignError(ErrorCode.forbidden, `${why} Nothing was opened.`);
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) {
    const given = url.slice(0, 100);
    throw refused(
      `Pages open addresses of http and https, and pages of this station by "/...". "${given}" is neither.`,
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw refused(`An address with a user name in it is not opened: this one leads to ${parsed.host}.`);
  }
  if (links?.includes(parsed.origin) === false) {
    throw refused(`${parsed.origin} is not listed among the links in outgoing.json of this station.`);
  }
  return parsed.href;
}
