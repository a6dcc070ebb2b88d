import { z } from "zod";
import { id } from "./text.ts";

/** `{ platform: helm }` or `{ platform: [kubernetes, helm] }`. */
export const when = z.record(id, z.union([id, z.array(id).min(1)]));
