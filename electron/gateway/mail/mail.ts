/** Mail that scripts send, through the servers that the site lists. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Clock } from '../platform/ports.ts';
import type { Mail, WantedServer } from './parts.ts';
import { mailFile, MailTls, type MailServer } from './settings.ts';

/** Bytes that a mail has at most, as it goes out. */
const mostBytes = 10_000_000;
/** Recipients of one mail. */
export const mostRecipients = 50;
/** Milliseconds in which a mail has to be taken, whatever a script allows. */
const longest = 60_000;
const minute = 60_000;

/** A mail that is about to go. */
export interface Going {
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: number;
  readonly attachments: number;
}

export interface MailService {
  /**
   * Sends a mail: it resolves once the server took it for all of its recipients. `note` is told before anything of it goes out.
   * Rejects with `forbidden` for what the site does not allow, and with `not-live` where the server did not take it, or nobody knows.
   */
  readonly send: (mail: Mail, note: (going: Going) => void) => Promise<void>;
}

export interface MailDependencies {
  readonly servers: readonly MailServer[];
  /** The secret of a name. */
  readonly secret: (name: string) => string | undefined;
  readonly clock: Pick<Clock, 'monotonic' | 'now'>;
}

/** Opens it over what the site lists. */
export function openMail({ servers, secret, clock }: MailDependencies): MailService {
  const gone = new Map<string, number[]>();
  /** Counts a mail, where one more may go now. */
  const count = ({ name, perMinute }: MailServer): void => {
    const now = clock.monotonic();
    const lately = (gone.get(name) ?? []).filter((at) => at > now - minute);
    if (lately.length >= perMinute) {
      throw forbidden(
        `${perMinute} mails went through ${name} within a minute, and no more may ("perMinute" in ${mailFile})`,
      );
    }
    gone.set(name, [...lately, now]);
  };
  return {
    send: async (mail, note) => {
      const server = find(servers, mail.server);
      const recipients = [...mail.to, ...mail.cc, ...mail.bcc].map(({ address }) => address);
      checkAllowed(server, mail, recipients);
      const login = loginOf(server, mail, secret);
      // A station that sends no mail pays nothing for the library.
      const { compose, deliver } = await import('./delivery.ts');
      const message = await compose(mail, new Date(clock.now()));
      if (message.length > mostBytes) {
        throw new CountersignError(ErrorCode.illegalArgument, `The mail has more than ${mostBytes / 1_000_000} MB.`);
      }
      count(server);
      const { name } = server;
      const attachments = mail.attachments.length;
      note({ server: name, from: mail.from.address, to: recipients, bytes: message.length, attachments });
      const envelope = { from: mail.from.address, to: recipients, size: message.length };
      for (let tries = 0; ; tries += 1) {
        const ended = await deliver(server, login, envelope, message, Math.min(mail.timeout, longest));
        if (ended === undefined) return;
        if (ended.isOver || tries >= mail.retries)
          throw new CountersignError(ErrorCode.notLive, `The mail server ${name} (${server.host}): ${ended.reason}.`);
      }
    },
  };
}

function forbidden(why: string): CountersignError {
  return new CountersignError(ErrorCode.forbidden, `No mail was sent: ${why}.`);
}

/** The server that a mail wants. Throws `forbidden` for one that the site does not list. */
function find(servers: readonly MailServer[], wanted: WantedServer): MailServer {
  if ('profile' in wanted) {
    const named = servers.find(({ name }) => name === wanted.profile);
    if (named !== undefined) return named;
    throw forbidden(`this station's ${mailFile} lists no server "${wanted.profile}"`);
  }
  const { host, port } = wanted;
  const found = servers.find((one) => one.host.toLowerCase() === host.toLowerCase() && one.port === (port ?? one.port));
  if (found === undefined) {
    const place = port === undefined ? host : `${host}:${port}`;
    throw forbidden(`this station's ${mailFile} does not list the server ${place}`);
  }
  if (wanted.tls && found.tls === MailTls.none)
    throw forbidden(`${host} is asked for with TLS, and "tls" of it is "none" in ${mailFile}`);
  return found;
}

/** Throws `forbidden` for a sender or recipients that the site does not allow at a server. */
function checkAllowed({ name, from, to }: MailServer, mail: Mail, recipients: readonly string[]): void {
  if (!from.some((address) => address.toLowerCase() === mail.from.address.toLowerCase()))
    throw forbidden(`${mailFile} allows no mail from ${mail.from.address} through ${name} ("from")`);
  const stranger = recipients.find(
    (address) => !to.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
  );
  if (stranger !== undefined)
    throw forbidden(`${mailFile} allows no mail to ${stranger} through ${name} ("to" lists the domains)`);
}

/** How the station signs in: as the site says, or else as a script does. Throws `forbidden` where that must not be. */
function loginOf(
  { name, user, password, tls }: MailServer,
  { login }: Mail,
  secret: MailDependencies['secret'],
): Mail['login'] {
  if (user === undefined || password === undefined) {
    if (login !== undefined && tls === MailTls.none)
      throw forbidden(
        `no password is sent over a connection that others can read ("tls" of ${name} in ${mailFile} is "none")`,
      );
    return login;
  }
  if (login !== undefined && login.user !== user)
    throw forbidden(`${mailFile} says who signs in at ${name}, and the script says ${login.user}`);
  const kept = secret(password.secret);
  if (kept === undefined) {
    const how = `"countersign secret set ${password.secret}" asks for it`;
    throw forbidden(`the secret ${password.secret} of ${name} in ${mailFile} is not set; ${how}`);
  }
  return { user, password: kept };
}
