import type { Event } from "../../session/events.ts";
import type { Page } from "../rule.ts";
import { type Call, callsOf } from "./calls.ts";

type Write = Extract<Event, { kind: "write-file" }>;

interface Log {
  readonly calls: ReadonlyMap<number, readonly Call[]>;
  readonly writes: ReadonlyMap<number, readonly Write[]>;
}

const logs = new WeakMap<Page["rehearsal"], Log>();

/**
 * The calls that stand in a block, in the order of the log. Whoever looks for one
 * beside another asks here: a page may have thousands of blocks.
 */
export function callsIn(block: number, page: Page): readonly Call[] {
  return logOf(page).calls.get(block) ?? [];
}

/** The files that are written in a block, in the order of the log. */
export function writesIn(block: number, page: Page): readonly Write[] {
  return logOf(page).writes.get(block) ?? [];
}

function logOf(page: Page): Log {
  const { rehearsal } = page;
  const known = logs.get(rehearsal);
  if (known) return known;
  const writes = rehearsal.events.filter(
    (event) => event.kind === "write-file",
  );
  const log = {
    calls: Map.groupBy(callsOf(page), ({ place }) => place.block),
    writes: Map.groupBy(writes, ({ place }) => place.block),
  };
  logs.set(rehearsal, log);
  return log;
}
