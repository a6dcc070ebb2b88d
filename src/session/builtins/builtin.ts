import type { Call } from "../calls/call.ts";
import type { Status } from "../shell.ts";

/** A command that the session itself can do, entirely or up to an unknown. */
export interface Builtin {
  readonly names: readonly string[];
  readonly summary: string;
  /** Why this call does not end by itself. */
  readonly endless?: (call: Call) => string | undefined;
  readonly run: (call: Call) => Status;
}
