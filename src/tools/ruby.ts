import type { Effects, Tool } from "./tool.ts";

export const bundle: Tool = {
  name: "bundle",
  names: ["bundle", "bundler"],
  summary: "Packages of a Ruby project",
  examples: [
    { command: "bundle exec rails db:migrate", does: ["runs from word 1"] },
    { command: "bundle install --jobs 4", does: ["opens ."] },
    { command: "bundle show", does: [] },
  ],
  *effects(words) {
    const at = words.findIndex((word) => !word.startsWith("-"));
    const name = at < 0 ? "install" : (words[at] ?? "");
    const shows =
      /^(?:audit|check|doctor|env|help|info|list|outdated|platform|show|version)$/;
    if (name === "exec" && at + 1 < words.length) {
      yield { kind: "run", from: at + 1 };
    } else if (!shows.test(name)) yield { kind: "open", path: "." };
  },
};

export const rails: Tool = {
  name: "rails",
  names: [
    "rails",
    "rake",
    "bin/rails",
    "bin/rake",
    "./bin/rails",
    "./bin/rake",
  ],
  summary: "Tasks of a Ruby project",
  examples: [
    {
      command: "rails db:migrate RAILS_ENV=production",
      does: ["opens db"],
    },
    { command: "rake db:migrate:status", does: [] },
    {
      command: "rails server",
      does: ["does not end: it serves until it is stopped"],
    },
    {
      command: "rails console",
      does: ["reads its input (run)", "waits for the reader: it is a prompt"],
    },
    {
      command: "rails app:mend",
      does: ["is not modelled: what the task `app:mend` does is its own"],
    },
  ],
  *effects(words) {
    if (/^(?:-v|-V|-T|--version|--tasks)$/.test(words[0] ?? "")) return;
    const names = words.filter((word) => !/^-|^\w+=/.test(word));
    if (/^(?:s|server)$/.test(names[0] ?? "")) {
      if (words.some((word) => /^(?:-d|--daemon)$/.test(word))) return;
      yield { kind: "endless", why: "it serves until it is stopped" };
    } else if (/^(?:c|console)$/.test(names[0] ?? "")) {
      yield { kind: "input", as: "run" };
      yield { kind: "interactive", why: "it is a prompt" };
    } else for (const name of names) yield* task(name);
  },
};

/** The tasks of Rails itself; a project adds others. */
function* task(name: string): Effects {
  if (/^db:(?:version|migrate:status|abort_if_pending_migrations)$/.test(name))
    return;
  if (/^db:(?:create|drop|migrate|prepare|rollback|schema:dump)$/.test(name)) {
    yield { kind: "open", path: "db" };
  } else if (name.startsWith("assets:")) yield { kind: "open", path: "public" };
  else if (/^(?:tmp|log):/.test(name)) {
    yield { kind: "open", path: name.slice(0, 3) };
  } else if (!/^(?:about|notes|routes|stats|time:zones)$/.test(name)) {
    const why = `what the task \`${name}\` does is its own`;
    yield { kind: "unmodelled", why };
  }
}
