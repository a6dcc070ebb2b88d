import type { Sources } from "../lint/thorough.ts";
import { loadParser } from "../payloads/index.ts";

/** Where the commands get what a lint wants; nothing is loaded before it is wanted. */
export const sources: Sources = { parser: loadParser };
