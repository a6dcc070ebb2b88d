import { typeOf, type JsonSchema } from "./field-type.ts";

/** A key of a file that people write. */
export interface Field {
  /** `platforms.<id>.title`, `steps[].run`. */
  readonly path: string;
  /** As `typeOf` tells it. */
  readonly type: string;
  /** Whether what holds it is refused without it. */
  readonly isRequired: boolean;
  /** As JSON, where it is more than nothing. */
  readonly default?: string;
  readonly says: string;
  /** As its schema gives one. */
  readonly example?: unknown;
  /** It is allowed only then: `op` is `added`. */
  readonly only?: string;
  /** The field whose fields it has, too; they are told there. */
  readonly as?: string;
}

/** Smaller objects are told again where they stand again. */
const fewestTold = 5;

interface Walk {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** Objects that were told, by what they are, and where. */
  readonly told: Map<string, string>;
}

/** Every field of a JSON schema, in its order, those within others after them. */
export function fieldsOf(schema: JsonSchema): readonly Field[] {
  const walk = { definitions: schema.definitions ?? {}, told: new Map() };
  return [...below(schema, "", walk)];
}

function* below(given: JsonSchema, path: string, walk: Walk): Generator<Field> {
  const schema = resolved(given, walk);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) {
    yield* joined(variants, path, walk);
    return;
  }
  if (schema.items) {
    yield* below(schema.items, `${path}[]`, walk);
    return;
  }
  const values = schema.additionalProperties;
  if (typeof values === "object") {
    yield* below(values, `${path}.${keyIn(schema)}`, walk);
    return;
  }
  for (const [name, each] of Object.entries(schema.properties ?? {}))
    yield* told(
      each,
      {
        path: path === "" ? name : `${path}.${name}`,
        isRequired: schema.required?.includes(name) ?? false,
      },
      walk,
    );
}

function* told(
  given: JsonSchema,
  place: Pick<Field, "path" | "isRequired" | "only">,
  walk: Walk,
): Generator<Field> {
  const schema = resolved(given, walk);
  const inner = shapeOf(schema);
  const before = inner === undefined ? undefined : walk.told.get(inner);
  if (inner !== undefined && before === undefined)
    walk.told.set(inner, place.path);
  yield {
    ...place,
    type: typeOf(schema),
    says: given.description ?? schema.description ?? "",
    ...defaultOf(schema),
    ...exampleOf(given.examples ?? schema.examples),
    ...(before !== undefined && { as: before }),
  };
  if (before === undefined) yield* below(schema, place.path, walk);
}

/** Objects of which one is meant: each field once, with what it is bound to. */
function* joined(
  variants: readonly JsonSchema[],
  path: string,
  walk: Walk,
): Generator<Field> {
  const objects = variants
    .map((variant) => resolved(variant, walk))
    .filter(({ properties }) => properties !== undefined);
  for (const variant of variants)
    if (!resolved(variant, walk).properties) yield* below(variant, path, walk);
  const key = discriminatorOf(objects);
  const names = new Set(
    objects.flatMap(({ properties = {} }) => Object.keys(properties)),
  );
  for (const name of names) {
    const having = objects.filter(({ properties }) => properties?.[name]);
    const [first] = having.flatMap(
      ({ properties }) => properties?.[name] ?? [],
    );
    if (!first) continue;
    const merged =
      name === key
        ? { ...first, const: undefined, enum: constsOf(having, name) }
        : first;
    const isEverywhere = having.length === objects.length;
    yield* told(
      merged,
      {
        path: path === "" ? name : `${path}.${name}`,
        isRequired:
          isEverywhere &&
          objects.every(({ required = [] }) => required.includes(name)),
        ...(!isEverywhere &&
          key !== undefined && {
            only: `\`${key}\` is ${constsOf(having, key)
              .map((one) => `\`${String(one)}\``)
              .join(" or ")}`,
          }),
      },
      walk,
    );
  }
}

/** The key whose one value tells which object is meant. */
function discriminatorOf(objects: readonly JsonSchema[]): string | undefined {
  const [first] = objects;
  if (!first || objects.length < 2) return undefined;
  return Object.keys(first.properties ?? {}).find((name) =>
    objects.every(({ properties }) => properties?.[name]?.const !== undefined),
  );
}

function constsOf(
  objects: readonly JsonSchema[],
  name: string,
): readonly unknown[] {
  return [
    ...new Set(
      objects.flatMap(({ properties }) => properties?.[name]?.const ?? []),
    ),
  ];
}

function resolved(schema: JsonSchema, { definitions }: Walk): JsonSchema {
  const [only] = schema.allOf ?? [];
  const name = (schema.$ref ?? only?.$ref)?.replace("#/definitions/", "");
  const found = name === undefined ? undefined : definitions[name];
  return found
    ? {
        ...found,
        ...(schema.description !== undefined && {
          description: schema.description,
        }),
      }
    : schema;
}

function keyIn({ propertyNames }: JsonSchema): string {
  return propertyNames?.pattern === undefined ? "<name>" : "<id>";
}

/** What an object is, whatever it is called; undefined where it is small, or none. */
function shapeOf(schema: JsonSchema): string | undefined {
  const values = schema.additionalProperties;
  const inner =
    schema.items ?? (typeof values === "object" ? values : undefined) ?? schema;
  const variants = inner.anyOf ?? inner.oneOf ?? [inner];
  const fields = variants.flatMap(({ properties = {} }) =>
    Object.keys(properties),
  );
  return fields.length < fewestTold ? undefined : JSON.stringify(variants);
}

function exampleOf([first]: readonly unknown[] = []): Pick<Field, "example"> {
  return first === undefined ? {} : { example: first };
}

function defaultOf(schema: JsonSchema): Pick<Field, "default"> {
  if (schema.default === undefined) return {};
  const text = JSON.stringify(schema.default);
  return text === "[]" || text === "{}" ? {} : { default: text };
}
