import { isRange } from "../versions.ts";

export function bumpIn(text: string): "patch" | "minor" | "major" | undefined {
  const name = /^\W*(patch|minor|major)\b/i.exec(text)?.[1]?.toLowerCase();
  if (name === "patch" || name === "minor" || name === "major") return name;
  return undefined;
}

/** `2-5 minutes`, `< 1 minute`, `30s`: the least and the most. */
export function spanOf(text: string): string | undefined {
  const match =
    /^\W*?(<|≤|less than|under|up to|about|around)?\s*(\d+)\s*(?:(?:-|–|to)\s*(\d+)\s*)?(s|sec|seconds?|m|min|minutes?|h|hours?)\b/i.exec(
      text.trim(),
    );
  if (/^(?:none|no|0|zero)\b/i.test(text.trim())) return "0s..0s";
  if (!match) return undefined;
  const [, limit = "", first = "", second, unit = ""] = match;
  const letter = unit.charAt(0).toLowerCase();
  const isLimit = /^(?:<|≤|less|under|up)/i.test(limit);
  const least = isLimit ? `0${letter}` : `${first}${letter}`;
  return `${least}..${second ?? first}${letter}`;
}

/** `1.28+`, `v14 or later`, `>= 3.12`, `1.2 - 1.4` as a range of versions. */
export function rangeOf(text: string): string | undefined {
  const plain = text.replace(/[`*]/g, "").trim();
  const least =
    /^(?:>=\s*|≥\s*|at least\s*)?v?(\d+(?:\.\d+){0,2})\s*(?:\+|\bor (?:later|newer|higher|above)\b|\band (?:later|newer|above)\b|\bminimum\b)?$/i.exec(
      plain,
    );
  const isLeast = /^(?:>=|≥|at least)|\+$|later|newer|higher|above/i.test(
    plain,
  );
  if (least?.[1] !== undefined)
    return isLeast ? `>=${least[1]}` : `${least[1]}`;
  const two =
    /^v?(\d+(?:\.(?:\d+|x)){0,2})\s*(?:-|–|to|through)\s*v?(\d+(?:\.(?:\d+|x)){0,2})$/i.exec(
      plain,
    );
  if (two) {
    const range = `${two[1]} - ${two[2]}`;
    return isRange(range) ? range : undefined;
  }
  const bare = plain.replace(/\bv(?=\d)/g, "");
  return /^[\dxX.*<>=~^|&\s,-]+$/.test(bare) && /\d/.test(bare) && isRange(bare)
    ? bare
    : undefined;
}
