/**
 * Default deny for everything a frame could try: navigating away, opening windows, permissions, devices, downloads.
 */
import { app, type Session, type WebContents } from 'electron';
import { Tried, type Tries } from '../gateway/session/tries.ts';

/**
 * Guards every frame that is created from now on.
 * @param stopped Hears what was tried and stopped.
 * @param framed The other computers whose pages the site lets stand inside of pages.
 */
export function guardFrames(stopped: Tries['note'], framed: readonly string[]): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, stopped, framed));
}

function guard(contents: WebContents, stopped: Tries['note'], framed: readonly string[]): void {
  const isListed = (url: string): boolean => framed.includes(URL.parse(url)?.origin ?? '');
  const block = (event: { preventDefault: () => void; readonly url: string; readonly isMainFrame: boolean }): void => {
    if (event.url === contents.getURL() || (!event.isMainFrame && isListed(event.url))) return;
    event.preventDefault();
    stopped(Tried.navigation, event.url);
  };
  contents.on('will-navigate', block);
  contents.on('will-frame-navigate', block);
  contents.on('will-redirect', block);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Whatever a page says to the contrary, a person's window closes.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  // With the proxy of `lockSession`, which leads nowhere, a peer connection finds neither an address nor a way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('frame-created', (_event, { frame }) => {
    if (frame === null || frame.parent === null) return;
    // One in a sandbox without an origin is no document's of this program, and none of them reaches into it.
    if (framed.length > 0 && frame.origin === 'null') return;
    // It has a window of its own, which was not locked down.
    stopped(Tried.frame, frame.url === '' ? 'about:blank' : frame.url);
    contents.reload();
  });
  contents.setWindowOpenHandler(({ url }) => {
    stopped(Tried.window, url);
    return { action: 'deny' };
  });
  // What the policy stopped is told by Chromium in words alone: with the event, and before Electron 35 behind it.
  contents.on('console-message', (event: object, ...[, before]: readonly unknown[]) => {
    const message = String(Reflect.get(event, 'message') ?? before);
    const [, opened] = /^Blocked opening '([^']*)'/.exec(message) ?? [];
    if (opened !== undefined) stopped(Tried.window, opened);
    else if (/Content Security Policy|requires 'Trusted/.test(message)) stopped(Tried.content, ruledOut(message));
  });
}

/** What a policy ruled out, in Chromium's words: an address where one is named, else the rule. */
function ruledOut(message: string): string {
  const [, address] = /'(\w+:\/\/[^']*)'/.exec(message) ?? [];
  const [, rule] = /(?:directive:? "|requires ')([\w-]+)/.exec(message) ?? [];
  return address ?? rule ?? 'policy';
}

/**
 * Denies all permissions, devices and downloads of a session.
 * @param hosts The other computers that the site lets pages load pictures from.
 */
export function lockSession(session: Session, hosts: readonly string[]): void {
  // Nothing else that a frame may load comes from the network; what tries to leave ends at a port that nobody can reach.
  void session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'socks5://0.0.0.0:1',
    proxyBypassRules: ['<-loopback>', ...hosts.map(withPort)].join(','),
  });
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
}

/** A computer with its port, also where that is the one of its scheme: a rule without one is about all of them. */
function withPort(host: string): string {
  const { protocol, port } = new URL(host);
  return port === '' ? `${host}:${protocol === 'https:' ? '443' : '80'}` : host;
}
