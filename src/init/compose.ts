import { z } from "zod";
import { yamlOf } from "./charts.ts";
import {
  byDepth,
  folderOf,
  isForeign,
  isPlain,
  type Repository,
} from "./repository.ts";

/** A file of Docker Compose that operators start. */
export interface Compose {
  readonly path: string;
  readonly folder: string;
  /** Whether `docker compose` finds it without being told. */
  readonly hasDefaultName: boolean;
  readonly services: readonly string[];
  /** Whether a service is built from the checkout. */
  readonly builds: boolean;
  readonly database?: Database;
  /** The variable that names the version of an image, `MILL_VERSION`. */
  readonly versionVariable?: string;
}

export interface Database {
  readonly service: string;
  readonly kind: "postgres" | "mysql" | "mariadb";
  /** Undefined where only the container knows. */
  readonly user?: string;
  readonly name?: string;
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const written = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string().optional().catch(undefined),
      build: z.unknown().optional(),
      environment: z
        .union([z.record(z.string(), scalar), z.array(z.string())])
        .optional()
        .catch(undefined),
    }),
  ),
});
type Service = z.output<typeof written>["services"][string];

const file =
  /(?:^|\/)(?:docker-)?compose(?:\.(?:prod|production|release))?\.ya?ml$/i;
const byDefault = /(?:^|\/)(?:docker-)?compose\.ya?ml$/;
const images: readonly (readonly [RegExp, Database["kind"]])[] = [
  [
    /(?:^|\/)(?:postgres|postgresql|postgis|pgvector|timescaledb)\b/,
    "postgres",
  ],
  [/(?:^|\/)mysql\b/, "mysql"],
  [/(?:^|\/)mariadb\b/, "mariadb"],
];

/** The files that operators may start, the likeliest first. */
export function findCompose({ paths, texts }: Repository): Compose[] {
  return paths
    .filter((path) => file.test(path) && isPlain(path) && !isForeign(path))
    .toSorted(byDepth)
    .flatMap((path) => {
      const { data } = written.safeParse(yamlOf(texts.get(path) ?? ""));
      if (data === undefined) return [];
      const services = Object.entries(data.services).filter(([name]) =>
        isPlain(name),
      );
      const database = services.flatMap(([name, one]) =>
        databaseOf(name, one),
      )[0];
      const versionVariable = services
        .flatMap(([, { image }]) => variableOf(image) ?? [])
        .at(0);
      return [
        {
          path,
          folder: folderOf(path),
          hasDefaultName: byDefault.test(path),
          services: services.map(([name]) => name),
          builds: services.some(([, { build }]) => build !== undefined),
          ...(database && { database }),
          ...(versionVariable !== undefined && { versionVariable }),
        },
      ];
    });
}

function databaseOf(
  service: string,
  { image, environment }: Service,
): Database[] {
  const bare = image?.replace(/[:@][^/]*$/, "") ?? "";
  const kind = images.find(([pattern]) => pattern.test(bare))?.[1];
  if (kind === undefined) return [];
  const prefix = kind === "postgres" ? "POSTGRES" : kind.toUpperCase();
  const user = literalOf(environment, `${prefix}_USER`);
  const name = literalOf(
    environment,
    kind === "postgres" ? "POSTGRES_DB" : `${prefix}_DATABASE`,
  );
  return [
    {
      service,
      kind,
      ...(user !== undefined && { user }),
      ...(name !== undefined && { name }),
    },
  ];
}

/** A value without variables in it. */
function literalOf(
  environment: Service["environment"],
  name: string,
): string | undefined {
  const value = Array.isArray(environment)
    ? environment
        .find((line) => line.startsWith(`${name}=`))
        ?.slice(name.length + 1)
    : environment?.[name];
  return typeof value === "string" && /^[\w-]+$/.test(value)
    ? value
    : undefined;
}

/** `mill:${MILL_VERSION:-latest}` */
function variableOf(image: string | undefined): string | undefined {
  return /:v?\$\{?([A-Z][A-Z0-9_]*)[^/]*$/.exec(image ?? "")?.[1];
}
