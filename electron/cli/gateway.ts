/**
 * `countersign gateway`: the gateway without a window, for servers: its scripts, its pages in browsers, its user service.
 * Without `server.json` it serves on this computer alone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { Build } from '../contract/names.ts';
import { openGateway } from '../gateway/gateway.ts';
import { systemPorts, type Log } from '../gateway/platform/ports.ts';
import { requireProject } from '../gateway/project/requireProject.ts';
import { isLoopback, localServer, readServerConfig } from '../server/config.ts';
import { serve } from '../server/serve.ts';
import { addStationOptions, type StationOptions, type Terminal, vaultOf } from './station.ts';

/** Adds the command. It runs until `terminal.untilStopped` says so. */
export function addGatewayCommand(program: Command, terminal: Terminal): void {
  addStationOptions(
    program
      .command('gateway')
      .description('Runs the gateway without a window, and serves its pages to browsers as server.json says.'),
  ).action(async ({ dataDir, keys, project }: StationOptions) => {
    if (project === undefined) {
      throw new CountersignError(ErrorCode.project, 'Name the project that the gateway runs with --project <folder>.');
    }
    requireProject(project);
    const { rendererDir, demoProvider } = terminal;
    // From here on: whoever asks it to end while it starts is heard too.
    const stopped = terminal.untilStopped();
    const log = lineLog(terminal);
    const vault = vaultOf({ dataDir, keys }, terminal);
    const noBrowser = (): Promise<void> => Promise.reject(new Error('This host has no browser.'));
    const gateway = openGateway({
      dataDir,
      projectDir: project,
      ports: systemPorts(log, vault, { openExternal: noBrowser, demoProvider }),
      stationName: terminal.hostName,
      build: terminal.build ?? Build.source,
      ...(terminal.program === undefined ? {} : { program: terminal.program }),
    });
    try {
      const config = readServerConfig(dataDir, gateway.secrets.get) ?? localServer;
      if (config.pages !== false && !existsSync(join(rendererDir, 'page.html'))) {
        throw new CountersignError(
          ErrorCode.unsupported,
          'The pages of this program are not built. Run "npm run build".',
        );
      }
      const demoUsers = await gateway.prepareDemo();
      gateway.followProject();
      let isShown = demoUsers.length === 0;
      const server = await serve(
        config,
        {
          sso: gateway.sso,
          takeLogout: gateway.takeLogout,
          pages: {
            gateway,
            rendererDir,
            // The passwords of a demo go to whoever is at this computer, once.
            opened: ({ window, session }) => {
              if (isShown || !isLoopback(session.client.address ?? '')) return;
              isShown = true;
              window.showFirstRun(gateway.project.title, demoUsers);
            },
          },
        },
        log,
      );
      await stopped;
      await server.close();
    } finally {
      await gateway.close();
    }
  });
}

/** Lines for whoever runs the service; a supervisor of services keeps them. */
function lineLog({ print }: Terminal): Log {
  const line =
    (level: string) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}): void => {
      const reason = typeof details['reason'] === 'string' ? `: ${details['reason']}` : '';
      print(`${level} ${message}${reason}`);
    };
  return { debug: () => undefined, info: line('info'), warn: line('warn'), error: line('error') };
}
