/** Makes mails, and hands them to mail servers (RFC 5321). */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { z } from 'zod';
import type { Mail } from './parts.ts';
import { MailTls, type MailServer } from './settings.ts';

/** What mail programs that know no `Importance` (RFC 2156) ask for. */
const xPriority = { high: '1', low: '5' } as const;

/** The bytes of a mail (RFC 5322). Nothing of it is read from a file or another computer. */
export function compose(mail: Mail, date: Date): Promise<Buffer> {
  const { from, to, cc, replyTo, subject, body, isHtml, priority, attachments } = mail;
  return new MailComposer({
    from: { ...from },
    to: [...to],
    cc: [...cc],
    replyTo: [...replyTo],
    subject,
    date,
    ...(priority === 'normal' ? {} : { headers: { 'X-Priority': xPriority[priority], Importance: priority } }),
    ...(isHtml ? { html: body } : { text: body }),
    attachments: attachments.map(({ name, content }) => ({ filename: name, content: Buffer.from(content) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** What became of a mail that was not taken for all of its recipients. */
export interface Untaken {
  readonly reason: string;
  /** Whether it must not be tried again: the server refused for good, took it for some, or may have taken it. */
  readonly isOver: boolean;
}

/** What the library says of a failure. */
const failure = z.object({ message: z.string(), responseCode: z.number().optional() });

/** Hands a mail to a server. Undefined once it took it for all recipients; never rejects. */
export async function deliver(
  { host, port, tls, ca }: MailServer,
  login: Mail['login'],
  envelope: { readonly from: string; readonly to: string[]; readonly size: number },
  message: Buffer,
  timeout: number,
): Promise<Untaken | undefined> {
  const connection = new SMTPConnection({
    host,
    port,
    secure: tls === MailTls.implicit,
    requireTLS: tls === MailTls.starttls,
    ignoreTLS: tls === MailTls.none,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
  });
  // Once all of the mail is written, a server that says nothing may have taken it.
  const content = Readable.from([message]);
  let isWritten = false;
  content.once('end', () => {
    isWritten = true;
  });
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  const timer = setTimeout(() => reject(new Error('it took too long')), timeout);
  connection.once('error', reject);
  // Whoever hears of the first failure is not told of those that it leads to.
  connection.on('error', () => undefined);
  const send = (): void =>
    connection.send(envelope, content, (error, info) =>
      error === null ? resolve(info?.rejected ?? []) : reject(error),
    );
  connection.connect((error) => {
    if (error) reject(error);
    else if (login === undefined) send();
    else
      connection.login({ user: login.user, pass: login.password }, (refused) => (refused ? reject(refused) : send()));
  });
  try {
    const rejected = await promise;
    connection.quit();
    if (rejected.length === 0) return undefined;
    return { reason: `it took the mail for the others and not for ${rejected.join(', ')}`, isOver: true };
  } catch (error) {
    connection.close();
    const known = failure.safeParse(error);
    const { message: words, responseCode } = known.success ? known.data : { message: String(error) };
    const mayBeTaken = isWritten && responseCode === undefined;
    const reason = words.replaceAll(/[\r\n]+/g, ' ').replace(/\.$/, '');
    return {
      reason: mayBeTaken ? `whether it took the mail is not known (${reason})` : `it took no mail (${reason})`,
      isOver: mayBeTaken || (responseCode !== undefined && responseCode >= 500),
    };
  } finally {
    clearTimeout(timer);
  }
}
