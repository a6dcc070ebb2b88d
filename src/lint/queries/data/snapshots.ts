import { readOptions } from "../../../shell/words.ts";
import { type Call, callsOf, isSettled, wordsOfCall } from "../calls.ts";
import type { Page } from "../../rule.ts";

/** A snapshot that a call makes, or restores, by its name. */
export interface Snapshot {
  readonly call: Call;
  readonly tool: string;
  readonly name: string;
  readonly made: boolean;
}

/** How a tool makes snapshots and takes them back. */
interface Snapshots {
  readonly tool: string;
  readonly makes: RegExp;
  readonly restores: RegExp;
  /** Options that name one. */
  readonly options: readonly string[];
  /** Or the operand that does: the words behind the verb, the last where negative. */
  readonly operand?: number;
}

const tools: readonly Snapshots[] = [
  {
    tool: "aws",
    makes:
      /^(?:rds|redshift|docdb|neptune|elasticache|memorydb) create-\S*snapshot(?: |$)/,
    restores:
      /^(?:rds|redshift|docdb|neptune) restore-\S+-from-\S*snapshot(?: |$)/,
    options: [
      "--db-snapshot-identifier",
      "--db-cluster-snapshot-identifier",
      "--snapshot-identifier",
      "--snapshot-name",
    ],
  },
  {
    tool: "gcloud",
    makes: /^compute (?:disks snapshot|snapshots create)\b/,
    restores: /^compute disks create\b/,
    options: ["--snapshot-names", "--source-snapshot"],
  },
  {
    tool: "velero",
    makes: /^(?:backup create|create backup)\b/,
    restores: /^(?:restore create|create restore)\b/,
    options: ["--from-backup"],
    operand: 2,
  },
  {
    tool: "zfs",
    makes: /^snapshot\b/,
    restores: /^(?:rollback|clone|send)\b/,
    options: [],
    operand: 1,
  },
  {
    tool: "virsh",
    makes: /^snapshot-create-as\b/,
    restores: /^snapshot-revert\b/,
    options: ["--name", "--snapshotname"],
    operand: 2,
  },
  {
    tool: "qm",
    makes: /^snapshot\b/,
    restores: /^rollback\b/,
    options: [],
    operand: 2,
  },
  {
    tool: "lxc",
    makes: /^snapshot\b/,
    restores: /^restore\b/,
    options: [],
    operand: 2,
  },
];

/** The snapshots that a page makes and restores, in order. */
export function snapshotsOf(page: Page): readonly Snapshot[] {
  return callsOf(page).flatMap((call) => snapshotOf(call) ?? []);
}

function snapshotOf(call: Call): Snapshot | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  const found = tools.find(({ tool }) => tool === name);
  if (!found) return undefined;
  const { value, operands } = readOptions(words, { valued: found.options });
  const verb = operands.join(" ");
  const made = found.makes.test(verb);
  if (!made && !found.restores.test(verb)) return undefined;
  const snapshot =
    value(...found.options) ??
    // A restore of one that goes by an option names itself in its operand.
    (found.operand === undefined || (!made && found.options.length > 0)
      ? undefined
      : operands[found.operand]);
  // A snapshot of unknown name may be any that is restored.
  return snapshot === undefined || (!made && !isSettled(snapshot))
    ? undefined
    : { call, tool: name, name: snapshot, made };
}
