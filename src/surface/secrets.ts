import type { Found } from "./format.ts";

/** Last words of a name whose value is a secret. */
const secretNames =
  /(?:^|[ ])(?:pass|passwd|password|passphrase|pwd|secret|secrets|token|credentials?|(?:api|private|secret|access|signing|encryption|auth|master|license|session|jwt|hmac|shared) ?key|apikey|salt|pepper|webhook url|dsn|htpasswd)$/;

/** Names of secrets of others, not secrets: `existingSecret`. */
const secretReferences =
  /(?:^|[ ])(?:existing|pull|use|create|enable|enabled|require|no|tls) (?:password|secrets?|token|credentials?)$/;

/** What no default is, whatever its key is called. */
const secretValues = [
  // user:password@ in an address; a variable in its place is none.
  /[a-z][\w+.-]*:\/\/[^\s:/@]*:(?!\$\{?\w+\}?@)[^\s:/@]+@/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|sk[_-](?:live|test|ant|proj)[_-][\w-]{8,}|rk_live_\w{8,}|SG\.[\w-]{16,}\.[\w-]{16,}|npm_\w{30,}|AIza[\w-]{30,})/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/,
  /\$(?:2[aby]|argon2id?|6|5)\$[^\s]{10,}/,
];

/** `PASSWORD=x`, `password: x`, `"token": "x"` within a text. */
const assignment =
  /(["']?[\w.-]*(?:pass(?:word|wd|phrase)?|secret|token|credentials?|api[_-]?key|private[_-]?key|secret[_-]?key|access[_-]?key)["']?\s*[=:]\s*)(["']?)([^\s"'#,;)}\]]{3,})\2/gi;

/** Other values, such as `postgres`, are words that stand elsewhere by chance. */
const unmistakable = /^(?=.*[A-Za-z])(?=.*[\d\W]).{7,}$/s;
const passwordInAddress = /:\/\/[^\s:/@]*:([^\s:/@]+)@/;
/** Stands for a secret within a list, a map or a text. */
export const hiddenValue = "***";

/** Secrets lose their value, and so does every text that repeats one. */
export function hideSecrets(found: readonly Found[]): Found[] {
  const secrets = [...new Set(found.flatMap(secretTexts))].sort(
    (a, b) => b.length - a.length,
  );
  // A list of pairs may make a key of a secret.
  const named = found.filter(
    ({ segments }) => !segments.some((name) => repeats(name, secrets)),
  );
  return named.map((one) => {
    const comment = one.comment && hideIn(one.comment, secrets);
    if (isSecret(one))
      return { ...one, comment, value: undefined, secret: true };
    const value =
      typeof one.value === "string"
        ? hideIn(one.value, [])
        : withoutSecrets(one.value);
    if (!repeats(value, secrets)) return { ...one, comment, value };
    return { ...one, comment, value: undefined, secret: true };
  });
}

/** By its name or its value; what the format says of it counts more. */
export function isSecret({ segments, value, secret }: Found): boolean {
  if (secret !== undefined) return secret;
  if (typeof value === "string" && looksSecret(value)) return true;
  return namesSecret(segments.at(-1) ?? "") && !isHarmless(value);
}

/** Nothing is hidden in a switch; a map or a list is looked into instead. */
function isHarmless(value: unknown): boolean {
  return (
    typeof value === "boolean" || (typeof value === "object" && value !== null)
  );
}

function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase();
  return secretNames.test(words) && !secretReferences.test(words);
}

function looksSecret(value: string): boolean {
  return secretValues.some((pattern) => pattern.test(value));
}

function secretTexts(found: Found): string[] {
  if (!isSecret(found)) return textsUnder(found.value);
  const text = String(found.value ?? "");
  const inside = passwordInAddress.exec(text)?.[1] ?? "";
  return [text, inside].filter((secret) => unmistakable.test(secret));
}

/** The secrets within a list or a map. */
function textsUnder(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    secretTexts({ segments: [nameIn(value, key)], value: inner, line: 0 }),
  );
}

/** Kubernetes names a variable beside its value: `{ name: TOKEN, value: x }`. */
function nameIn(map: object, key: string): string {
  const isNamed = key === "value" && "name" in map;
  return isNamed ? String(map.name) : key;
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item) =>
      typeof item === "string" && looksSecret(item)
        ? hiddenValue
        : hideAssignments(withoutSecrets(item)),
    );
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecret({ segments: [nameIn(value, key)], value: inner, line: 0 })
        ? hiddenValue
        : withoutSecrets(inner),
    ]),
  );
}

/** `- PASSWORD=x` as an item of a list. */
function hideAssignments(item: unknown): unknown {
  return typeof item === "string" ? hideIn(item, []) : item;
}

function hideIn(text: string, secrets: readonly string[]): string {
  let shown = text.replace(
    assignment,
    (_, before: string, quote: string) => before + quote + hiddenValue + quote,
  );
  for (const secret of secrets) shown = shown.replaceAll(secret, hiddenValue);
  for (const pattern of secretValues)
    shown = shown.replace(
      new RegExp(pattern, `${pattern.flags}g`),
      hiddenValue,
    );
  return shown;
}

function repeats(value: unknown, secrets: readonly string[]): boolean {
  if (value === undefined || value === null) return false;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return secrets.some((secret) => text.includes(secret));
}
