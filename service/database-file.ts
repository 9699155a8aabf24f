/** Name of the database file in a data folder. */
export const DATABASE_FILE = 'console.db';
