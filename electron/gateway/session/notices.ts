/** What people are told of signing out, in a line of the page. */
import type { Notice } from '../../contract/page.ts';
import type { BrowserSession, SignedOut } from './signIn.ts';

/** What somebody who signed out has to know; nothing where all of it is done. */
export function signedOutNotice({ browser, unwritten }: SignedOut): Notice | undefined {
  const ofBrowser = browser === undefined ? undefined : browserNotice(browser);
  if (unwritten === undefined) return ofBrowser;
  const why = `Signed out here, but the end of your session is not written down; it ends when its time is over. ${unwritten}`;
  return { level: 'problem', message: ofBrowser === undefined ? why : `${why} ${ofBrowser.message}` };
}

/** What somebody who signed out has to know of the browser. */
function browserNotice({ provider, asked }: BrowserSession): Notice {
  return asked
    ? { level: 'info', message: `Signed out. The browser was asked to sign you out at ${provider} too.` }
    : {
        level: 'problem',
        message: `Signed out here. The browser may still be signed in at ${provider}: sign out there, or close it.`,
      };
}
