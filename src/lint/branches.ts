import type { Document, Fence, Heading } from "../markdown/document.ts";

/** A page with more forks is no page that somebody reads. */
const most = 200;

/** Sections or tabs of which a reader follows one. */
interface Fork {
  readonly ways: readonly Way[];
}

interface Way {
  readonly option: string;
  readonly line: number;
  readonly endLine: number;
}

/** The options of each choice that a fence belongs to. */
export type Branches = Readonly<Record<string, readonly string[]>>;

/**
 * The choices that the page's layout offers without a word: tabs, sections of
 * platforms, "Option A" beside "Option B". Forks with an option in common are
 * one choice: who reads the tab for Linux reads the next one for Linux, too.
 */
export function branchesOf(
  document: Pick<Document, "tabs" | "headings">,
): (fence: Fence) => Branches {
  const forks = [...forksOfHeadings(document), ...forksOfTabs(document)].slice(
    0,
    most,
  );
  const names = namesOf(forks);
  return ({ line }) => {
    const branches: Record<string, readonly string[]> = {};
    for (const fork of forks) {
      const way = fork.ways.find(
        (one) => one.line <= line && line <= one.endLine,
      );
      const name = names.get(fork);
      if (way && name !== undefined) branches[name] = [way.option];
    }
    return branches;
  };
}

function forksOfTabs({ tabs }: Pick<Document, "tabs">): Fork[] {
  const groups = Map.groupBy(tabs, ({ group }) => group);
  return [...groups.values()].flatMap((group) =>
    forkOf(
      group.map(({ label, line, endLine }) => ({
        option: simple(label),
        line,
        endLine,
      })),
    ),
  );
}

const lettered =
  /^(approach|alternative|method|option|scenario|strategy|variant)\s+(?:[a-h]|\d|i{1,3}|one|two|three)\b/i;
const platforms: readonly RegExp[] = [
  /^(?:docker(?: compose| desktop| swarm)?|docker-compose|podman|kubernetes|k8s|helm|kubectl|kustomize|openshift|minikube|nomad|bare[ -]metal|systemd|manual|binary|binaries|source|linux|mac ?os|os x|windows|ubuntu|debian|centos|rhel|red hat|fedora|alpine|arch(?: linux)?|opensuse|suse|homebrew|apt|yum|dnf|aws|eks|ecs|gcp|gke|google cloud|azure|aks)$/i,
  /^(?:npm|yarn|pnpm|bun)$/i,
  /^(?:postgresql|postgres|mysql|mariadb|sqlite|sql server|oracle)$/i,
];
const means = /^(?:.*\b)?(?:using|with|via|for|on)\s+(?:the\s+)?/i;
const kindOfWay =
  /\s+(?:deployments?|installations?|installs?|users?|setups?|charts?|cli)$/i;

/** Headings of one depth below one heading. */
function forksOfHeadings({ headings }: Pick<Document, "headings">): Fork[] {
  const sections = sectionsOf(headings).flatMap((section) => {
    const way = wayOf(section.text);
    return way ? [{ ...section, ...way }] : [];
  });
  const siblings = Map.groupBy(
    sections,
    ({ parent, depth, family }) => `${parent} ${depth} ${family}`,
  );
  return [...siblings.values()].flatMap(forkOf);
}

interface Section extends Pick<Heading, "text" | "depth" | "line"> {
  readonly parent: number;
  readonly endLine: number;
}

function sectionsOf(headings: readonly Heading[]): Section[] {
  const open: Heading[] = [];
  const ends = new Map<Heading, number>();
  const parents = new Map<Heading, number>();
  for (const heading of headings) {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) {
      const closed = open.pop();
      if (closed) ends.set(closed, heading.line - 1);
    }
    parents.set(heading, open.at(-1)?.line ?? 0);
    open.push(heading);
  }
  return headings.map((heading) => ({
    text: heading.text,
    depth: heading.depth,
    line: heading.line,
    parent: parents.get(heading) ?? 0,
    endLine: ends.get(heading) ?? Infinity,
  }));
}

function wayOf(
  heading: string,
): { family: string; option: string } | undefined {
  const letter = lettered.exec(heading)?.[1];
  if (letter !== undefined)
    return { family: letter.toLowerCase(), option: simple(heading) };
  const name = heading.replace(means, "").replace(kindOfWay, "").trim();
  const family = platforms.findIndex((names) => names.test(name));
  return family < 0
    ? undefined
    : { family: `platform ${family}`, option: simple(name) };
}

/** One section is no alternative; nobody chooses among more than these. */
const mostWays = 12;

function forkOf(ways: readonly Way[]): Fork[] {
  const options = new Set(ways.map(({ option }) => option));
  return options.size > 1 && options.size <= mostWays ? [{ ways }] : [];
}

/** The name of each fork's choice: the options of all forks that it shares one with. */
function namesOf(forks: readonly Fork[]): ReadonlyMap<Fork, string> {
  let groups: { forks: Fork[]; options: Set<string> }[] = [];
  for (const fork of forks) {
    const own = new Set(fork.ways.map(({ option }) => option));
    const [joined = [], others = []] = [true, false].map((shares) =>
      groups.filter(
        ({ options }) => [...options].some((one) => own.has(one)) === shares,
      ),
    );
    groups = [
      ...others,
      {
        forks: [...joined.flatMap((group) => group.forks), fork],
        options: new Set([
          ...joined.flatMap((group) => [...group.options]),
          ...own,
        ]),
      },
    ];
  }
  return new Map(
    groups.flatMap(({ forks, options }) =>
      forks.map((fork) => [fork, [...options].sort().join(" or ")] as const),
    ),
  );
}

function simple(label: string): string {
  return label
    .toLowerCase()
    .replace(/[`*_]/g, "")
    .replace(/docker-compose/g, "docker compose")
    .replace(/\s+/g, " ")
    .trim();
}
