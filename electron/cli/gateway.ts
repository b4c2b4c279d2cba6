/** `countersign gateway`: the gateway without a window, for servers: its scripts, its user service, its HTTP server. */
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { openGateway } from '../gateway/gateway.ts';
import { systemPorts, type Log } from '../gateway/platform/ports.ts';
import { readServerConfig } from '../server/config.ts';
import { serve } from '../server/serve.ts';
import { addStationOptions, type StationOptions, type Terminal, vaultOf } from './station.ts';

/** Adds the command. It runs until `terminal.untilStopped` says so. */
export function addGatewayCommand(program: Command, terminal: Terminal): void {
  addStationOptions(
    program.command('gateway').description('Runs the gateway without a window and serves as server.json says.'),
  ).action(async ({ dataDir, keys, project }: StationOptions) => {
    if (project === undefined) {
      throw new CountersignError(ErrorCode.project, 'Name the project that the gateway runs with --project <folder>.');
    }
    const config = readServerConfig(dataDir);
    if (config === undefined) {
      throw new CountersignError(
        ErrorCode.store,
        `There is no server.json in ${dataDir}, so nothing would be served. Write one, with {} for 127.0.0.1 port 17010.`,
      );
    }
    const log = lineLog(terminal);
    const vault = vaultOf({ dataDir, keys }, terminal);
    const gateway = openGateway({
      dataDir,
      projectDir: project,
      ports: systemPorts(log, vault),
      stationName: terminal.hostName,
    });
    try {
      const server = await serve(config, gateway.sso, log);
      await terminal.untilStopped();
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
