/** The name of the station's own database in its data directory. */
export const databaseName = 'station.sqlite';
