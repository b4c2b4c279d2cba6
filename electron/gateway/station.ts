import type { Store } from './store/database.ts';
import type { Ports } from './ports.ts';
import { isoUtc } from './time.ts';

/** This installation: its id is made once and stays; its name is what people call it. */
export interface Station {
  readonly id: string;
  readonly name: string;
}

/** Reads the station's identity, or makes it on the first start with the given name. */
export function readStation(store: Store, ports: Ports, firstName: string): Station {
  const read = store.db.prepare<[], Station>('SELECT id, name FROM station');
  return store.transaction(() => {
    const known = read.get();
    if (known !== undefined) return known;
    const made = { id: ports.newId(), name: firstName };
    store.db
      .prepare<[string, string, string]>('INSERT INTO station (only, id, name, created_at) VALUES (1, ?, ?, ?)')
      .run(made.id, made.name, isoUtc(ports.clock.now()));
    return made;
  });
}
