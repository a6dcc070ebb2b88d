/** A finding of a rule's example, as the rule's page shows it. */
export interface ShownFinding {
  /** In words: "Line 3, column 1". */
  readonly place: string;
  /** The line of the shown text; undefined where that leaves the line out. */
  readonly line: number | undefined;
  readonly message: string;
}

const inPage = /^(\d+):(\d+) (.*)$/;
const inFile = /^(\S+):(\d+) (.*)$/;

/**
 * Reads `line:column message`, or `file:line message` of an example that shows
 * several files, each below its name in a comment.
 */
export function readFinding(finding: string, shown: string): ShownFinding {
  const [, line, column, text] = inPage.exec(finding) ?? [];
  if (text !== undefined) {
    const place = `Line ${line}, column ${column}`;
    return { place, line: Number(line), message: text };
  }
  const [, file = "", inside, message = finding] = inFile.exec(finding) ?? [];
  return {
    place: `${file}, line ${inside}`,
    line: lineIn(shown, file, Number(inside)),
    message,
  };
}

function lineIn(
  shown: string,
  file: string,
  inside: number,
): number | undefined {
  const lines = shown.split("\n");
  const name = lines.indexOf(`# ${file}`);
  const end = lines.findIndex(
    (line, index) => index > name && /^# \S+\.yaml$/.test(line),
  );
  const last = end === -1 ? lines.length : end - 1;
  const line = name + 1 + inside;
  return name === -1 || line > last ? undefined : line;
}
