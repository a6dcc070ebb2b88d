import { type Evaluable, inputsOf } from "./evaluable.ts";

const names = new Set(
  `add all and any arg argjson as ascii_downcase ascii_upcase del else elif empty end
   endswith first from_entries fromjson has if in join keys last length ltrimstr map
   map_values not null or range reduce reverse rtrimstr select sort split startswith
   then to_entries tojson tonumber tostring true false type unique with_entries`.split(
    /\s+/,
  ),
);

export const jq: Evaluable = {
  names: ["jq"],
  agrees: (evaluation) => {
    const read = readWords(evaluation.argv.slice(1));
    if (!read) return false;
    const [program, ...files] = read.operands;
    const inputs = read.null ? [""] : inputsOf(files, evaluation);
    if (program === undefined || !inputs || !isPlain(program)) return false;
    return inputs.every(
      (input) => /^[\x20-\x7e\n\t]*$/.test(input) && hasPlainNumbers(input),
    );
  },
  believes: (stdout) => hasPlainNumbers(stdout),
};

function readWords(
  words: readonly string[],
):
  { readonly operands: readonly string[]; readonly null: boolean } | undefined {
  const operands: string[] = [];
  let isNull = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (/^--(?:arg|argjson)$/.test(word)) at += 2;
    else if (/^-[rcesSn]+$/.test(word)) isNull ||= word.includes("n");
    else if (/^--(?:raw-output|compact-output|exit-status|slurp)$/.test(word))
      continue;
    else if (word.startsWith("-")) return undefined;
    else operands.push(word);
  }
  return { operands, null: isNull };
}

/** Paths, pipes and functions that every version has and does alike. */
function isPlain(program: string): boolean {
  if (!/^[\x20-\x7e\n]*$/.test(program)) return false;
  // What is between `\(` and `)` is a program again.
  const strings = program.replace(/"(?:[^"\\]|\\["\\nt])*"/g, '""');
  if (/["\\]/.test(strings.replaceAll('""', ""))) return false;
  // Floating point, dates, formats, paths into nowhere.
  if (/@|\$(?:ENV|__)|\?\/\/|[^/|]\/(?!\/)|[*%]|\d\.\d|\.\./.test(strings))
    return false;
  return [...strings.matchAll(/(?<![.$\w])[a-z_]\w*/gi)].every(
    ([name]) => names.has(name) || isKey(strings, name),
  );
}

/** `{name}` and `{name: .x}`. */
function isKey(program: string, name: string): boolean {
  return new RegExp(`[{,]\\s*${name}\\s*[:,}]`).test(program);
}

/** Whole and short: how others are written differs from version to version. */
function hasPlainNumbers(json: string): boolean {
  const outside = json.replace(/"(?:[^"\\]|\\.)*"/g, "");
  return !/\d\.\d|\d[eE]|\d{15}|-0|\\u/.test(outside) && !/\\[u/bf]/.test(json);
}
