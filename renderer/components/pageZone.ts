/** The time zone of the page's session, for what is said of times beside the properties of a component. */

let zone: string | undefined;

/** The session reads times in another zone. */
export function takeZone(now: string): void {
  zone = now;
}

/** The zone of the session; before that is known, the computer's. */
export function zoneOfPage(): string | undefined {
  return zone;
}
