/*
 * Loaded before the application when a script runs it: if that script is killed, the application
 * stops as if asked to, instead of living on unseen with the port and the data folder.
 */
import process from 'node:process';

if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
