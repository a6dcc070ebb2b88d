import type { Product } from "../../release/types.ts";

/** What may be waived of a product, as an obstacle names it: `stop 2.0.0`. */
export function waivableIn({ releases, parts, policy }: Product): string[] {
  const all = [...releases, ...parts.flatMap((part) => part.releases)];
  const ids = all.flatMap((release) => {
    const { version, stop, from, migrations, status, risks } = release;
    return [
      ...(stop === undefined ? [] : [`stop ${version}`]),
      ...(from === undefined ? [] : [`from ${version}`]),
      ...(migrations.length > 0 ? [`migration ${version}`] : []),
      ...(status.kind === "yanked" || status.kind === "avoid"
        ? [`status ${version}`]
        : []),
      ...(risks.length > 0 ? [`risk ${version}`] : []),
      ...release.requires.map(({ name }) => `requirement ${name}`),
      `channel ${release.channel}`,
    ];
  });
  return [
    ...new Set([
      ...ids,
      ...(policy.majorsAtOnce === undefined ? [] : ["policy majors"]),
      ...(policy.minorsAtOnce === undefined ? [] : ["policy minors"]),
    ]),
  ];
}
