/** A fresh process: loads the module that its second argument names, or none, and tells what that took since the moment in its first. */
const [, , startedAt, file] = process.argv;
if (file) require(file);
const sinceStart = () => performance.timeOrigin + performance.now() - Number(startedAt);
const wallMs = sinceStart();
setImmediate(() => {
  const readyMs = sinceStart();
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(
    1,
    `\n${JSON.stringify({ wallMs, readyMs, cpuMs: (user + system) / 1000, rssMiB: process.memoryUsage.rss() / 2 ** 20 })}\n`,
  );
  process.exit(0);
});
