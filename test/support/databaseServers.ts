/** Real servers of PostgreSQL and MariaDB for tests: in a folder of their own, on a free port, with nothing kept. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { testTls } from './openid/tls.ts';

export const testUser = 'station';
export const testDatabasePassword = 'canary-of-a-database-password';
export const testDatabase = 'plant';

export interface DatabaseServer {
  readonly port: number;
  /** Ends it at once, as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts it again over the same data, on the same port. */
  readonly start: () => Promise<void>;
  /** Holds it still, so that it answers nothing, and lets it go on. Resolves when all of it stands still. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** Ends it, and takes its data away. */
  readonly remove: () => Promise<void>;
}

interface ServerProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly user: { readonly uid?: number; readonly gid?: number };
}

/** A server says in English that it is ready. */
const english = { ...process.env, LC_ALL: 'C' };

/** Runs a program that serves a port until it is killed. */
async function runServer(folder: string, port: number, program: ServerProgram): Promise<DatabaseServer> {
  const { command, args, user } = program;
  let child: ChildProcess | undefined;
  // A server of PostgreSQL is a family of processes, each in a group of its own.
  const signal = (name: NodeJS.Signals): void => {
    if (child?.pid === undefined || child.exitCode !== null) return;
    for (const pid of [...childrenOf(child.pid), child.pid]) deliver(pid, name);
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    signal('SIGKILL');
    await ended;
    child = undefined;
  };
  const start = async (): Promise<void> => {
    const started = spawn(command, [...args], { ...user, env: english, stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.once('exit', () => reject(new Error(`${command} did not start: ${said}`)));
      started.stderr.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-4000);
        if (/ready (to accept|for) connections/.test(said)) resolve();
      });
    });
  };
  await start();
  const atExit = (): void => signal('SIGKILL');
  process.once('exit', atExit);
  return {
    port,
    kill,
    start,
    pause: async () => {
      const { pid } = child ?? {};
      if (pid === undefined) throw new Error('There is no server to hold still.');
      // It may have begun another process meanwhile, and a thread that runs stops a moment later.
      do {
        signal('SIGSTOP');
        await nextTurn();
      } while (![pid, ...childrenOf(pid)].every(isStill));
    },
    resume: () => signal('SIGCONT'),
    remove: async () => {
      await kill();
      process.off('exit', atExit);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Sends a signal to a process that may have ended by itself meanwhile. */
function deliver(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Whether each thread of a process is stopped, or the process has ended. */
function isStill(pid: number): boolean {
  const tasks = `/proc/${pid}/task`;
  try {
    return readdirSync(tasks).every((task) => /\) [TZX] /.test(readFileSync(join(tasks, task, 'stat'), 'utf8')));
  } catch {
    return !existsSync(tasks);
  }
}

function childrenOf(pid: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map(Number)
    .filter((found) => found > 0);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function idOf(user: string, kind: '-u' | '-g'): number {
  return Number(execFileSync('id', [kind, user], { encoding: 'utf8' }));
}

/** The key and certificate of the tests as files. */
function writeTls(folder: string): { readonly key: string; readonly cert: string } {
  const key = join(folder, 'server.key');
  const cert = join(folder, 'server.crt');
  writeFileSync(key, testTls.key, { mode: 0o600 });
  writeFileSync(cert, testTls.cert);
  return { key, cert };
}

/** A server of PostgreSQL with a database, a user and a certificate. */
export async function startPostgres(): Promise<DatabaseServer> {
  const versions = '/usr/lib/postgresql';
  const newest = readdirSync(versions).toSorted((one, other) => Number(other) - Number(one))[0] ?? '';
  const bin = (name: string): string => join(versions, newest, 'bin', name);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-postgres-'));
  // It does not run as root.
  const user = isRoot() ? { uid: idOf('postgres', '-u'), gid: idOf('postgres', '-g') } : {};
  const own = (path: string): void => {
    if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
  };
  own(folder);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, testDatabasePassword);
  const { key, cert } = writeTls(folder);
  for (const path of [passwordFile, key, cert]) own(path);
  const data = join(folder, 'data');
  const initial = ['-D', data, '-U', testUser, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  execFileSync(bin('initdb'), [...initial, '--no-locale', '--no-sync'], { ...user, cwd: folder, stdio: 'ignore' });
  // The server that makes the database ends with it.
  execFileSync(bin('postgres'), ['--single', '-D', data, 'postgres'], {
    ...user,
    cwd: folder,
    input: `CREATE DATABASE ${testDatabase};\n`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const port = await freePort();
  const settings = [
    ...['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off', 'full_page_writes=off'],
    ...['shared_buffers=16MB', 'max_connections=20', 'restart_after_crash=off'],
    ...['ssl=on', `ssl_cert_file=${cert}`, `ssl_key_file=${key}`],
  ];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  return runServer(folder, port, { command: bin('postgres'), args, user });
}

/** A server of MariaDB with a database and a user. */
export async function startMariadb(): Promise<DatabaseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-mariadb-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const as = isRoot() ? ['--user=root'] : [];
  const { key, cert } = writeTls(folder);
  const install = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', [...install, ...as], { stdio: 'ignore' });
  const init = join(folder, 'init.sql');
  writeFileSync(
    init,
    `CREATE DATABASE IF NOT EXISTS ${testDatabase};\n` +
      `CREATE USER IF NOT EXISTS ${testUser}@'%' IDENTIFIED BY '${testDatabasePassword}';\n` +
      `GRANT ALL ON ${testDatabase}.* TO ${testUser}@'%';\n`,
  );
  const port = await freePort();
  const args = [
    ...['--no-defaults', `--datadir=${data}`, `--init-file=${init}`, `--socket=${join(folder, 'socket')}`, ...as],
    ...['--bind-address=127.0.0.1', `--port=${port}`, `--pid-file=${join(folder, 'pid')}`, '--skip-name-resolve'],
    ...[
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-log-bin',
      '--character-set-server=utf8mb4',
      '--innodb-buffer-pool-size=16M',
    ],
    ...[`--ssl-cert=${cert}`, `--ssl-key=${key}`],
  ];
  const command = existsSync('/usr/sbin/mariadbd') ? '/usr/sbin/mariadbd' : 'mariadbd';
  return runServer(folder, port, { command, args, user: {} });
}
