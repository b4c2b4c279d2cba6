import {
  openStation,
  type ProjectFiles,
  type StationOptions,
  type TestPage,
  type TestStation,
} from '../../support/station.ts';
import { buttons } from './buttons.ts';

export interface Ran {
  readonly station: TestStation;
  readonly page: TestPage;
  /** What the script printed, in order. */
  readonly printed: readonly string[];
  /** What the page told of its failure; empty for a script that ran to its end. */
  readonly problem: string;
}

interface RunOptions extends StationOptions {
  readonly files?: ProjectFiles;
  /** What is done with the station before the script runs. */
  readonly prepare?: (station: TestStation) => Promise<unknown>;
}

/** Runs a script as a button's, on a station of its own. */
export async function runScript(script: string, { files, prepare, ...options }: RunOptions = {}): Promise<Ran> {
  const station = await openStation({ ...options, files: { ...files, ...buttons({ Go: script }) } });
  await prepare?.(station);
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  const printed = station.log.lines
    .filter(({ details }) => details['logger'] === 'print')
    .map(({ message }) => message);
  return { station, page, printed, problem: page.notices[0]?.message ?? '' };
}
