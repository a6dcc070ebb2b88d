export interface Most {
  readonly words: number;
  readonly exceeded: () => void;
}

const longest = 2_000;

/** The words that `{a,b}` or `{1..3}` stands for; nothing where it is neither. */
export function braceWords(
  braces: string,
  most: Most,
): readonly string[] | undefined {
  // Braces inside are read again, each time the length of what is around them.
  if (braces.length > longest) {
    most.exceeded();
    return undefined;
  }
  const inner = braces.slice(1, -1);
  const range = /^(-?\w+)\.\.(-?\w+)(?:\.\.(-?\d+))?$/.exec(inner);
  if (range) {
    const [, from = "", to = "", step] = range;
    return sequence(from, to, step, most);
  }
  return alternatives(inner);
}

function sequence(
  from: string,
  to: string,
  by: string | undefined,
  most: Most,
): readonly string[] | undefined {
  const numbers = /^-?\d{1,15}$/;
  const step = Math.abs(Number(by ?? "1")) || 1;
  if (/^([a-z]{2}|[A-Z]{2})$/.test(from + to)) {
    return count(from.charCodeAt(0), to.charCodeAt(0), step, most)?.map(
      (code) => String.fromCharCode(code),
    );
  }
  if (!numbers.test(from) || !numbers.test(to)) return undefined;
  const padded = [from, to].some((end) => /^-?0\d/.test(end));
  const width = padded ? Math.max(from.length, to.length) : 0;
  return count(Number(from), Number(to), step, most)?.map((number) => {
    const sign = number < 0 ? "-" : "";
    return sign + String(Math.abs(number)).padStart(width - sign.length, "0");
  });
}

function count(
  from: number,
  to: number,
  step: number,
  most: Most,
): number[] | undefined {
  const length = Math.floor(Math.abs(to - from) / step) + 1;
  if (length > most.words) {
    most.exceeded();
    return undefined;
  }
  const direction = to < from ? -step : step;
  return Array.from({ length }, (_, index) => from + index * direction);
}

/** Splits at the commas that stand neither in quotes nor in inner braces. */
function alternatives(inner: string): readonly string[] | undefined {
  const words: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    const char = inner.charAt(at);
    if (char === "\\") at++;
    // Quotes and expansions may hold commas of their own.
    else if (/['"`(]|\$[^\w]/.test(inner.slice(at, at + 2))) return undefined;
    else if (char === "{") depth++;
    else if (char === "}") depth--;
    else if (char === "," && depth === 0) {
      words.push(inner.slice(start, at));
      start = at + 1;
    }
  }
  words.push(inner.slice(start));
  return words.length > 1 && depth === 0 ? words : undefined;
}
