import { parentPort } from "node:worker_threads";
import { z } from "zod";
import type { Event } from "../../src/session/events.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import { show } from "../../src/session/values.ts";
import { plainBlock } from "./blocks.ts";

const job = z.object({ scripts: z.array(z.string()), secret: z.string() });

// Rehearses the blocks it is given and answers with what a test asks of them.
parentPort?.on("message", (message) => {
  const { scripts, secret } = job.parse(message);
  const rehearsal = rehearse(scripts.map(plainBlock), { variables: {} });
  const { events, statements, limits, end } = rehearsal;
  const last = scripts.length - 1;
  parentPort?.postMessage({
    limits: limits.map(({ limit }) => limit),
    lastCertain: events
      .filter(({ place, maybe }) => place.block === last && !maybe)
      .map(line),
    sawSecret: [...events, ...statements, ...limits, end].some((part) =>
      JSON.stringify(part).includes(secret),
    ),
  });
});

function line(event: Event): string {
  if (event.kind === "set") return `set ${event.name} ${show(event.value)}`;
  if (event.kind === "call") return `call ${event.argv.map(show).join(" ")}`;
  return event.kind;
}
