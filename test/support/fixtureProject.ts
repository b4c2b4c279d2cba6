/** The folder of a project that stands in the repository for tests. */
import { join } from 'node:path';

export function fixtureProject(name: string): string {
  return join(import.meta.dirname, '..', 'fixtures', 'projects', name);
}
