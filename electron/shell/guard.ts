/**
 * Default deny for everything a frame could try: navigating away, opening windows, permissions, devices, downloads.
 */
import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../gateway/ports.ts';

/** Guards every frame that is created from now on. */
export function guardFrames(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
}

function guard(contents: WebContents, log: Log): void {
  const block = (event: { preventDefault: () => void; readonly url: string }): void => {
    if (event.url === contents.getURL()) return;
    event.preventDefault();
    log.warn('A frame tried to leave the app; blocked.', { url: event.url.slice(0, 200) });
  };
  contents.on('will-navigate', block);
  contents.on('will-frame-navigate', block);
  contents.on('will-redirect', block);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('A frame tried to open a window; blocked.', { url: url.slice(0, 200) });
    return { action: 'deny' };
  });
}

/** Denies all permissions, devices and downloads of a session. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
}
