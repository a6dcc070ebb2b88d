import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { rehearse } from "../../src/session/rehearse.ts";
import { plainBlock } from "./blocks.ts";

// Rehearses the blocks it is given and answers with all there is to see.
const scripts = z.array(z.string()).parse(workerData);
const started = performance.now();
const rehearsal = rehearse(scripts.map(plainBlock), { variables: {} });
const milliseconds = performance.now() - started;
parentPort?.postMessage({
  milliseconds,
  limits: rehearsal.limits.map(({ limit }) => limit),
  seen: JSON.stringify(rehearsal),
});
