/**
 * The frame of the signing surface in a page: a document of another origin, loaded ahead and hidden, so that a signer does
 * not wait for it. The page shows it over everything with the ticket that the station gave, and can do nothing else with it.
 */
import { fromSurfaceFrame } from '../../electron/contract/socket.ts';

export interface SurfaceFrame {
  /** Loads the surface's document, once. */
  readonly load: (origin: string) => void;
  /** Shows the surface of a ticket over the page; without one, hides it. */
  readonly show: (ticket: string | undefined) => void;
}

/** Milliseconds until a frame that did not say that it is there is loaded again. */
const loadAgain = 10_000;

/** Makes the frame of this document. */
export function surfaceFrame(): SurfaceFrame {
  const frame = document.createElement('iframe');
  frame.title = 'Countersign: signature';
  frame.className = 'surface-frame';
  frame.hidden = true;
  let origin: string | undefined;
  let isReady = false;
  let waiting: string | undefined;

  const hand = (): void => {
    if (waiting === undefined || !isReady || origin === undefined) return;
    frame.contentWindow?.postMessage({ countersign: 'ticket', ticket: waiting }, origin);
    waiting = undefined;
    frame.focus();
  };
  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    if (!fromSurfaceFrame.safeParse(event.data).success) return;
    isReady = true;
    hand();
  });
  return {
    load: (of) => {
      if (origin === of) return;
      // The policy of this document lets the frame of one origin in; for another one the page is loaded anew.
      if (origin !== undefined) window.location.reload();
      origin = of;
      const load = (): void => {
        if (isReady) return;
        frame.src = `${of}/`;
        // Where it could not be loaded, the station is there later.
        setTimeout(load, loadAgain);
      };
      load();
      document.body.append(frame);
    },
    show: (ticket) => {
      frame.hidden = ticket === undefined;
      waiting = ticket;
      hand();
    },
  };
}
