import type { Command } from "../commands.ts";
import type { Carried, Carrier } from "./carrier.ts";
import { clouds } from "./clouds.ts";
import { curl } from "./curl.ts";
import { mysql, sqlite } from "./databases.ts";
import { compose, helm } from "./deployments.ts";
import { files } from "./files.ts";
import { jq } from "./jq.ts";
import { kubectl } from "./kubectl.ts";
import { psql } from "./psql.ts";
import { python } from "./python.ts";

const carriers: readonly Carrier[] = [
  psql,
  mysql,
  sqlite,
  kubectl,
  jq,
  clouds,
  python,
  curl,
  helm,
  compose,
  files,
];

const byName = new Map(
  carriers.flatMap((carrier) =>
    carrier.names.map((name) => [name, carrier] as const),
  ),
);

/** What a command hands to its program in another language. */
export function carriedBy(command: Command): Iterable<Carried> {
  // `python3.12` is `python`.
  const plain = command.name.replace(/[\d.]+$/, "");
  const carrier = byName.get(command.name) ?? byName.get(plain);
  return carrier?.carried(command) ?? [];
}
