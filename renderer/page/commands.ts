/** What the gateway has a document do: a script or an action of its page asked for it. */
import type { PageCommand, ScreenFilling } from '../../electron/contract/layout.ts';
import { doMethod } from './methods.ts';
import type { Notice } from '../../electron/contract/page.ts';

export interface Commanded {
  /** Goes to another page of the project. */
  readonly goTo: (address: string) => void;
  readonly notify: (notice: Notice) => void;
  /** The page shows nothing any more. */
  readonly close: (what: 'page' | 'session', message: string) => void;
}

/** Does what is told. */
export function obey(command: PageCommand, page: Commanded): void {
  switch (command.kind) {
    case 'navigate':
      page.goTo(command.address);
      break;
    case 'history':
      window.history.go(command.steps);
      break;
    case 'tab':
      openTab(command.address, page);
      break;
    case 'reload':
      window.location.reload();
      break;
    case 'printPage':
      void printPage(command.title);
      break;
    case 'fullscreen':
      fillScreen(command.how, page);
      break;
    case 'focus':
      focusComponent(command.id);
      break;
    case 'method':
      doMethod(command.id, command.name);
      break;
    case 'print':
      console.log(command.message);
      break;
    case 'closed':
      page.close(command.what, command.message);
      break;
  }
}

/** A stranger's page gets no hold of this one; of a page of our own we hear whether it came. */
function openTab(address: string, { notify }: Commanded): void {
  const isOwn = address.startsWith('/');
  const opened = window.open(address, '_blank', isOwn ? '' : 'noopener,noreferrer');
  if (isOwn && opened === null) {
    notify({
      level: 'problem',
      message: 'The browser did not open another tab. Let this station open some, and try again.',
    });
  }
}

/** Prints the page as by day, also what was drawn on canvases: paper is white. */
async function printPage(title: string): Promise<void> {
  const { dataset } = document.documentElement;
  const before = { title: document.title, theme: dataset['theme'] ?? 'light' };
  if (title !== '') document.title = title;
  dataset['theme'] = 'light';
  await painted();
  window.print();
  dataset['theme'] = before.theme;
  document.title = before.title;
}

/** Resolves when what follows from a change is on the screen. */
async function painted(): Promise<void> {
  for (const _ of [1, 2, 3]) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function fillScreen(how: ScreenFilling, { notify }: Commanded): void {
  const isFull = document.fullscreenElement !== null;
  const becomes = how === 'Toggle' ? !isFull : how === 'Enter';
  if (becomes === isFull) return;
  const done = becomes ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  done.catch(() =>
    notify({ level: 'info', message: 'The browser fills the screen only right after a press. Press once more.' }),
  );
}

/** Milliseconds in which a component that is on its way to the page still gets the focus: later a person is at something else. */
const focusWaits = 1000;

/** Gives the keyboard's focus to a component: to the first part of it that takes it, once it is drawn. */
function focusComponent(id: string): void {
  const give = (): boolean => {
    const host = document.querySelector(`[data-component-id="${CSS.escape(id)}"]`);
    const part = host?.querySelector('input, textarea, select, button, a[href], [tabindex]');
    if (part instanceof HTMLElement) part.focus();
    return host !== null;
  };
  if (give()) return;
  const observer = new MutationObserver(() => {
    if (give()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), focusWaits);
}
