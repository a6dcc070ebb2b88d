import type { Effects, Tool } from "./tool.ts";

export const php: Tool = {
  name: "php",
  summary: "Runs PHP programs",
  examples: [
    { command: "php -v", does: [] },
    { command: "php artisan migrate --force", does: [] },
    { command: "php artisan config:cache", does: ["opens bootstrap/cache"] },
    {
      command: "php /srv/app/artisan down",
      does: ["opens /srv/app/storage"],
    },
    {
      command: "php artisan queue:work",
      does: ["does not end: it works until it is stopped"],
    },
    {
      command: "php artisan app:mend",
      does: ["is not modelled: what the program does is its own"],
    },
    {
      command: "php bin/console cache:clear",
      does: ["opens var"],
    },
  ],
  *effects(words) {
    if (/^(?:-v|-m|-i|--version|--ini|--help)$/.test(words[0] ?? "")) return;
    const at = words.findIndex((word) => !word.startsWith("-"));
    const script = words[at] ?? "";
    const name = words.slice(at + 1).find((word) => !word.startsWith("-"));
    if (at >= 0 && /(?:^|\/)artisan$/.test(script)) {
      yield* artisan(name, script.slice(0, -"artisan".length));
    } else if (at >= 0 && /(?:^|\/)bin\/console$/.test(script)) {
      yield* symfony(name, script.slice(0, -"bin/console".length));
    } else yield* unknown();
  },
};

function* unknown(): Effects {
  yield { kind: "unmodelled", why: "what the program does is its own" };
}

/** Laravel's own commands; a project adds others. */
function* artisan(name = "list", folder: string): Effects {
  const within = (path: string): Effects => [
    { kind: "open", path: `${folder}${path}` },
  ];
  if (/^(?:serve|queue:work|queue:listen|schedule:work)$/.test(name)) {
    yield { kind: "endless", why: "it works until it is stopped" };
  } else if (
    /^(?:config|route|event|optimize|package)(?::cache|:clear|:discover)?$/.test(
      name,
    )
  ) {
    yield* within("bootstrap/cache");
  } else if (
    /^(?:down|up|cache:clear|view:(?:cache|clear)|auth:clear-resets)$/.test(
      name,
    )
  ) {
    yield* within("storage");
  } else if (/^(?:key:generate|env:(?:de|en)crypt)$/.test(name)) {
    yield* within(".env");
  } else if (name === "storage:link") yield* within("public");
  else if (
    !/^(?:about|list|env|inspire|db:(?:seed|wipe|show)|migrate(?::(?:fresh|install|refresh|reset|rollback|status))?|queue:(?:restart|retry|flush|failed|clear)|route:list|schedule:list)$/.test(
      name,
    )
  ) {
    yield* unknown();
  }
}

/** Symfony's own commands and Doctrine's. */
function* symfony(name = "list", folder: string): Effects {
  if (name.startsWith("cache:")) {
    yield { kind: "open", path: `${folder}var` };
  } else if (name === "assets:install") {
    yield { kind: "open", path: `${folder}public` };
  } else if (
    !/^(?:about|list|doctrine:migrations:(?:migrate|status|execute|list|up-to-date|latest)|doctrine:schema:validate|debug:\w+|lint:\w+|messenger:stop-workers)$/.test(
      name,
    )
  ) {
    yield* unknown();
  }
}
