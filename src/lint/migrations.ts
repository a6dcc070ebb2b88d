import {
  type Call,
  callsOf,
  isInside,
  isSettled,
  told,
  wordsOfCall,
} from "./calls.ts";
import { wordsOf } from "./likeness.ts";
import type { Page } from "./rule.ts";

/** A migration tool that is called inside a container that is there already. */
export interface Migration {
  readonly call: Call;
  /** What the reader typed to get there: `docker compose exec web alembic ...`. */
  readonly typed: Call;
  /** `backend` of `service:backend`, `api-0` of `pod:api-0`. */
  readonly machine: string;
}

/** A call that gives containers another image. */
export interface Renewal {
  readonly call: Call;
  readonly told: string;
  /** Nothing where it renews all of them. */
  readonly names: readonly string[] | undefined;
}

const forwards = [
  /\balembic\b.* upgrade\b/,
  /(?:manage\.py|django-admin) migrate\b/,
  /\b(?:rails|rake) db:migrate\b(?!:)/,
  /\bprisma migrate deploy\b/,
  /\b(?:knex|knex\.js)\b.* migrate:(?:latest|up)\b/,
  /\bflyway\b.* migrate\b/,
  /\bliquibase\b.* update\b/,
  /\bartisan migrate\b(?!:)/,
  /\bsequelize(?:-cli)?\b.* db:migrate\b(?!:)/,
  /\btypeorm\b.* migration:run\b/,
  /\b(?:goose|dbmate)\b.* (?:up|migrate)\b/,
  /\bflask db upgrade\b/,
  /\bmix ecto\.migrate\b/,
  /\b(?:npm|yarn|pnpm)(?: run)? (?:db:)?migrate(?::(?:up|latest|deploy|run))?$/,
];

const backwards = [
  /\balembic\b.* downgrade\b/,
  /\b(?:rails|rake) db:(?:rollback|migrate:down)\b/,
  /\b(?:knex|knex\.js)\b.* migrate:(?:rollback|down)\b/,
  /\bflyway\b.* undo\b/,
  /\bliquibase\b.* rollback/,
  /\bartisan migrate:rollback\b/,
  /\bsequelize(?:-cli)?\b.* db:migrate:undo\b/,
  /\btypeorm\b.* migration:revert\b/,
  /\b(?:goose|dbmate)\b.* (?:down|rollback)\b/,
  /\bflask db downgrade\b/,
  /\bmix ecto\.rollback\b/,
];

/** They only tell what would be done. */
const onlyTells = /^--(?:sql|check|plan|list|dry-run|pretend|help|status)\b/;

export function migrationsOf(
  page: Page,
  direction: "up" | "down",
): readonly Migration[] {
  const patterns = direction === "up" ? forwards : backwards;
  const calls = callsOf(page);
  return calls.flatMap((call) => {
    const [, machine] =
      /(?:container|service|pod):([^/].*)$/.exec(call.namespace) ?? [];
    const words = wordsOfCall(call);
    const line = words.join(" ");
    if (machine === undefined || words.some((word) => onlyTells.test(word)))
      return [];
    if (!patterns.some((pattern) => pattern.test(line))) return [];
    const typed = calls.find(
      (other) => other.within.length === 0 && isInside(call.place, other.place),
    );
    // `docker run` and `kubectl run` name the image themselves.
    if (!typed || !/ (?:exec|compose\b.* run|run --rm) /.test(lineOf(typed)))
      return [];
    if (/(?:docker|podman|nerdctl|kubectl) run |--build\b/.test(lineOf(typed)))
      return [];
    return [{ call, typed, machine }];
  });
}

function lineOf(call: Call): string {
  return wordsOfCall(call).join(" ");
}

/** What gives running containers another image, or the next ones. */
export function renewalOf(call: Call): Renewal | undefined {
  const words = wordsOfCall(call);
  const [name = ""] = words;
  const operands = words.slice(1).filter((word) => !word.startsWith("-"));
  const is = (...path: readonly string[]) =>
    path.every((word, at) => operands[at] === word);
  const make = (shown: string, names: readonly string[] | undefined) => ({
    call,
    told: shown,
    names: names && names.length > 0 ? names : undefined,
  });
  if (/^(?:docker|podman|nerdctl)$/.test(name)) {
    const compose = operands.indexOf("compose");
    if (compose === 0) return composeRenewal(words.slice(2), make);
    if (is("build") || is("buildx", "build") || is("pull")) {
      return make(`${name} ${operands[0] ?? ""}`, words.slice(2).map(told));
    }
    return undefined;
  }
  if (/^(?:docker|podman)-compose$/.test(name))
    return composeRenewal(words.slice(1), make);
  if (name === "helm" && operands.includes("upgrade"))
    return dry(words) ? undefined : make("helm upgrade", undefined);
  if (/^(?:kubectl|oc)$/.test(name) && is("set", "image"))
    return make("kubectl set image", operands.slice(2));
  // A script of the project's own.
  if (/^\.{0,2}\//.test(name) && words.includes("--build"))
    return make(`${told(name)} --build`, undefined);
  return undefined;
}

function dry(words: readonly string[]): boolean {
  return words.some((word) => /^--dry-run\b/.test(word));
}

function composeRenewal(
  words: readonly string[],
  make: (shown: string, names: readonly string[]) => Renewal,
): Renewal | undefined {
  const at = words.findIndex((word) => /^(?:up|build|pull|create)$/.test(word));
  if (at < 0) return undefined;
  const verb = words[at] ?? "";
  const rest = words.slice(at + 1);
  const builds = rest.includes("--build") || rest.includes("--pull");
  if (/^(?:up|create)$/.test(verb) && !builds) return undefined;
  const names = rest.filter((word) => /^[a-z]/i.test(word) || !isSettled(word));
  return make(builds ? `${verb} --build` : verb, names);
}

/** Going back to the image from before. */
export function returnOf(call: Call): Renewal | undefined {
  const line = lineOf(call);
  if (/^helm\b.* rollback\b/.test(line))
    return { call, told: "helm rollback", names: undefined };
  const [, target] =
    /^(?:kubectl|oc)\b.* rollout undo (?:-\S+ )*(\S+)/.exec(line) ?? [];
  return target === undefined
    ? undefined
    : { call, told: "kubectl rollout undo", names: [target] };
}

/** Whether the names may be those of one machine: `app-backend` and `deployment/backend`. */
export function mayRenew({ names }: Renewal, { machine }: Migration): boolean {
  if (!names) return true;
  const words = new Set(
    wordsOf(last(machine)).filter(({ length }) => length > 2),
  );
  if (!names.every(isSettled)) return true;
  return names.some((name) =>
    wordsOf(last(name)).some((word) => words.has(word)),
  );
}

/** Whether they are, with nothing unknown about it. */
export function renews(renewal: Renewal, migration: Migration): boolean {
  const { names = [] } = renewal;
  return names.every(isSettled) && mayRenew(renewal, migration);
}

/** Without the kind or the registry in front. */
function last(name: string): string {
  return name.split("/").at(-1) ?? name;
}
