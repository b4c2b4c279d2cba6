/** Drawings that point at a place with their lower end. */
const pins: ReadonlySet<string> = new Set(
  [
    'location_on',
    'place',
    'room',
    'pin_drop',
    'fmd_good',
    'person_pin_circle',
    'push_pin',
    'home_pin',
    'location_pin',
  ].map((name) => `material/${name}`),
);

/** Whether a drawing of the library has its point at its lower end. */
export function isPin(path: string): boolean {
  return pins.has(path);
}
