/** The policy of pages and surfaces forbids code that is made of text: imported before the schemas are made. */
import { config } from 'zod';

config({ jitless: true });
