import type { Reporter } from "../reporter.ts";
import { checkstyle } from "./checkstyle.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { rdjsonl } from "./rdjsonl.ts";
import { sarif } from "./sarif.ts";

/** All formats of a report, the one for people first. */
export const reporters: readonly Reporter[] = [
  pretty,
  json,
  github,
  markdown,
  sarif,
  gitlab,
  rdjsonl,
  junit,
  checkstyle,
];
