import {
  type Call,
  callsOf,
  isInside,
  isSettled,
  told,
  wordsOfCall,
  mayBeAny,
} from "../calls.ts";
import { callsIn } from "../by-block.ts";
import { wordsOf } from "../../likeness.ts";
import type { Page } from "../../rule.ts";

/** A migration tool that is called inside a container that is there already. */
export interface Migration {
  readonly call: Call;
  /** What the reader typed to get there: `docker compose exec web alembic ...`. */
  readonly typed: Call;
  /** `backend` of `service:backend`, `api-0` of `pod:api-0`. */
  readonly machine: string;
  /** In the container that runs; otherwise in a new one of the image at hand. */
  readonly running: boolean;
}

/** A call that gives containers another image. */
export interface Renewal {
  readonly call: Call;
  /** Makes the image, puts containers of it in place of the old ones, or both. */
  readonly does: "image" | "containers" | "both";
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
  /\bmigrations? (?:up|run|apply)\b/,
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
  /\bmigrations? (?:down|rollback|undo|revert)\b/,
];

/** They only tell what would be done. */
const onlyTells = /^--(?:sql|check|plan|list|dry-run|pretend|help|status)\b/;

/** Whether the words of a command migrate a database that way. */
export function migrates(line: string, direction: "up" | "down"): boolean {
  const patterns = direction === "up" ? forwards : backwards;
  return patterns.some((pattern) => pattern.test(line));
}

export function migrationsOf(
  page: Page,
  direction: "up" | "down",
): readonly Migration[] {
  const calls = callsOf(page);
  return calls.flatMap((call) => {
    const [, machine] =
      /(?:container|service|pod):([^/].*)$/.exec(call.namespace) ?? [];
    const words = wordsOfCall(call);
    const line = words.join(" ");
    if (machine === undefined || words.some((word) => onlyTells.test(word)))
      return [];
    if (!migrates(line, direction)) return [];
    const typed = callsIn(call.place.block, page).find(
      (other) => other.within.length === 0 && isInside(call.place, other.place),
    );
    // `docker run` and `kubectl run` name the image themselves.
    if (!typed || !/ (?:exec|compose\b.* run|run --rm) /.test(lineOf(typed)))
      return [];
    if (/(?:docker|podman|nerdctl|kubectl) run |--build\b/.test(lineOf(typed)))
      return [];
    const [, verb] = / (exec|run) /.exec(lineOf(typed)) ?? [];
    const running = verb === "exec";
    return [{ call, typed, machine, running }];
  });
}

function lineOf(call: Call): string {
  return wordsOfCall(call).join(" ");
}

/** What makes or brings an image, or starts containers of the one at hand. */
export function renewalOf(call: Call): Renewal | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  const line = lineOf(call);
  if (/ (?:--dry-run|--help)\b/.test(line)) return undefined;
  if (/^(?:docker|podman|nerdctl)$/.test(name) && words[0] === "compose")
    return composeRenewal(call, words.slice(1));
  if (/^(?:docker|podman)-compose$/.test(name))
    return composeRenewal(call, words);
  const [built, verb = ""] =
    /^(?:docker|podman|nerdctl) (?:buildx |image )?(build|pull)\b/.exec(line) ??
    [];
  if (built !== undefined)
    return renewal(call, `${name} ${verb}`, "image", words.slice(1));
  if (name === "helm" && words.includes("upgrade"))
    return renewal(call, "helm upgrade", "both");
  const [, images] =
    /^(?:kubectl|oc)\b.* set image ((?:-\S+ \S+ )*\S+)/.exec(line) ?? [];
  if (images !== undefined)
    return renewal(
      call,
      "kubectl set image",
      "both",
      images.split(" ").slice(-1),
    );
  // A script of the project's own.
  if (/^\.{0,2}\//.test(name) && words.includes("--build"))
    return renewal(call, `${told(name)} --build`, "both");
  return undefined;
}

function renewal(
  call: Call,
  shown: string,
  does: Renewal["does"],
  names: readonly string[] = [],
): Renewal {
  return {
    call,
    does,
    told: shown,
    names: names.length > 0 ? names : undefined,
  };
}

function composeRenewal(
  call: Call,
  words: readonly string[],
): Renewal | undefined {
  const at = words.findIndex((word) => /^(?:up|build|pull|create)$/.test(word));
  if (at < 0) return undefined;
  const verb = words[at] ?? "";
  const rest = words.slice(at + 1);
  const names = rest.filter((word) => /^[a-z]/i.test(word) || !isSettled(word));
  if (verb === "build" || verb === "pull")
    return renewal(call, verb, "image", names);
  return rest.includes("--build") || rest.includes("--pull")
    ? renewal(call, `${verb} --build`, "both", names)
    : renewal(call, verb, "containers", names);
}

/** Going back to the image from before. */
export function returnOf(call: Call): Renewal | undefined {
  const line = lineOf(call);
  if (/^helm\b.* rollback\b/.test(line))
    return renewal(call, "helm rollback", "both");
  const [, target] =
    /^(?:kubectl|oc)\b.* rollout undo (?:-\S+ )*(\S+)/.exec(line) ?? [];
  return target === undefined
    ? undefined
    : renewal(call, "kubectl rollout undo", "both", [target]);
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

/** Whether nobody knows all of what a call brings: it may be the image that is needed. */
export function mayBeRenewal(call: Call): boolean {
  if (mayBeAny(call)) return true;
  const engine = /^(?:docker|podman|nerdctl|docker-compose|helm|kubectl|oc)$/;
  const words = wordsOfCall(call);
  return engine.test(words[0] ?? "") && !words.every(isSettled);
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
