import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const userdel: Tool = {
  name: "userdel",
  names: ["userdel", "deluser"],
  summary: "Removes a user",
  examples: [
    { command: "userdel app", does: [] },
    { command: "userdel -r app", does: ["opens /home/app"] },
  ],
  *effects(words) {
    const { operands, has } = readOptions(words, { valued: [] });
    const [user] = operands;
    // The home is elsewhere for many a service.
    if (user !== undefined && has("-r", "--remove", "--remove-home")) {
      yield { kind: "open", path: `/home/${user}` };
    }
  },
};

export const groups: Tool = {
  name: "groupmod",
  names: [
    "groupmod",
    "groupdel",
    "addgroup",
    "delgroup",
    "gpasswd",
    "chage",
    "chsh",
    "setcap",
    "getcap",
    "getfacl",
  ],
  summary: "Change groups, shells and rights",
  examples: [{ command: "gpasswd -a deploy docker", does: [] }],
  effects: () => [],
};

export const chpasswd: Tool = {
  name: "chpasswd",
  summary: "Sets passwords from its input",
  examples: [{ command: "chpasswd", does: ["reads its input (values)"] }],
  effects: () => [{ kind: "input", as: "values" }],
};

export const visudo: Tool = {
  name: "visudo",
  names: ["visudo", "vipw", "vigr"],
  summary: "Let the reader edit who may do what",
  examples: [
    { command: "visudo -f /etc/sudoers.d/app", does: ["opens /etc"] },
    { command: "visudo -c", does: [] },
  ],
  *effects(words) {
    if (readOptions(words, { valued: ["-f"] }).has("-c", "--check")) return;
    yield { kind: "open", path: "/etc" };
  },
};
