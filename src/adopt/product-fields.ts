import type { Fact } from "./facts.ts";
import type { Ids } from "./ids.ts";
import { joined, slug } from "./prose.ts";
import { firstOf } from "./versions.ts";

type Of<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

export function linksOf(links: readonly Of<"link">[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { title, url } of links) {
    let name = title;
    for (
      let count = 2;
      Object.hasOwn(found, name) && found[name] !== url;
      count++
    )
      name = `${title} (${count})`;
    found[name] = url;
  }
  return found;
}

export function policyOf(bumps: readonly Of<"bump">[]) {
  if (bumps.length === 0) return undefined;
  const byBump = [...Map.groupBy(bumps, ({ bump }) => bump)].map(
    ([bump, told]) => {
      const downtime = told.find((one) => one.downtime !== undefined)?.downtime;
      const migrations = joined(told.map((one) => one.migrations ?? ""));
      const rule = {
        says: joined(told.map(({ says }) => says)),
        ...(downtime !== undefined && { downtime }),
        ...(migrations !== "" && { migrations }),
      };
      return [bump, rule] as const;
    },
  );
  return { bumps: Object.fromEntries(byBump) };
}

/** Each range begins with a release of the part, of which the row says something. */
export function partReleases({ title, pairs }: Of<"part">, date: string) {
  const folder = slug(title) || "part";
  const byVersion = Map.groupBy(pairs, ({ part }) => firstOf(part));
  return [...byVersion].flatMap(([version, of]) => {
    if (version === undefined) return [];
    const says = joined(of.map(({ note }) => note));
    const summary = says || "Say in one sentence what is new";
    const fields = { schema: 1, version, date, summary };
    return [{ version, folder, fields }];
  });
}

export function surfacesOf(used: readonly ("values" | "env")[]) {
  const known = {
    values: { title: "Helm values", format: "values", file: "values.yaml" },
    env: { title: ".env", format: "dotenv", file: ".env" },
  } as const;
  return Object.fromEntries(
    [...new Set(used)].map((surface) => [surface, known[surface]]),
  );
}

/** Shows what a release changes in the reader's own file. */
export function configStep(surface: string, ids: Ids) {
  const title =
    surface === "env" ? "Adjust the environment" : "Adjust the values";
  return { id: ids.take(title, "configure"), title, config: surface };
}
