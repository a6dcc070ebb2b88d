import { readOptions } from "../../shell/words.ts";
import { type Call, isSettled, wordsOfCall } from "./calls.ts";

/** A command that asks before it does something, unless an option answers. */
interface Asker {
  readonly pattern: RegExp;
  /** The first of these is what to write. */
  readonly answers: readonly string[];
  /** It changes what runs, not only what is installed. */
  readonly grave: boolean;
}

const askers: readonly Asker[] = [
  {
    pattern: /^pulumi (?:up|update|destroy|refresh)\b/,
    answers: ["--yes", "-y", "--preview-only", "--help"],
    grave: true,
  },
  {
    pattern: /^(?:terraform|tofu|terragrunt) (?:apply|destroy)\b/,
    answers: ["-auto-approve", "--auto-approve", "-help", "--help"],
    grave: true,
  },
  {
    pattern:
      /^(?:docker|podman|nerdctl) (?:(?:system|volume|image|container|network|builder) prune|compose rm)\b/,
    answers: ["--force", "-f", "-s", "--help"],
    grave: true,
  },
  {
    pattern:
      /^velero (?:(?:backup|restore|schedule) delete|(?:delete )?uninstall)\b/,
    answers: ["--confirm", "--force", "--help"],
    grave: true,
  },
  {
    pattern: /^gcloud (?:[a-z-]+ )+(?:delete|upgrade)\b/,
    answers: ["--quiet", "-q", "--help"],
    grave: true,
  },
  {
    pattern:
      /^(?:apt|apt-get) (?:install|remove|purge|upgrade|dist-upgrade|full-upgrade|autoremove)\b/,
    answers: ["-y", "--yes", "--assume-yes", "-qq", "-s", "--simulate", "-d"],
    grave: false,
  },
  {
    pattern:
      /^(?:yum|dnf|microdnf) (?:install|localinstall|remove|erase|update|upgrade|downgrade|reinstall)\b/,
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
  // What nobody knows may be the answer.
  if (!words.every(isSettled)) return undefined;
  const options = readOptions(words, { valued: [] });
  const line = [name, ...options.operands].join(" ");
  const asker = askers.find(({ pattern }) => pattern.test(line));
  if (!asker) return undefined;
  const given =
    options.has(...asker.answers) ||
    words.some((word) => asker.answers.includes(word));
  if (given || isSaved(name, words)) return undefined;
  const [answer = ""] = asker.answers;
  const [told = ""] = asker.pattern.exec(line) ?? [];
  return { told, answer, grave: asker.grave };
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
