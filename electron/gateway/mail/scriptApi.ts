/** `system.net.sendEmail` as scripts call it; the form that Python gives it is in `system_mail.py`. */
import addressparser from 'nodemailer/lib/addressparser';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import { ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import { mostRecipients, type Going, type MailService } from './mail.ts';
import type { Mail, Mailbox, WantedServer } from './parts.ts';
import { mailAddress } from './settings.ts';

/** What a script is about to send, was refused, and what no server took. */
export interface MailNotes {
  /** What it throws keeps the mail from going. */
  readonly going: (what: Going, script: ScriptCaller) => void;
  readonly refused: (what: { readonly server: string; readonly reason: string }, script: ScriptCaller) => void;
  readonly failed: (what: { readonly server: string; readonly reason: string }, script: ScriptCaller) => void;
}

export interface MailScriptDependencies {
  readonly mail: MailService;
  readonly notes: MailNotes;
}

/** Refusals that are told apart, and written down once each: a binding that asks each second would fill the trail. */
const mostRefusals = 1000;

/** Addresses as people write them, `Line 4 <line4@plant.local>, b@plant.local`. */
const addresses = (argument: string) =>
  z
    .array(z.string().max(2000))
    .max(mostRecipients, { error: `${argument} has more than ${mostRecipients} addresses` })
    .transform((given, context): Mailbox[] =>
      given
        .flatMap((text) => addressparser(text, { flatten: true }))
        .map(({ name, address }) => {
          if (mailAddress.safeParse(address).success) return { name, address };
          context.addIssue({
            code: 'custom',
            message: `"${(address === '' ? name : address).slice(0, 200)}" in ${argument} is no address`,
          });
          return z.NEVER;
        }),
    );

const server = z
  .string({ error: 'smtp is not a text' })
  .max(300)
  .transform((text, context): Extract<WantedServer, { host: string }> => {
    const [host = '', port, tls, ...rest] = text.trim().split(':');
    const number = port === undefined || port === '' ? undefined : Number(port);
    const isOdd = number !== undefined && (!Number.isInteger(number) || number < 1 || number > 65_535);
    if (host !== '' && !isOdd && (tls === undefined || tls.toLowerCase() === 'tls') && rest.length === 0)
      return { host, port: number, tls: tls !== undefined };
    context.addIssue({ code: 'custom', message: `"${text}" is no mail server, such as mail.plant.local:587:tls` });
    return z.NEVER;
  });

const priorities: Readonly<Record<string, Mail['priority']>> = { 1: 'high', 3: 'normal', 5: 'low' };

const mail = z
  .strictObject({
    smtp: server.nullable(),
    smtpProfile: z.string().min(1).max(200).nullable(),
    from: addresses('fromAddr'),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    replyTo: addresses('replyTo'),
    subject: z.string().max(2000, { error: 'subject has more than 2000 characters' }),
    body: z.string().max(1_000_000, { error: 'body has more than 1,000,000 characters' }),
    isHtml: z.boolean(),
    priority: z
      .enum(['1', '3', '5'], { error: 'priority is "1" (high), "3" or "5" (low)' })
      .transform((given) => priorities[given] ?? 'normal'),
    attachments: z
      .array(z.strictObject({ name: z.string().min(1).max(200), content: z.base64() }))
      .max(20, { error: 'there are more than 20 attachments' })
      .refine((all) => all.reduce((sum, { content }) => sum + content.length, 0) <= 7_000_000, {
        error: 'the attachments have more than 5 MB together',
      }),
    username: z.string().max(500).nullable(),
    password: z.string().max(2000).nullable(),
    /** Milliseconds. */
    timeout: z.number({ error: 'timeout is not a number' }).positive({ error: 'timeout is not above 0' }),
    retries: z.int({ error: 'retries is no whole number' }).min(0).max(5, { error: 'retries is above 5' }),
  })
  .transform(({ smtp, smtpProfile, from, username, password, attachments, ...rest }, context): Mail => {
    const wanted = smtpProfile === null ? smtp : { profile: smtpProfile };
    const [sender, ...others] = from;
    const none = rest.to.length + rest.cc.length + rest.bcc.length === 0;
    if (wanted === null || sender === undefined || others.length > 0 || none) {
      const lacks = wanted === null ? 'smtp or smtpProfile' : none ? 'a recipient' : 'one address as fromAddr';
      context.addIssue({ code: 'custom', message: `a mail needs ${lacks}` });
      return z.NEVER;
    }
    return {
      ...rest,
      server: wanted,
      from: sender,
      attachments: attachments.map(({ name, content }) => ({ name, content: Buffer.from(content, 'base64') })),
      login: username === null || username === '' ? undefined : { user: username, password: password ?? '' },
    };
  });

/** Sending mail through the servers that the site lists. */
export function mailScripts({ mail: service, notes }: MailScriptDependencies): ScriptApi {
  const refusals = new Set<string>();
  return {
    'mail.send': writes(ScriptScope.gateway, z.tuple([mail]), async ([given], script): Promise<Json> => {
      const asked = 'profile' in given.server ? given.server.profile : given.server.host;
      try {
        await service.send(given, (going) => notes.going(going, script));
        return {};
      } catch (error) {
        if (!(error instanceof CountersignError) || !expected.has(error.code)) throw error;
        const reason = error.message;
        const refusal = JSON.stringify([script.name, reason]);
        if (error.code === ErrorCode.notLive) notes.failed({ server: asked, reason }, script);
        else if (refusals.size < mostRefusals && !refusals.has(refusal)) {
          refusals.add(refusal);
          notes.refused({ server: asked, reason }, script);
        }
        return { problem: reason };
      }
    }),
  };
}

/** What scripts hear of as an IOException. */
const expected: ReadonlySet<string> = new Set([ErrorCode.notLive, ErrorCode.forbidden]);
