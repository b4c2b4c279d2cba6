/** The process whose power is cut: brings the database of a data directory to this version. Argument: the data directory. */
import { openStore } from '../../electron/gateway/store/database.ts';

openStore(process.argv[2] ?? '').close();
