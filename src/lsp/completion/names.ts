import { parseDocument } from "yaml";

/** Something that may be named, and what a person reads beside it. */
export interface Name {
  readonly name: string;
  readonly says?: string;
}

/** What metadata give a name to. */
export interface Names {
  /** In the guides of the product; of a release, its own too. */
  readonly steps: readonly Name[];
  readonly runbooks: readonly (Name & { readonly steps: readonly Name[] })[];
  /** The platform among them. */
  readonly choices: readonly (Name & { readonly options: readonly Name[] })[];
  readonly variables: readonly Name[];
  readonly surfaces: readonly Name[];
  /** Tools that run migrations. */
  readonly tools: readonly Name[];
  readonly parts: readonly Name[];
  readonly channels: readonly Name[];
  readonly versions: readonly Name[];
}

/**
 * The names in the texts of a product, however much of them does not read yet:
 * somebody is typing. `release` is the one that is open, if one is.
 */
export function namesIn(
  product: string,
  {
    release = "",
    versions,
  }: { readonly release?: string; readonly versions: readonly string[] },
): Names {
  const data = read(product);
  const own = read(release);
  const asked = list(own["changes"]).flatMap(({ do: steps }) => list(steps));
  return {
    steps: [
      ...Object.values(record(data["steps"])).flatMap(list),
      ...list(own["steps"]),
      ...asked,
    ].flatMap(stepName),
    runbooks: entries(data["runbooks"]).map(([name, runbook]) => ({
      name,
      ...says(runbook["title"]),
      steps: list(runbook["steps"]).flatMap(stepName),
    })),
    choices: [
      { name: "platform", options: titled(data["platforms"]) },
      ...entries(data["choices"]).map(([name, { ask, options }]) => ({
        name,
        ...says(ask),
        options: titled(options),
      })),
    ],
    variables: entries(data["variables"]).map(([name, variable]) => ({
      name,
      ...says(variable["ask"] ?? variable["value"]),
    })),
    surfaces: titled(data["surfaces"]),
    tools: [
      ...Object.keys(record(data["migrations"])),
      ...entries(data["variables"]).flatMap(([, { revision }]) =>
        typeof revision === "string" ? [revision] : [],
      ),
    ].map((name) => ({ name })),
    parts: titled(data["parts"]),
    channels: [{ name: "stable" }, ...titled(data["channels"])],
    versions: versions.map((name) => ({ name })),
  };
}

/** A YAML text as far as it reads. */
function read(text: string): Record<string, unknown> {
  try {
    return record(parseDocument(text, { logLevel: "silent" }).toJS());
  } catch {
    return {};
  }
}

function stepName({ id, title }: Record<string, unknown>): Name[] {
  return typeof id === "string" ? [{ name: id, ...says(title) }] : [];
}

function titled(value: unknown): Name[] {
  return entries(value).map(([name, { title }]) => ({ name, ...says(title) }));
}

function says(value: unknown): { says?: string } {
  return typeof value === "string" ? { says: value } : {};
}

function entries(value: unknown): [string, Record<string, unknown>][] {
  return Object.entries(record(value)).map(([key, one]) => [key, record(one)]);
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
