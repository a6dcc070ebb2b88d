import {
  type Evaluable,
  areWholeLines,
  inputsOf,
  plainOptions,
} from "./evaluable.ts";
import { isPortable } from "./regex.ts";

const functions = new Set(
  "length toupper tolower index split sub gsub match substr int if for while print printf".split(
    " ",
  ),
);
const banned =
  /\b(?:getline|system|close|fflush|s?rand|systime|strftime|mktime|gensub|patsplit|sprintf|delete|func|function|return|do|nextfile|exp|log|sqrt|sin|cos|atan2|ENVIRON|PROCINFO|ARGV|ARGC|FILENAME|OFS|ORS|RS|SUBSEP|CONVFMT|OFMT|FPAT|FIELDWIDTHS|IGNORECASE|RT)\b/;

export const awk: Evaluable = {
  names: ["awk", "gawk", "mawk", "nawk"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { valued: "Fv" });
    if (!options) return false;
    const [program, ...files] = options.operands;
    const inputs = inputsOf(files, evaluation);
    if (program === undefined || !inputs || !areWholeLines(inputs))
      return false;
    const separators = options.values("F");
    const values = options.values("v");
    return (
      separators.every(isSeparator) &&
      values.every((value) => /^[a-z_]\w*=[\w./ :-]*$/.test(value)) &&
      isPlain(program)
    );
  },
  // How numbers are written differs once they are long or broken.
  believes: (stdout, { argv, stdin, files }) => {
    const given = [...argv, stdin ?? "", ...Object.values(files)].join("\n");
    const numbers = stdout.match(/[\d.]{8,}|\d*\.\d+|\d[eE][-+]?\d+|nan|inf/g);
    return (numbers ?? []).every((number) => given.includes(number));
  },
};

function isSeparator(separator: string): boolean {
  return (
    /^[^\\ .^$*+?()[\]{}|]$/.test(separator) ||
    separator === " " ||
    separator === "\\t" ||
    (separator.length > 1 && isPortable(separator, "extended"))
  );
}

function isPlain(program: string): boolean {
  const bare = withoutTexts(program);
  if (bare === undefined || /[^\x20-\x7e\n\t]/.test(program)) return false;
  if (banned.test(bare) || /\bNF\s*(?:[-+*/%^]?=(?!=)|\+\+|--)/.test(bare))
    return false;
  if (/(?:^|[^|])\|(?!\|)/.test(bare) || /\bprintf?\b[^;}\n]*>/.test(bare))
    return false;
  if (/\bfor\s*\([^;)]*\bin\b/.test(bare)) return false;
  if ([...bare.matchAll(/\b(\w+)\s*\(/g)].some(([, name]) => !isCalled(name)))
    return false;
  if (/\bsubstr\s*\((?![^,()]+,\s*(?:[1-9]|RSTART\b))/.test(bare)) return false;
  return printsInFull(program);
}

function isCalled(name: string | undefined): boolean {
  return name !== undefined && (functions.has(name) || /^\d/.test(name));
}

/** The program with its strings and patterns emptied; nothing where one is odd. */
function withoutTexts(program: string): string | undefined {
  let bare = "";
  let rest = program.replace(/#.*$/gm, "");
  if (rest !== program) return undefined;
  while (rest !== "") {
    const string = /^"((?:[^"\\\n]|\\[nt"\\])*)"/.exec(rest);
    const operand = /(?:^|[\n{};(,!~&|?:=])\s*$/.test(bare);
    const pattern = operand ? /^\/((?:[^/\\\n]|\\.)+)\//.exec(rest) : null;
    if (string) bare += '""';
    else if (pattern) {
      if (!isPortable((pattern[1] ?? "").replaceAll("\\/", "/"), "extended"))
        return undefined;
      bare += '""';
    } else if (rest.startsWith('"')) return undefined;
    else bare += rest.charAt(0);
    rest = rest.slice((string ?? pattern)?.[0].length ?? 1);
  }
  // A string where a pattern belongs is read twice.
  if (/(?:~|\b(?:sub|gsub)\s*\()\s*"[^"]*[\\.^$*+?()[\]{}|]/.test(program))
    return undefined;
  if (/(?:~|\b(?:sub|gsub)\s*\()\s*[a-zA-Z_$]/.test(bare)) return undefined;
  // `&` in what replaces, and backslashes before it, are read in many ways.
  if (/\bg?sub\s*\(/.test(bare) && /[\\&]/.test(program)) return undefined;
  if (
    /\bsplit\s*\((?![^,()]+,\s*\w+\s*(?:\)|,\s*"[^\\.^$*+?()[\]{}|]"\)))/.test(
      program,
    )
  )
    return undefined;
  return bare;
}

/** Each `printf` has a value for each of its conversions, `%s` and `%d` alone. */
function printsInFull(program: string): boolean {
  const all = program.match(/\bprintf\b/g)?.length ?? 0;
  const plain = [
    ...program.matchAll(
      /\bprintf\s*\(?"([^"%]*(?:%[sd%][^"%]*)*)"((?:,[^,;}()]+)*)/g,
    ),
  ];
  return (
    plain.length === all &&
    plain.every(([, format = "", values = ""]) => {
      const wanted = format.replaceAll("%%", "").split("%").length - 1;
      return wanted === values.split(",").length - 1;
    })
  );
}
