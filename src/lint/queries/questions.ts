import { readOptions } from "../../shell/words.ts";
import { type Call, isSettled, wordsOfCall } from "./calls.ts";

/** A command that asks before it does something, unless an option answers. */
interface Asker {
  readonly programs: readonly string[];
  /** Of the words behind the program that are no options. */
  readonly verbs: RegExp;
  /** The first of these is what to write. */
  readonly answers: readonly string[];
  /** It changes what runs, not only what is installed. */
  readonly grave: boolean;
}

const askers: readonly Asker[] = [
  {
    programs: ["pulumi"],
    verbs: /^(?:up|update|destroy|refresh)\b/,
    answers: ["--yes", "-y", "--preview-only", "--help"],
    grave: true,
  },
  {
    programs: ["terraform", "tofu", "terragrunt"],
    verbs: /^(?:apply|destroy)\b/,
    answers: ["-auto-approve", "--auto-approve", "-help", "--help"],
    grave: true,
  },
  {
    programs: ["docker", "podman", "nerdctl"],
    verbs:
      /^(?:(?:system|volume|image|container|network|builder) prune|compose rm)\b/,
    answers: ["--force", "-f", "-s", "--help"],
    grave: true,
  },
  {
    programs: ["velero"],
    verbs: /^(?:(?:backup|restore|schedule) delete|(?:delete )?uninstall)\b/,
    answers: ["--confirm", "--force", "--help"],
    grave: true,
  },
  {
    programs: ["gcloud"],
    verbs: /^(?:[a-z-]+ )+(?:delete|upgrade)\b/,
    answers: ["--quiet", "-q", "--help"],
    grave: true,
  },
  {
    programs: ["apt", "apt-get"],
    verbs:
      /^(?:install|remove|purge|upgrade|dist-upgrade|full-upgrade|autoremove)\b/,
    answers: ["-y", "--yes", "--assume-yes", "-qq", "-s", "--simulate", "-d"],
    grave: false,
  },
  {
    programs: ["yum", "dnf", "microdnf"],
    verbs:
      /^(?:install|localinstall|remove|erase|update|upgrade|downgrade|reinstall)\b/,
    answers: ["-y", "--assumeyes", "--assumeno"],
    grave: false,
  },
];

/** The question that a call asks: which option answers it. */
export function questionOf(
  call: Call,
):
  | { readonly told: string; readonly answer: string; readonly grave: boolean }
  | undefined {
  if (call.terminal.stdin !== "terminal" || call.background) return undefined;
  if (call.within.some((outer) => outer !== "sudo")) return undefined;
  const [name = "", ...words] = wordsOfCall(call);
  const asker = askers.find(({ programs }) => programs.includes(name));
  // What nobody knows may be the answer.
  if (!asker || !words.every(isSettled)) return undefined;
  const options = readOptions(words, { valued: [] });
  const [verb] = asker.verbs.exec(options.operands.join(" ")) ?? [];
  if (verb === undefined) return undefined;
  const given =
    options.has(...asker.answers) ||
    words.some((word) => asker.answers.includes(word));
  if (given || isSaved(name, words)) return undefined;
  const [answer = ""] = asker.answers;
  return { told: `${name} ${verb}`, answer, grave: asker.grave };
}

/** `terraform apply plan.out` was asked when the plan was made. */
function isSaved(name: string, words: readonly string[]): boolean {
  if (!/^(?:terraform|tofu)$/.test(name) || words[0] !== "apply") return false;
  const valued =
    /^-(?:target|var|var-file|replace|state|parallelism|lock-timeout|backup)$/;
  return words.some(
    (word, at) =>
      at > 0 && !word.startsWith("-") && !valued.test(words[at - 1] ?? ""),
  );
}
