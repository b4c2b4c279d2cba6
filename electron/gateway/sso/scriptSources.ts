/** Scripts as callers of the user service: what each page's scripts may do, and as whom they are written down. */
import type { Clock } from '../platform/ports.ts';
import { openLimiter, type Rate } from './limiter.ts';
import type { Source } from './refusals.ts';

/** Not for a project to choose: it is its scripts that are held. */
const calls: Rate = Object.freeze({ burst: 20, perMinute: 6 });
const proofs: Rate = Object.freeze({ burst: 5, perMinute: 1 });

/** Makes the function that names the source of a call: the project, with the path of the page whose script calls. */
export function scriptSources(
  project: { readonly name: string; readonly title: string },
  clock: Pick<Clock, 'monotonic'>,
): (name: string, page: string | undefined) => Source {
  const limits = { calls: openLimiter(clock, calls), proofs: openLimiter(clock, proofs) };
  return (name, page) => {
    const id = `${project.name}${page ?? ''}`;
    const where = page === undefined ? '' : `page ${page}, `;
    return { name: id, actor: { kind: 'script', id, name: `${project.title}, ${where}${name}` }, ...limits };
  };
}
