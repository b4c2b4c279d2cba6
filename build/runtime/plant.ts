/**
 * The demo with a plant of its own: `npm start -- --demo-plant` and the tour. The tags of the project are those of an OPC UA
 * server in another process, which can be stopped and started again, so that its values are seen to go bad and come back.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { demoFolder, nodeOf, plantTags, tagsFile } from '../plant/tags.ts';
import { projectFolder } from './paths.ts';
import { SetupError } from './tell.ts';

export interface DemoPlant {
  /** `opc.tcp://127.0.0.1:53530`; the same after it was started again. */
  readonly endpoint: string;
  /** The demo project, with the tags of the plant. */
  readonly projectDir: string;
  readonly dataDir: string;
  readonly isRunning: () => boolean;
  /** Ends the process at once, as a controller that loses its power. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

const told = z.object({ port: z.number() });

/**
 * Starts the plant; the project and the data directory of its station lie in `folder`, where the station keeps what is in it.
 * Rejects when the server does not serve.
 */
export async function openDemoPlant(folder: string): Promise<DemoPlant> {
  const projectDir = join(folder, 'project');
  const dataDir = join(folder, 'data');
  let child: ChildProcess | undefined;
  let port = 0;
  const start = async (): Promise<void> => {
    if (child !== undefined) return;
    const settings = JSON.stringify({ folder: join(folder, 'plant'), port });
    const started = spawn(process.execPath, [join(projectFolder, 'build', 'plant', 'server.ts'), settings], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // A signal to the terminal ends the station first, which ends this.
      detached: process.platform !== 'win32',
    });
    child = started;
    // Also where it ends by itself.
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    const ended = once(started, 'exit').then(() => {
      throw new SetupError('The plant of the demo did not start; the lines above say why.');
    });
    const lines = createInterface({ input: started.stdout });
    const [line] = z.tuple([z.string()]).parse(await Promise.race([once(lines, 'line'), ended]));
    ended.catch(() => undefined);
    ({ port } = told.parse(JSON.parse(line)));
  };
  const stop = async (): Promise<void> => {
    const ending = child;
    if (ending === undefined) return;
    ending.kill('SIGKILL');
    await once(ending, 'exit');
  };
  await start();
  const endpoint = `opc.tcp://127.0.0.1:${port}`;
  writeProject(projectDir);
  mkdirSync(dataDir, { recursive: true });
  const plant = { kind: 'opcua', endpoint, securityMode: 'None' };
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers: { plant } }, undefined, 2));
  return { endpoint, projectDir, dataDir, isRunning: () => child !== undefined, stop, start };
}

const tagList = z.object({ tags: z.array(z.looseObject({ path: z.string() })) });

/** The demo project, whose tags are those of the plant. */
function writeProject(projectDir: string): void {
  rmSync(projectDir, { recursive: true, force: true });
  cpSync(demoFolder, projectDir, { recursive: true });
  const file = join(projectDir, tagsFile);
  const ofPlant = new Set(plantTags().map(({ path }) => path));
  const { tags } = tagList.parse(JSON.parse(readFileSync(file, 'utf8')));
  const all = tags.map((tag) => {
    if (!ofPlant.has(tag.path)) return tag;
    const { simulate: _simulate, value: _value, ...rest } = tag;
    return { ...rest, valueSource: 'opc', opcServer: 'plant', opcItemPath: nodeOf(tag.path) };
  });
  writeFileSync(file, JSON.stringify({ tags: all }, undefined, 2));
}
