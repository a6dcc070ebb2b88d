import type { Reporter } from "../reporter.ts";
import { json } from "./json.ts";
import { pretty } from "./pretty.ts";

export const reporters: readonly Reporter[] = [pretty, json];
