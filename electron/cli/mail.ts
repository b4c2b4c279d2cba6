/** `countersign mail ...`: the servers of mail.json, for whoever sets them up. */
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Actor } from '../gateway/audit/trail.ts';
import { openMail } from '../gateway/mail/mail.ts';
import { listedMailServers, mailAddress, mailFile } from '../gateway/mail/settings.ts';
import { systemClock } from '../gateway/platform/ports.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { ExitCode } from './exitCodes.ts';
import { addStationOptions, prepareStation, type StationOptions, type Terminal } from './station.ts';

/** Milliseconds in which a server has to take a mail. */
const timeout = 30_000;

/** Adds the command. A server that does not take the mail ends it with the code of a refusal. */
export function addMailCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const mail = program.command('mail').description(`The mail servers of ${mailFile}.`);
  const actor: Actor = { kind: 'person', id: 'command-line', name: `${terminal.userName} on the command line` };
  addStationOptions(
    mail
      .command('test <address>')
      .description(
        'Sends a mail there through each server, as a script of the project would, and says who took it, or what is wrong.',
      ),
  )
    .option('--server <name>', 'through this server alone')
    .action(async (address: string, options: StationOptions & { readonly server?: string }) => {
      requireDataDir(options.dataDir);
      if (!mailAddress.safeParse(address).success) {
        throw new CountersignError(ErrorCode.illegalArgument, `"${address}" is no address. No mail was sent.`);
      }
      const servers = listedMailServers(options.dataDir);
      const chosen = servers.filter(({ name }) => options.server === undefined || name === options.server);
      if (chosen.length === 0) {
        const what = options.server === undefined ? 'no server' : `no server "${options.server}"`;
        throw new CountersignError(
          ErrorCode.objectNotFound,
          `${mailFile} of the data directory lists ${what}. No mail was sent.`,
        );
      }
      await prepareStation(
        options,
        terminal,
      )(async ({ secrets, note }) => {
        const clock = terminal.clock ?? systemClock();
        const service = openMail({ servers, secret: secrets.get, clock });
        for (const { name, host, from } of chosen) {
          const target = `mail-server:${name}`;
          const [sender = ''] = from;
          try {
            await service.send(
              {
                server: { profile: name },
                from: { name: '', address: sender },
                to: [{ name: '', address }],
                cc: [],
                bcc: [],
                replyTo: [],
                subject: 'Test of Countersign',
                body: `This mail was sent by "countersign mail test" through the server ${name}. Nobody has to do anything.`,
                isHtml: false,
                priority: 'normal',
                attachments: [],
                login: undefined,
                timeout,
                retries: 0,
              },
              (going) => note({ action: 'mail.send', actor, target, detail: { ...going, to: [...going.to] } }),
            );
            terminal.print(`${name}: ${host} took the mail from ${sender}. See whether it arrives at ${address}.`);
          } catch (error) {
            if (!(error instanceof CountersignError)) throw error;
            const action = error.code === ErrorCode.notLive ? 'mail.failed' : 'mail.refused';
            note({ action, actor, target, detail: { reason: error.message } });
            end(ExitCode.refused);
            terminal.print(`${name}: ${error.message}`);
          }
        }
      });
    });
}
