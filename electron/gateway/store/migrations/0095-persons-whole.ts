import type { Migration } from '../migrate.ts';
import { anotherPerson, marksOfUser } from './0060-persons.ts';

/** Databases that the first programs with step 60 made lack two parts of it. */
export const personsWhole: Migration = {
  version: 95,
  name: 'persons-whole',
  up: (db) => {
    db.exec(marksOfUser);
    db.exec(anotherPerson);
  },
};
