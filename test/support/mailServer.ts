/** A mail server of a plant (RFC 5321), which keeps what it is sent. */
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { testTls } from './openid/tls.ts';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** The mail as it came, without the dots that carry it. */
  readonly text: string;
  readonly isEncrypted: boolean;
  /** Who signed in, and with which password. */
  readonly login: string | undefined;
}

export interface MailServerOptions {
  readonly tls: 'implicit' | 'starttls' | 'none';
  /** The only user and password that are let in, apart by a colon. */
  readonly login?: string;
  /** What it says to a recipient; that it is taken without. */
  readonly recipient?: (address: string) => string | undefined;
  /** What it says to the end of a mail, in the order in which they come; nothing, and the end of the line, for `silence`. */
  readonly ends?: readonly string[];
}

export const silence = 'silence';

/** Starts one for a test. */
export async function mailServer(options: MailServerOptions) {
  const received: Received[] = [];
  const ends = [...(options.ends ?? [])];
  const tries = { count: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    tries.count += 1;
    if (options.tls === 'implicit') talk(encrypted(socket), true, true);
    else talk(socket, false, true);
  });

  function encrypted(socket: Socket): TLSSocket {
    const secure = new TLSSocket(socket, { isServer: true, ...testTls });
    secure.on('error', () => undefined);
    return secure;
  }

  function talk(socket: Socket, isEncrypted: boolean, greets: boolean): void {
    let rest = '';
    let mail: { from: string; to: string[]; lines: string[] | undefined } = { from: '', to: [], lines: undefined };
    let login: string | undefined;
    const say = (...lines: readonly string[]): void => void socket.write(lines.map((line) => `${line}\r\n`).join(''));
    const take = (line: string): void => {
      if (mail.lines !== undefined) {
        if (line !== '.') {
          mail.lines.push(line.startsWith('.') ? line.slice(1) : line);
          return;
        }
        const end = ends.shift() ?? '250 2.0.0 taken';
        if (end === silence) {
          socket.destroy();
          return;
        }
        if (end.startsWith('250'))
          received.push({ from: mail.from, to: mail.to, text: mail.lines.join('\r\n'), isEncrypted, login });
        mail = { from: '', to: [], lines: undefined };
        say(end);
        return;
      }
      const [command = '', ...words] = line.split(' ');
      const address = /<(.*?)>/.exec(line)?.[1] ?? '';
      switch (command.toUpperCase()) {
        case 'EHLO': {
          const offers = [
            '250-mail.plant.local',
            ...(options.tls === 'starttls' && !isEncrypted ? ['250-STARTTLS'] : []),
          ];
          say(...offers, ...(options.login === undefined ? [] : ['250-AUTH PLAIN']), '250 8BITMIME');
          return;
        }
        case 'STARTTLS':
          if (options.tls === 'none') {
            say('502 5.5.1 not here');
            return;
          }
          say('220 go on');
          socket.removeAllListeners('data');
          talk(encrypted(socket), true, false);
          return;
        case 'AUTH': {
          const [, user, password] = Buffer.from(words[1] ?? '', 'base64')
            .toString()
            .split('\0');
          const isKnown = `${user}:${password}` === options.login;
          login = isKnown ? `${user}:${password}` : undefined;
          say(isKnown ? '235 2.7.0 welcome' : '535 5.7.8 wrong password');
          return;
        }
        case 'MAIL':
          mail = { from: address, to: [], lines: undefined };
          say(options.login !== undefined && login === undefined ? '530 5.7.0 sign in first' : '250 2.1.0 well');
          return;
        case 'RCPT': {
          const answer = options.recipient?.(address);
          if (answer === undefined) mail.to.push(address);
          say(answer ?? '250 2.1.5 well');
          return;
        }
        case 'DATA':
          mail.lines = [];
          say('354 go on');
          return;
        case 'QUIT':
          say('221 2.0.0 bye');
          socket.end();
          return;
        default:
          say('250 well');
      }
    };
    socket.on('data', (piece: Buffer) => {
      const lines = (rest + piece.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
    if (greets) say('220 mail.plant.local ready');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { port: address.port, received, tries };
}
