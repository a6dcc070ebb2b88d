import type { Sources } from "../lint/thorough.ts";

/** Where the commands get what a lint wants; nothing is loaded before it is wanted. */
export const sources: Sources = {};
