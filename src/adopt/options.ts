import type { TabNames } from "./nodes.ts";
import { slug } from "./prose.ts";

const longestId = 50;

/** An answer to one of a product's choices. */
export interface Answer {
  readonly choice: string;
  readonly option: string;
  readonly title: string;
}

interface Known {
  readonly option: string;
  readonly title: string;
  /** How headings and tabs name it. */
  readonly named: RegExp;
}

/** What authors tell their readers apart by. */
const choices: Readonly<Record<string, readonly Known[]>> = {
  platform: [
    {
      option: "docker",
      title: "Docker",
      named: /\bdocker(?:[ -]compose)?\b|\bcompose\b|\bpodman\b/i,
    },
    { option: "helm", title: "Helm", named: /\bhelm\b/i },
    {
      option: "kubernetes",
      title: "Kubernetes",
      named: /\bkubernetes\b|\bk8s\b|\bkubectl\b|\bkustomize\b|\bmanifests?\b/i,
    },
    {
      option: "debian",
      title: "Debian and Ubuntu",
      named: /\bdebian\b|\bubuntu\b|\bapt(?:-get)?\b|\bdeb\b/i,
    },
    {
      option: "redhat",
      title: "Red Hat and Fedora",
      named: /\bred ?hat\b|\brhel\b|\bcentos\b|\bfedora\b|\byum\b|\bdnf\b/i,
    },
    { option: "homebrew", title: "Homebrew", named: /\bhomebrew\b|\bbrew\b/i },
    { option: "windows", title: "Windows", named: /\bwindows\b/i },
    { option: "macos", title: "macOS", named: /\bmac ?os\b|\bos ?x\b/i },
    { option: "linux", title: "Linux", named: /\blinux\b/i },
    {
      option: "binary",
      title: "Binary",
      named: /\bbinar(?:y|ies)\b|\btarball\b|\bbare[- ]metal\b|\bsystemd\b/i,
    },
    {
      option: "source",
      title: "From source",
      named: /\bfrom source\b|\bgit checkout\b/i,
    },
  ],
  strategy: [
    {
      option: "rolling",
      title: "Rolling update",
      named: /\brolling(?: update| upgrade| deployment)?\b(?! back)/i,
    },
    {
      option: "blue-green",
      title: "Blue-green",
      named: /\bblue[-/ ]?green\b/i,
    },
    { option: "canary", title: "Canary", named: /\bcanary\b/i },
    { option: "in-place", title: "In place", named: /\bin[- ]place\b/i },
    { option: "recreate", title: "Recreate", named: /^recreate\b/i },
  ],
  database: [
    {
      option: "postgresql",
      title: "PostgreSQL",
      named: /^postgres(?:ql)?$/i,
    },
    { option: "mysql", title: "MySQL", named: /^mysql$/i },
    { option: "mariadb", title: "MariaDB", named: /^mariadb$/i },
    { option: "sqlite", title: "SQLite", named: /^sqlite$/i },
  ],
  cloud: [
    { option: "aws", title: "AWS", named: /^(?:aws|amazon)\b/i },
    { option: "gcp", title: "Google Cloud", named: /^(?:gcp|gke|google)\b/i },
    { option: "azure", title: "Azure", named: /^(?:azure|aks)\b/i },
  ],
};

const asks: Readonly<Record<string, string>> = {
  strategy: "How do you replace the old version?",
  database: "Which database do you use?",
  cloud: "Where does it run?",
};

/** The question a choice asks. */
export function askOf(choice: string): string {
  return asks[choice] ?? "Which of these do you use?";
}

/**
 * The answers that a heading or a tab stands for. One that names two options of a
 * choice is about both, and parts nobody.
 */
export function answersIn(title: string): Answer[] {
  return Object.entries(choices).flatMap(([choice, known]) => {
    const named = known.filter(({ named }) => named.test(title));
    // `Helm` on Kubernetes, and a Linux distribution, are told by the narrower word.
    const [found] = named;
    const isOne = named.length === 1 || choice === "platform";
    return found && isOne
      ? [{ choice, option: found.option, title: found.title }]
      : [];
  });
}

/** What a tab stands for: a known option, or one of a choice that its like make up. */
export function answersOfTab({ label, beside }: TabNames): Answer[] {
  const known = answersIn(label);
  if (known.length > 0) return known;
  const option = slug(label);
  const labels = [...new Set(beside)];
  const choice = labels.map(slug).join("-or-").slice(0, longestId);
  if (option === "" || labels.length < 2) return [];
  return [{ choice: choice.replace(/-+$/, ""), option, title: label }];
}

const fillers =
  /\b(?:with|using|via|for|on|by|in|the|a|your|users?|(?:re)?deployments?|installations?|upgrad(?:e|es|ing)|updat(?:e|es|ing)|environments?|clusters?|strategy)\b|[^\p{L}]/giu;

/** Whether the title says nothing but which option it is about; what is in brackets is a remark. */
export function isOptionOnly(title: string): boolean {
  const named = title.replace(/\([^()]*\)/g, " ");
  const rest = Object.values(choices)
    .flat()
    .reduce((text, { named: words }) => text.replace(words, " "), named)
    .replace(fillers, "");
  return rest === "" && answersIn(named).length > 0;
}

/** The platform that a command belongs to, by its program. */
export function platformOf(command: string): Answer | undefined {
  const program = /^(?:sudo\s+)?(helm|kubectl|docker|docker-compose)\b/m.exec(
    command,
  )?.[1];
  if (program === undefined) return undefined;
  const option = program === "kubectl" ? "kubernetes" : program;
  const [answer] = answersIn(option);
  return answer;
}
