import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const apache: Tool = {
  name: "apachectl",
  names: ["apachectl", "apache2ctl", "httpd", "apache2"],
  summary: "A web server",
  examples: [
    { command: "apachectl configtest", does: [] },
    {
      command: "httpd -DFOREGROUND",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    if (/-D ?FOREGROUND|(?:^| )-X/.test(words.join(" "))) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};

export const apacheModules: Tool = {
  name: "a2enmod",
  names: [
    "a2enmod",
    "a2dismod",
    "a2ensite",
    "a2dissite",
    "a2enconf",
    "a2disconf",
    "phpenmod",
    "phpdismod",
  ],
  summary: "Turn parts of a web server on and off",
  examples: [{ command: "a2enmod proxy_http", does: ["opens /etc"] }],
  effects: () => [{ kind: "open", path: "/etc" }],
};

export const caddy: Tool = {
  name: "caddy",
  summary: "A web server",
  examples: [
    {
      command: "caddy reload --config Caddyfile",
      does: ["reads Caddyfile (apply)"],
    },
    {
      command: "caddy run",
      does: ["does not end: it serves until it is stopped"],
    },
    { command: "caddy fmt --overwrite", does: ["opens ."] },
  ],
  *effects(words) {
    const valued = ["-c", "--config", "-a", "--adapter", "--address"];
    const { name, rest } = subcommand(words, []);
    const options = readOptions(rest, { valued });
    const path = options.value("-c", "--config");
    if (path === "-") yield { kind: "input", as: "apply" };
    else if (path !== undefined) yield { kind: "read", path, as: "apply" };
    if (name === "fmt" && options.has("-w", "--overwrite")) {
      yield { kind: "open", path: options.operands[0] ?? "." };
    }
    if (/^(?:run|file-server|reverse-proxy|respond)$/.test(name)) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};

export const htpasswd: Tool = {
  name: "htpasswd",
  summary: "Names and passwords for a web server",
  examples: [
    { command: "htpasswd -c users ops", does: ["opens users"] },
    { command: "htpasswd -nb ops secret", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: ["-C", "-r"] });
    const [path] = options.operands;
    if (path !== undefined && !options.has("-n")) yield { kind: "open", path };
  },
};
