import { parse as parseToml } from "smol-toml";
import { z } from "zod";
import type { Chart } from "./charts.ts";
import { idOf, type Repository } from "./repository.ts";

/** What a product is called, and in a sentence what it is. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** Its page on GitHub or GitLab. */
  readonly home?: string;
}

/** Where the repository is pushed to. */
export interface Remote {
  /** `https://github.com/mill/mill` */
  readonly home: string;
  readonly host: string;
  readonly name: string;
}

const described = z.object({
  name: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
});
type Described = z.output<typeof described>;

/** Names of folders and packages that say nothing. */
const generic = new Set([
  "api",
  "app",
  "backend",
  "chart",
  "charts",
  "client",
  "code",
  "deploy",
  "docs",
  "frontend",
  "helm",
  "helm-charts",
  "main",
  "monorepo",
  "project",
  "repo",
  "root",
  "server",
  "src",
  "web",
  "workspace",
]);

/** The remote of an address as git has it; undefined where it is a path. */
export function readRemote(address: string): Remote | undefined {
  const [, host, path] =
    /^(?:\w+:\/\/)?(?:[^@/\s]+@)?([\w.-]+\.[a-z]{2,})(?::\d+)?[:/](.+?)(?:\.git)?\/?$/i.exec(
      address.trim(),
    ) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { host: host.toLowerCase(), name, home: `https://${host}/${path}` };
}

/** Who the product is; a chart's own name comes first, that of the folder last. */
export function identify(
  repository: Repository,
  { chart, remote, id }: { chart?: Chart; remote?: Remote; id?: string },
): Identity {
  const packages = [
    jsonAt(repository, "package.json"),
    pyprojectOf(repository),
    tomlTable(repository, "Cargo.toml", "package"),
    jsonAt(repository, "composer.json"),
  ].flatMap((one) => one ?? []);
  const names = [
    chart?.name,
    remote?.name,
    ...packages.map(({ name }) => name?.slice(name.lastIndexOf("/") + 1)),
    moduleOf(repository),
    repository.folder,
  ].flatMap((name) => (name === undefined ? [] : [name]));
  const named = names.find((name) => {
    const word = idOf(name);
    return word !== "" && !generic.has(word);
  });
  const name = id ?? named ?? names[0] ?? "product";
  const description = [
    chart?.description,
    ...packages.map((one) => one.description),
  ]
    .map(oneLine)
    .find((text) => text !== "");
  return {
    id: id ?? (idOf(name) || "product"),
    name: titled(name),
    summary: description ?? `What operators run as ${titled(name)}`,
    ...(remote && { home: remote.home }),
  };
}

/** `open-mill` to "Open Mill"; a name with capitals was meant so. */
function titled(name: string): string {
  if (/[A-Z]/.test(name)) return name;
  return name
    .split(/[-_.\s]+/)
    .filter((word) => word !== "")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

function oneLine(text = ""): string {
  return text.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}

function jsonAt({ texts }: Repository, path: string): Described | undefined {
  try {
    return described.safeParse(JSON.parse(texts.get(path) ?? "null")).data;
  } catch {
    return undefined;
  }
}

function pyprojectOf(repository: Repository): Described | undefined {
  const project = tomlTable(repository, "pyproject.toml", "project");
  return project?.name === undefined
    ? tomlTable(repository, "pyproject.toml", "tool", "poetry")
    : project;
}

function tomlTable(
  { texts }: Repository,
  path: string,
  ...keys: readonly string[]
): Described | undefined {
  const table = z.record(z.string(), z.unknown());
  try {
    let data: unknown = parseToml(texts.get(path) ?? "");
    for (const key of keys) data = table.parse(data)[key];
    return described.safeParse(data).data;
  } catch {
    return undefined;
  }
}

/** `module github.com/mill/mill/v2` */
function moduleOf({ texts }: Repository): string | undefined {
  const [, path] = /^module\s+(\S+)/m.exec(texts.get("go.mod") ?? "") ?? [];
  return path
    ?.replace(/\/v\d+$/, "")
    .split("/")
    .at(-1);
}
