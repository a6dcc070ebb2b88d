import type { ChangedKey, Expectations } from "../plan/expect.ts";
import { shownExample } from "./product/example.ts";
import type { ProductRule } from "./product/rule.ts";
import type { Rule } from "./rule.ts";

/** The examples of a rule as a reader sees them. */
export interface ShownExamples {
  /** What the examples of a page take as known; empty where that is nothing. */
  readonly given: readonly string[];
  readonly good: readonly string[];
  readonly bad: readonly {
    readonly text: string;
    /** As `line:column message`, or `file:line message` for a product. */
    readonly findings: readonly string[];
  }[];
}

/** Pages and products, both as text. */
export function shownExamples(rule: Rule | ProductRule): ShownExamples {
  if (rule.on === "product") {
    const { good, bad } = rule.examples;
    return {
      given: [],
      good: good.map(shownExample),
      bad: bad.map((example) => ({
        text: shownExample(example),
        findings: example.findings,
      })),
    };
  }
  const { good, bad } = rule.examples;
  return {
    given: givenBy(rule.examples.expectations),
    good,
    bad: bad.map(({ markdown, findings }) => ({ text: markdown, findings })),
  };
}

function givenBy(expectations: Expectations | undefined): string[] {
  const { from, to, facts } = expectations ?? {};
  if (!facts) return [];
  return [
    `The page leads from ${facts.name} ${from} to ${to}`,
    ...facts.keys.flatMap(({ surface, path, at }) =>
      stateInWords(`${surface}/${path}`, at),
    ),
    ...facts.usages.flatMap(({ subject, at }) => stateInWords(subject, at)),
    ...facts.requires.map(({ name, range }) => `${name} is ${range}`),
  ];
}

function stateInWords(name: string, { from, to }: ChangedKey["at"]): string[] {
  const state = to.kind === "there" ? from : to;
  if (state.kind === "there") return [];
  if (state.kind === "to-come")
    return [`\`${name}\` comes with ${state.release}`];
  const instead = state.instead.map((one) => `\`${one}\``).join(" and ");
  return [
    instead === ""
      ? `\`${name}\` is gone since ${state.release}`
      : `\`${name}\` is ${instead} since ${state.release}`,
  ];
}
