import type { Command } from "../embedded/commands.ts";
import { linesEdited, yqKeysSet } from "./edits.ts";
import { engineKeysSet, keysBefore, kubectlKeysSet } from "./environment.ts";
import { helmKeysSet } from "./helm.ts";
import { inText, type KeySet, type Writer } from "./key-set.ts";
import { pulumiKeysSet } from "./pulumi.ts";
import { surfaceOfFile, type PageFacts } from "./surfaces.ts";

/** The keys that a command gives a value. What reads or removes them is none. */
export function* keysSetBy(
  command: Command,
  facts: PageFacts,
): Generator<KeySet> {
  yield* textsIntoFiles(command, facts);
  yield* keysBefore(command, facts);
  const own = Object.hasOwn(writers, command.name)
    ? writers[command.name]
    : undefined;
  if (own) yield* own(command, facts);
}

const writers: Readonly<Record<string, Writer>> = {
  docker: engineKeysSet,
  podman: engineKeysSet,
  nerdctl: engineKeysSet,
  "docker-compose": engineKeysSet,
  helm: helmKeysSet,
  kubectl: kubectlKeysSet,
  perl: linesEdited,
  pulumi: pulumiKeysSet,
  sed: linesEdited,
  yq: yqKeysSet,
};

/** `echo KEY=value >> .env`, `cat > values.yaml <<EOF`, `tee -a .env <<EOF`. */
function* textsIntoFiles(
  { name, args, input, output, appended }: Command,
  facts: PageFacts,
): Generator<KeySet> {
  const operands = args.filter(({ text }) => !text.startsWith("-"));
  const target = name === "tee" ? operands[0] : (output ?? appended);
  const surface = target && surfaceOfFile(target.text, facts);
  if (!surface) return;
  const isShown = name === "tee" || (name === "cat" && operands.length === 0);
  if (isShown && input) yield* inText(input, surface);
  if (name === "echo" || name === "printf")
    for (const text of operands) yield* inText(text, surface);
}
