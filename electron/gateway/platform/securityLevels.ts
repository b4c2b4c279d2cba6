/** Security levels by their paths (`Authenticated/Roles/Operator`): a level implies those that it is below, as in Ignition. */

/** Whether somebody with these levels has one: itself, or one below it. Everybody is `Public`. */
export function holdsLevel(levels: ReadonlySet<string>, path: string): boolean {
  return path === 'Public' || levels.has(path) || [...levels].some((level) => level.startsWith(`${path}/`));
}
