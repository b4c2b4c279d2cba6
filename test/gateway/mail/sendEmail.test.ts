/** `system.net.sendEmail`: mail through the servers that the site lists, and through no other. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailServer, silence, type MailServerOptions } from '../../support/mailServer.ts';
import { testTls } from '../../support/openid/tls.ts';
import { newDataDir } from '../../support/station.ts';
import { runScript, type Ran } from '../scripting/runScript.ts';

const allowed = { from: ['line4@plant.local'], to: ['plant.local', 'example.com'] };

/** Runs a script on a station that lists a server. */
async function run(
  script: string,
  options: MailServerOptions,
  entry: Record<string, unknown> = {},
  secrets: Record<string, string> = {},
) {
  const server = await mailServer(options);
  const dataDir = newDataDir();
  writeFileSync(join(dataDir, 'ca.pem'), testTls.cert);
  const listed = { host: '127.0.0.1', port: server.port, tls: options.tls, ca: 'ca.pem', ...allowed, ...entry };
  writeFileSync(join(dataDir, 'mail.json'), JSON.stringify({ servers: { plant: listed } }));
  const ran = await runScript(script.replaceAll('PORT', String(server.port)), {
    dataDir,
    prepare: ({ gateway }) => {
      const actor = { kind: 'person', id: 'command-line', name: 'Admin' } as const;
      for (const [name, secret] of Object.entries(secrets)) gateway.secrets.set(name, secret, actor);
      return Promise.resolve();
    },
  });
  return { ...server, ...ran };
}

/** What the trail says of mail through a server. */
function noted({ station }: Ran, server = 'plant') {
  return station.gateway.trail.about(`mail-server:${server}`).map(({ action, detail }) => [action, detail]);
}

/** A script that prints what an attempt raises. */
const tried = (...calls: readonly string[]): string =>
  `import java.io.IOException, java.lang.Exception\n${calls
    .map(
      (call) =>
        `try:\n\tsystem.net.sendEmail(${call})\n\tprint "sent"\nexcept java.lang.Exception as e:\n\tprint e.getMessage()`,
    )
    .join('\n')}`;

const plain = 'smtpProfile="plant", fromAddr="line4@plant.local", to=["a@plant.local"]';

describe('system.net.sendEmail', () => {
  it('sends a mail by a profile, encrypted, signed in as the site says', async () => {
    const ran = await run(
      'print system.net.sendEmail(smtpProfile="plant", fromAddr="Line 4 <Line4@plant.local>", subject=u"Füllstand: \\u2713", body=u"Tank 7\\n.\\nüber 90 %", to=["a@plant.local", "B Meier <b@example.com>"], cc=["c@plant.local"], bcc="d@plant.local", replyTo=["e@elsewhere.net"], priority="1")',
      { tls: 'starttls', login: 'station:geheim' },
      { user: 'station', password: { secret: 'mail' } },
      { mail: 'geheim' },
    );
    expect(ran.problem).toBe('');
    expect(ran.printed).toEqual(['None']);
    const [mail] = ran.received;
    expect(mail).toMatchObject({ isEncrypted: true, login: 'station:geheim', from: 'Line4@plant.local' });
    expect(mail?.to).toEqual(['a@plant.local', 'b@example.com', 'c@plant.local', 'd@plant.local']);
    const [head = '', body = ''] = mail?.text.split('\r\n\r\n') ?? [];
    expect(head).toContain('From: Line 4 <Line4@plant.local>');
    expect(head).toContain('To: a@plant.local, B Meier <b@example.com>');
    expect(head).toContain('Cc: c@plant.local');
    expect(head).toContain('Reply-To: e@elsewhere.net');
    expect(head).toMatch(/^X-Priority: 1\r?$/m);
    expect(head).toContain('Content-Type: text/plain; charset=utf-8');
    // The id of the message ends as any address of the plant does.
    expect(head).not.toMatch(/\bd@plant\.local/);
    expect(head).toMatch(/^Subject: =\?UTF-8\?[BQ]\?/m);
    expect(body).toContain('Tank 7');
    expect(noted(ran)).toEqual([
      [
        'mail.send',
        {
          script: 'views/Main: root/Go.onActionPerformed',
          from: 'Line4@plant.local',
          to: ['a@plant.local', 'b@example.com', 'c@plant.local', 'd@plant.local'],
          bytes: expect.any(Number),
          attachments: 0,
        },
      ],
    ]);
  });

  it('takes the place of a server, by position, and finds out what is HTML', async () => {
    const ran = await run(
      `system.net.sendEmail("127.0.0.1:PORT:tls", "line4@plant.local", "Report", "<html><body>L4</body></html>", None, ["a@plant.local"], ["r.csv", u"b\\xe4.bin"], ["a;b", bytearray([0, 255])], 5000)
system.net.sendEmail("127.0.0.1", "line4@plant.local", "Text", "<b>no page</b>", to="a@plant.local", html=0)`,
      { tls: 'implicit' },
    );
    expect(ran.problem).toBe('');
    const [page, text] = ran.received.map((mail) => mail.text);
    expect(page).toContain('Content-Type: text/html; charset=utf-8');
    expect(page).toMatch(/filename=r\.csv[\s\S]*YTti/);
    expect(page).toMatch(/filename\*0\*=utf-8''b%C3%A4\.bin[\s\S]*AP8=/);
    expect(text).toContain('Content-Type: text/plain; charset=utf-8');
  });

  it('puts no line of a subject, a name or a file name among the heads of a mail', async () => {
    const ran = await run(
      'system.net.sendEmail(smtpProfile="plant", fromAddr="L\\r\\nBcc: x@evil.net <line4@plant.local>", subject="A\\r\\nBcc: x@evil.net\\r\\n\\r\\nB", body="", to=["a@plant.local"], attachmentNames=["a\\r\\nBcc: x@evil.net"], attachmentData=["a"])',
      { tls: 'starttls' },
    );
    expect(ran.problem).toBe('');
    expect(ran.received[0]?.to).toEqual(['a@plant.local']);
    expect(ran.received[0]?.text).not.toMatch(/^Bcc:/m);
  });

  it('sends nothing where the site lists no server, and says which file does', async () => {
    const { printed, station } = await runScript(
      tried('"mail.elsewhere.net:25", "a@b.net", "S", "B", 0, ["c@d.net"]', plain),
      { dataDir: newDataDir() },
    );
    expect(printed).toEqual([
      "No mail was sent: this station's mail.json does not list the server mail.elsewhere.net:25.",
      'No mail was sent: this station\'s mail.json lists no server "plant".',
    ]);
    expect(station.gateway.trail.about('mail-server:mail.elsewhere.net').map(({ action }) => action)).toEqual([
      'mail.refused',
    ]);
  });

  it('sends nothing that the site does not allow, and writes each refusal down once', async () => {
    const calls = [
      'smtpProfile="plant", fromAddr="boss@plant.local", to=["a@plant.local"]',
      'smtpProfile="plant", fromAddr="line4@plant.local", to=["a@plant.local"], bcc=["x@plant.local.evil.net"]',
      'smtpProfile="plant", fromAddr="line4@plant.local", to=["a@plant.local"], username="other", password="p"',
      'smtp="127.0.0.1:1", fromAddr="line4@plant.local", to=["a@plant.local"]',
    ];
    const ran = await run(
      tried(...calls, ...calls),
      { tls: 'starttls', login: 'station:geheim' },
      { user: 'station', password: { secret: 'mail' } },
      { mail: 'geheim' },
    );
    const said = [
      'No mail was sent: mail.json allows no mail from boss@plant.local through plant ("from").',
      'No mail was sent: mail.json allows no mail to x@plant.local.evil.net through plant ("to" lists the domains).',
      'No mail was sent: mail.json says who signs in at plant, and the script says other.',
      "No mail was sent: this station's mail.json does not list the server 127.0.0.1:1.",
    ];
    expect(ran.printed).toEqual([...said, ...said]);
    expect(ran.tries.count).toBe(0);
    expect(noted(ran)).toEqual(
      said.slice(0, 3).map((reason) => ['mail.refused', { script: 'views/Main: root/Go.onActionPerformed', reason }]),
    );
  });

  it('names what is no mail', async () => {
    const ran = await run(
      tried(
        'smtpProfile="plant", fromAddr="line4@plant.local", subject="S"',
        'fromAddr="line4@plant.local", to=["a@plant.local"]',
        'smtpProfile="plant", fromAddr="line4@plant.local", to=["nobody"]',
        'smtpProfile="plant", fromAddr="line4@plant.local", to=[\'"a@evil.net> x"@plant.local\']',
        'smtp="a:b:c", fromAddr="line4@plant.local", to=["a@plant.local"]',
        `${plain}, priority="2"`,
        `${plain}, attachmentNames=["a"], attachmentData=[]`,
        `${plain}, body=5`,
      ),
      { tls: 'none' },
      { ca: undefined },
    );
    expect(ran.printed).toHaveLength(8);
    expect(ran.printed[0]).toContain('a mail needs a recipient');
    expect(ran.printed[1]).toContain('a mail needs smtp or smtpProfile');
    expect(ran.printed[2]).toContain('"nobody" in to is no address');
    expect(ran.printed[3]).toContain('in to is no address');
    expect(ran.printed[4]).toContain('"a:b:c" is no mail server');
    expect(ran.printed[5]).toContain('priority is "1" (high), "3" or "5" (low)');
    expect(ran.printed[6]).toContain('there are 1 attachmentNames and 0 attachmentData');
    expect(ran.printed[7]).toContain('body is a text, not int');
    expect(ran.tries.count).toBe(0);
    expect(noted(ran)).toEqual([]);
  });

  it('raises what a server refuses, and says of whom', async () => {
    const ran = await run(
      tried(
        plain,
        'smtpProfile="plant", fromAddr="line4@plant.local", to=["a@plant.local", "gone@plant.local"]',
        'smtpProfile="plant", fromAddr="line4@plant.local", to=["gone@plant.local"]',
      ),
      {
        tls: 'none',
        ends: ['554 5.6.0 spam'],
        recipient: (to) => (to.startsWith('gone') ? '550 5.1.1 unknown' : undefined),
      },
      { ca: undefined },
    );
    expect(ran.printed).toEqual([
      'The mail server plant (127.0.0.1): it took no mail (Message failed: 554 5.6.0 spam).',
      'The mail server plant (127.0.0.1): it took the mail for the others and not for gone@plant.local.',
      "The mail server plant (127.0.0.1): it took no mail (Can't send mail - all recipients were rejected: 550 5.1.1 unknown).",
    ]);
    expect(ran.received.map(({ to }) => to)).toEqual([['a@plant.local']]);
    expect(noted(ran).map(([action]) => action)).toEqual([
      'mail.send',
      'mail.failed',
      'mail.send',
      'mail.failed',
      'mail.send',
      'mail.failed',
    ]);
  });

  it('tries again what a server did not take for now, and never what it may have taken', async () => {
    const ran = await run(
      tried(`${plain}, retries=2`, `${plain}, retries=2`, plain),
      { tls: 'none', ends: ['451 4.3.0 later', '451 4.3.0 later', '250 taken', silence, '451 4.3.0 later'] },
      { ca: undefined },
    );
    expect(ran.printed).toEqual([
      'sent',
      'The mail server plant (127.0.0.1): whether it took the mail is not known (Connection closed unexpectedly).',
      'The mail server plant (127.0.0.1): it took no mail (Message failed: 451 4.3.0 later).',
    ]);
    expect(ran.tries.count).toBe(5);
    expect(ran.received).toHaveLength(1);
  });

  it('sends no password in the clear, and nothing where a certificate or an encryption is not there', async () => {
    const clear = await run(tried(`${plain}, username="u", password="p"`), { tls: 'none' }, { ca: undefined });
    expect(clear.printed[0]).toContain('no password is sent over a connection that others can read');
    const stranger = await run(tried(plain), { tls: 'starttls' }, { ca: undefined });
    expect(stranger.printed[0]).toMatch(/it took no mail \(.*self-signed certificate/);
    const bare = await run(tried(plain), { tls: 'none' }, { tls: 'starttls' });
    expect(bare.printed[0]).toMatch(/it took no mail \(/);
    expect([clear, stranger, bare].map(({ received }) => received)).toEqual([[], [], []]);
  });

  it('sends as many mails in a minute as the site says, and then says so', async () => {
    const ran = await run(tried(plain, plain, plain), { tls: 'none' }, { ca: undefined, perMinute: 2 });
    expect(ran.printed).toEqual([
      'sent',
      'sent',
      'No mail was sent: 2 mails went through plant within a minute, and no more may ("perMinute" in mail.json).',
    ]);
    expect(ran.received).toHaveLength(2);
  });

  it('says which secret is not set, and keeps a wrong one out of all that is written', async () => {
    const entry = { user: 'station', password: { secret: 'mail' } };
    const unset = await run(tried(plain), { tls: 'starttls', login: 'station:geheim' }, entry);
    expect(unset.printed).toEqual([
      'No mail was sent: the secret mail of plant in mail.json is not set; "countersign secret set mail" asks for it.',
    ]);
    const wrong = await run(tried(plain), { tls: 'starttls', login: 'station:geheim' }, entry, { mail: 'falsch' });
    expect(wrong.printed).toEqual([
      'The mail server plant (127.0.0.1): it took no mail (Invalid login: 535 5.7.8 wrong password).',
    ]);
    expect(JSON.stringify([noted(wrong), wrong.station.log.lines])).not.toContain('falsch');
  });

  it.each([
    ['a password over a connection in the clear', { tls: 'none', user: 'u', password: { secret: 's' } }],
    ['a user without a password', { user: 'u' }],
    ['nobody who may send', { from: [] }],
    ['a file that is not there', { ca: 'none.pem' }],
    ['a setting that there is not', { pasword: 'x' }],
  ])('does not start with %s', async (_name, entry) => {
    await expect(run('pass', { tls: 'starttls' }, entry)).rejects.toThrow(/mail\.json/);
  });
});
