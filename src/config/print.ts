import { stringify } from "yaml";
import type { Answer, Said } from "./effective.ts";
import type { Level } from "./types.ts";

/** What holds, each value with who says it. */
export interface EffectiveConfig {
  /** Of these settings; for one page where it is named. */
  readonly page?: string;
  readonly settings: Readonly<Record<string, Answer<unknown>>>;
  readonly said?: Said;
  /** By rule, those of which somebody says something. */
  readonly rules: Readonly<Record<string, Answer<Level>>>;
  readonly plugins: readonly Answer<string>[];
}

/** YAML that reads back, with who says each line behind it. */
export function printConfig(config: EffectiveConfig): string {
  const { page, settings, said, rules, plugins } = config;
  const { tools = {}, ...subject } = said ?? {};
  const rows = [
    ...rowsOf({ ...settings, ...subject }),
    ...listOf("plugins", plugins),
    ...nested("tools", tools),
    ...nested("rules", rules),
  ];
  const width = Math.min(60, Math.max(...rows.map(({ text }) => text.length)));
  const lines = rows.map(({ text, origin }) =>
    origin === undefined ? text : `${text.padEnd(width)}  # ${origin}`,
  );
  const head =
    page === undefined ? [] : [`# What holds for ${page}, and who says so`];
  return [...head, ...lines].map((line) => `${line}\n`).join("");
}

interface Row {
  readonly text: string;
  readonly origin?: string;
}

function rowsOf(answers: Readonly<Record<string, Answer<unknown>>>): Row[] {
  return Object.entries(answers).map(([key, { value, origin }]) => ({
    text: `${key}: ${inline(value)}`,
    origin,
  }));
}

function nested(
  key: string,
  answers: Readonly<Record<string, Answer<unknown>>>,
): Row[] {
  const rows = rowsOf(answers).map(({ text, ...row }) => ({
    text: `  ${text}`,
    ...row,
  }));
  return rows.length === 0 ? [] : [{ text: `${key}:` }, ...rows];
}

function listOf(key: string, answers: readonly Answer<string>[]): Row[] {
  const rows = answers.map(({ value, origin }) => ({
    text: `  - ${inline(value)}`,
    origin,
  }));
  return rows.length === 0 ? [] : [{ text: `${key}:` }, ...rows];
}

/** On one line, quoted where YAML would read something else. */
function inline(value: unknown): string {
  const options = { collectionStyle: "flow", lineWidth: 0 } as const;
  return stringify(value, options).trimEnd();
}
