/** The address of whoever is at this computer itself: its window, its command line. */
export const ownAddress = '127.0.0.1';
