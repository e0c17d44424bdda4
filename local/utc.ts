/**
 * Lambda's clocks show UTC, and so must those of functions that run in this process. Imported first by every program, because the time zone
 * of a process is read once.
 */
process.env['TZ'] = 'UTC';
