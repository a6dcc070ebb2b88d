import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";
import { ending, type Watched } from "./watched.ts";

/** Between two looks at what the program does. */
const lookMilliseconds = 250;

const { doing, limits }: Watched = workerData;
const { processorMilliseconds, milliseconds } = limits;
const session = new Session();
session.connectToMainThread();

let last = { number: 0, processor: 0, clock: 0 };
setInterval(look, Math.min(lookMilliseconds, processorMilliseconds / 4));

function look(): void {
  const number = Atomics.load(doing, 0);
  const { user, system } = process.cpuUsage();
  const now = {
    number,
    processor: (user + system) / 1000,
    clock: performance.now(),
  };
  if (number !== last.number) last = now;
  if (number <= 0) return;
  const isLong =
    now.processor - last.processor > processorMilliseconds ||
    now.clock - last.clock > milliseconds;
  if (isLong && Atomics.compareExchange(doing, 0, number, ending) === number)
    end();
}

/** The program reads the message once it does nothing else. */
function end(): void {
  session.post("Runtime.terminateExecution");
  parentPort?.postMessage("ended");
}
