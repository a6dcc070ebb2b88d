/** What a call does, with the words themselves where a test counts them. */
export function effectWords(
  command: string,
  does: readonly string[],
): string[] {
  const words = command.split(" ").slice(1);
  return does.map((effect) =>
    effect.replace(
      /^(runs(?: a script)?) from word (\d+)/,
      (counted, verb: string, from: string) => {
        const run = words.slice(Number(from)).join(" ");
        return run === "" ? counted : `${verb} \`${run}\``;
      },
    ),
  );
}
